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
package dev.plinth.softdelete.model;

import org.hibernate.mapping.Property;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a soft-deletable entity that its deletion is written into.
 *
 * @param mark tells whether a row is deleted
 * @param auditor holds who deleted it, {@code null} if no attribute does
 * @param id holds the identifier of the deletion, {@code null} if no attribute does
 * @param assignable whether the application has access to the attributes, and may write
 * into them what is not true
 */
public record DeletionRoles(Property mark, @Nullable Property auditor, @Nullable Property id, boolean assignable) {

}
