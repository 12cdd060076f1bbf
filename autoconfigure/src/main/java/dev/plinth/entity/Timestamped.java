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

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import org.jspecify.annotations.Nullable;

/**
 * Mixin of entities that know when they were created and when their content last changed.
 * Adds the attributes {@value Timestamped_#CREATED_AT} and
 * {@value Timestamped_#UPDATED_AT}, instants with the precision of the columns,
 * microseconds by default. They are set when the row is written and cannot be set by the
 * application.
 */
public interface Timestamped {

	/**
	 * Return when the row was created.
	 * @return the instant, or {@code null} while the entity has not been written
	 */
	@JsonProperty(access = Access.READ_ONLY)
	default @Nullable Instant getCreatedAt() {
		return AbstractEntity.loaded(this).createdAt;
	}

	/**
	 * Return when the content of the row last changed. Equals {@link #getCreatedAt()} as
	 * long as it has not changed; deleting softly and restoring do not count.
	 * @return the instant, or {@code null} while the entity has not been written
	 */
	@JsonProperty(access = Access.READ_ONLY)
	default @Nullable Instant getUpdatedAt() {
		return AbstractEntity.loaded(this).updatedAt;
	}

}
