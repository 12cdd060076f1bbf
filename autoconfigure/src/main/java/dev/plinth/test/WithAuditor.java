/*
 * Copyright 2026 the Plinth authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package dev.plinth.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names who writes, and when, in a test of an application: in {@code @SpringBootTest} and
 * in slices such as {@code @DataJpaTest} alike, from before the test's transaction begins
 * until after it has ended, {@code @BeforeEach} and {@code @AfterEach} included.
 * <p>
 * On a class it holds for each of its test methods, and for those of nested classes; on a
 * method it goes before that of the class. It may be a meta-annotation. The name is that
 * of a {@linkplain dev.plinth.audit.Auditors#runAs(String, Runnable) run-as scope} of the
 * thread of the test: a scope within the test goes before it, and it goes before whoever
 * is signed in. Other threads do not have it, a server started by the test included.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface WithAuditor {

	/**
	 * Return the name of the auditor.
	 * @return the name, not empty
	 */
	String value();

	/**
	 * Return the time that the {@link java.time.Clock} bean of the application shows
	 * during the test, to all threads: an instant such as {@code 2026-03-01T10:15:30Z}.
	 * Tests that run in parallel in one application context share that clock.
	 * @return the instant as text, or an empty text to let the clock run
	 */
	String at() default "";

}
