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
package dev.plinth.entity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an association whether it keeps the rows that it refers to from being deleted
 * softly, as a foreign key keeps them from being removed. Stands on the to-one attribute,
 * the {@code @Any} or the owning collection that holds the reference, also in an
 * embeddable or an identifier, or on the one-to-many attribute that keeps foreign keys in
 * its elements, where the mapping annotations stand. Rows that are deleted, or go in the
 * same deletion, keep nothing. Where it is absent, the property
 * {@code plinth.soft-delete.referenced} decides.
 *
 * @see dev.plinth.softdelete.RestrictedDeletionException
 */
@Target({ ElementType.FIELD, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface RestrictDelete {

	/**
	 * Whether a row that the association refers to is kept from being deleted.
	 * @return {@code false} to allow the deletion where it is refused by default
	 */
	boolean value() default true;

}
