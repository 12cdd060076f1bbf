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

import dev.plinth.entity.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A change that is based on another version than the current one. Answered with 409.
 */
public final class StaleVersionException extends ConflictException {

	private StaleVersionException(Long requested, @Nullable Long current) {
		super("The change is based on version " + requested + ", the current version is " + current);
	}

	/**
	 * Compare the version of an entity with the one that a change is based on. What
	 * changes between this comparison and the commit is found by the optimistic lock.
	 * @param entity the entity to change
	 * @param version the version that the change is based on
	 * @throws StaleVersionException if they differ
	 */
	public static void throwIfStale(Versioned entity, Long version) {
		if (!version.equals(entity.getVersion())) {
			throw new StaleVersionException(version, entity.getVersion());
		}
	}

}
