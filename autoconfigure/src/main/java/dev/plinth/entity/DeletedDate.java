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
 * Makes an entity soft-deletable that cannot implement {@link SoftDeletable}: the
 * annotated attribute tells when a row was deleted, and {@code null} that it lives. Its
 * name, its column and its type are the application's: {@link java.time.Instant},
 * {@link java.time.OffsetDateTime}, {@link java.time.ZonedDateTime},
 * {@link java.time.LocalDateTime}, {@link java.time.LocalDate}, {@link Long} in
 * milliseconds, or {@link java.util.Date}; or, for a table that has no more,
 * {@code boolean} or {@link Boolean}, which say that a row is deleted but not when.
 * <p>
 * The library alone sets the attribute. What the application assigns to it is never
 * written.
 * <p>
 * Belongs on a field, a getter or a setter of the root of an entity hierarchy, or of a
 * mapped superclass above it, and may be used to build annotations of one's own.
 *
 * @see DeletedBy
 * @see DeletionId
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface DeletedDate {

}
