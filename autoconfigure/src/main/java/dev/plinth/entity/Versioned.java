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
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * Mixin of entities with an optimistic lock. Adds the attribute
 * {@value Versioned_#VERSION}, which does what an attribute annotated {@link Version}
 * does (Jakarta Persistence 3.2, section 3.5.2). Deleting softly and restoring count as a
 * change. Belongs on the root of an entity hierarchy or on a mapped superclass above it.
 */
public interface Versioned {

	/**
	 * Return the version.
	 * @return the version, or {@code null} while the entity has not been written
	 */
	@JsonProperty(access = Access.READ_ONLY)
	default @Nullable Long getVersion() {
		return AbstractEntity.loaded(this).version;
	}

}
