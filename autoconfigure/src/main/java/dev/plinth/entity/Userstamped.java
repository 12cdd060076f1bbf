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

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import org.jspecify.annotations.Nullable;

/**
 * Mixin of entities that know who created them and who last changed their content. Adds
 * the attributes {@value Userstamped_#CREATED_BY} and {@value Userstamped_#UPDATED_BY},
 * the name of the auditor. They are set when the row is written and cannot be set by the
 * application.
 */
public interface Userstamped {

	/**
	 * Return who created the row.
	 * @return the auditor, or {@code null} while the entity has not been written
	 */
	@JsonProperty(access = Access.READ_ONLY)
	default @Nullable String getCreatedBy() {
		return AbstractEntity.loaded(this).createdBy;
	}

	/**
	 * Return who last changed the content of the row. Deleting softly and restoring do
	 * not count.
	 * @return the auditor, or {@code null} while the entity has not been written
	 */
	@JsonProperty(access = Access.READ_ONLY)
	default @Nullable String getUpdatedBy() {
		return AbstractEntity.loaded(this).updatedBy;
	}

}
