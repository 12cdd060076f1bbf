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

import java.time.Clock;
import java.time.Instant;

import dev.plinth.audit.RunAs;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import org.springframework.test.context.transaction.TransactionalTestExecutionListener;
import org.springframework.util.Assert;

/**
 * Carries {@link WithAuditor} out. It comes ahead of the listener that begins the
 * transaction of a test, and so ends after that transaction does: what is flushed at its
 * commit has the name and the time as well.
 *
 * @see TransactionalTestExecutionListener
 */
final class WithAuditorTestExecutionListener extends AbstractTestExecutionListener {

	private static final int ORDER = TransactionalTestExecutionListener.ORDER - 100;

	private static final String CLOCK = FixableClock.class.getName();

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		WithAuditor annotation = find(testContext);
		if (annotation != null) {
			Assert.hasText(annotation.value(), "The name that @WithAuditor gives must not be empty");
			if (!annotation.at().isEmpty()) {
				FixableClock clock = clock(testContext);
				clock.fix(Instant.parse(annotation.at()));
				testContext.setAttribute(CLOCK, clock);
			}
			RunAs.set(annotation.value());
		}
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		if (find(testContext) != null) {
			RunAs.set(null);
			if (testContext.removeAttribute(CLOCK) instanceof FixableClock clock) {
				clock.fix(null);
			}
		}
	}

	private static @Nullable WithAuditor find(TestContext testContext) {
		WithAuditor ofMethod = AnnotatedElementUtils.findMergedAnnotation(testContext.getTestMethod(),
				WithAuditor.class);
		return (ofMethod != null) ? ofMethod
				: TestContextAnnotationUtils.findMergedAnnotation(testContext.getTestClass(), WithAuditor.class);
	}

	private static FixableClock clock(TestContext testContext) {
		Clock clock = testContext.getApplicationContext().getBeanProvider(Clock.class).getIfAvailable();
		Assert.state(clock instanceof FixableClock,
				() -> "@WithAuditor cannot fix the time: the application context has "
						+ ((clock != null) ? "a clock of its own, a " + clock.getClass().getName() : "no clock")
						+ ". It fixes a bean that is declared with the type java.time.Clock.");
		return (FixableClock) clock;
	}

}
