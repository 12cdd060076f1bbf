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

import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * The part of every response that the mixins supply.
 *
 * @param id the identifier
 * @param version the version, which a {@code PUT} has to send back
 * @param createdAt when the row was created
 * @param createdBy who created it
 * @param updatedAt when its content last changed
 * @param updatedBy who last changed its content
 * @param deletedAt when it was deleted; absent from the response unless it is deleted
 * @param deletedBy who deleted it; absent from the response unless it is deleted
 */
public record Stamps(Long id, Long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant deletedAt,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String deletedBy) {

	/**
	 * Read the stamps of an entity that has been written.
	 * @param <E> an entity with all mixins
	 * @param entity the entity
	 * @return its stamps
	 */
	public static <E extends AbstractBaseEntity & Timestamped & Userstamped & SoftDeletable & Versioned> Stamps of(
			E entity) {
		return new Stamps(written(entity.getId()), written(entity.getVersion()), written(entity.getCreatedAt()),
				written(entity.getCreatedBy()), written(entity.getUpdatedAt()), written(entity.getUpdatedBy()),
				entity.getDeletedAt(), entity.getDeletedBy());
	}

	private static <T> T written(@Nullable T value) {
		return Objects.requireNonNull(value, "The entity has not been written");
	}

}
