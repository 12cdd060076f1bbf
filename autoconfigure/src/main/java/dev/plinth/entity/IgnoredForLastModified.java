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
 * Marks an attribute whose change is no change of content: a counter of views, the time
 * of the last login, a cached value. An update that changes nothing but such attributes
 * leaves {@value Timestamped_#UPDATED_AT} and {@value Userstamped_#UPDATED_BY} as they
 * are. The row is written all the same, and a {@link Versioned} entity gets its next
 * version.
 * <p>
 * Belongs on the field, the getter or the setter of a basic attribute, an embedded one or
 * one inside of an embeddable, an association, or a collection that the entity owns. In
 * an embeddable that is an element of a collection it has no effect; mark the collection.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD })
public @interface IgnoredForLastModified {

}
