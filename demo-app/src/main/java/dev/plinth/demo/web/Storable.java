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
package dev.plinth.demo.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

/**
 * Text that every database can store: without the character NUL, which PostgreSQL
 * refuses, and without lone surrogates, which have no encoding.
 */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "[^\\x00\\p{Cs}]*")
@ReportAsSingleViolation
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
public @interface Storable {

	/**
	 * Return the message.
	 * @return what is wrong
	 */
	String message() default "must not contain characters that cannot be stored";

	/**
	 * Return the groups.
	 * @return the validation groups
	 */
	Class<?>[] groups() default {};

	/**
	 * Return the payload.
	 * @return the payload
	 */
	Class<? extends Payload>[] payload() default {};

}
