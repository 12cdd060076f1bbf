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
package dev.plinth.testing.registry;

import java.util.UUID;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/**
 * The one appendix of an entry.
 */
@MappedSuperclass
public abstract class Appendix {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	public @Nullable Long getId() {
		return this.id;
	}

	public abstract @Nullable Entry getEntry();

	/**
	 * Assign the deletion of another row, as the binding of a request might.
	 * @param deletion the identifier of that deletion
	 */
	public abstract void assignDeletion(UUID deletion);

}
