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
 * Marks the reference to a parent that is touched when this entity is created, changed or
 * deleted: the parent's {@value Timestamped_#UPDATED_AT} and
 * {@value Userstamped_#UPDATED_BY} move and its {@link Versioned version} is counted on,
 * as if its own content had changed. This makes the root of an aggregate tell the last
 * change of the aggregate, and two sessions that change parts of it meet on its version.
 * <p>
 * A flush updates a parent once, however many children touch it. A parent that has such a
 * reference itself touches its own parent. One that is deleted is not touched. A child
 * that moves from one parent to another touches both. A change of attributes marked
 * {@link IgnoredForLastModified} does not count. A child that is restored after a soft
 * deletion touches its parent with the next flush, unless the parent comes back with it.
 * Bulk statements and stateless sessions touch nobody. A parent that the session holds as
 * read-only stays as it is, since its update would write what has been assigned to it as
 * well; one of its own is touched.
 * <p>
 * Belongs on a to-one attribute of an entity or mapped superclass, whose target is
 * {@link Timestamped}, {@link Userstamped} or versioned.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD })
public @interface Touch {

}
