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

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import org.jspecify.annotations.Nullable;

/**
 * Mixin of entities whose rows stay when they are deleted. Adds the attributes
 * {@value SoftDeletable_#DELETED_AT}, {@value SoftDeletable_#DELETED_BY} and
 * {@value SoftDeletable_#DELETION_ID}, all {@code null} as long as the row lives. Belongs
 * on the root of an entity hierarchy or on a mapped superclass above it.
 */
public interface SoftDeletable {

	/**
	 * Return when the row was deleted.
	 * @return the instant, or {@code null} if the row lives
	 */
	@JsonProperty(access = Access.READ_ONLY)
	default @Nullable Instant getDeletedAt() {
		return AbstractEntity.loaded(this).deletedAt;
	}

	/**
	 * Return who deleted the row.
	 * @return the auditor, or {@code null} if the row lives
	 */
	@JsonProperty(access = Access.READ_ONLY)
	default @Nullable String getDeletedBy() {
		return AbstractEntity.loaded(this).deletedBy;
	}

	/**
	 * Return the identifier of the deletion that took the row. All rows that went with
	 * one delete operation have the same.
	 * @return the identifier, or {@code null} if the row lives
	 */
	@JsonProperty(access = Access.READ_ONLY)
	default @Nullable UUID getDeletionId() {
		return AbstractEntity.loaded(this).deletionId;
	}

	/**
	 * Return whether the row is deleted.
	 * @return {@code true} once its deletion has been asked for, flushed or not,
	 * {@code false} again once it is restored
	 */
	@JsonProperty(access = Access.READ_ONLY)
	default boolean isDeleted() {
		AbstractEntity<?> entity = AbstractEntity.loaded(this);
		return entity.deletedAt != null || entity.softDeleteRequested;
	}

	/**
	 * Ask for the deletion of this entity. The next flush of the persistence context that
	 * manages it does just what {@code EntityManager.remove} does. Without effect on an
	 * entity that is deleted already, and on a detached one: merging it does not hand the
	 * request over.
	 */
	default void softDelete() {
		AbstractEntity<?> entity = AbstractEntity.loaded(this);
		entity.softDeleteRequested = entity.deletedAt == null;
	}

}
