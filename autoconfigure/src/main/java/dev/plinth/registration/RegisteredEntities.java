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
package dev.plinth.registration;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * Tells which persistence unit has which entities, and where they come from. A unit is
 * known once it is built.
 */
public final class RegisteredEntities {

	private final Map<String, Unit> units = new ConcurrentSkipListMap<>();

	/**
	 * Return the persistence units that are built.
	 * @return the units, ordered by name
	 */
	public Collection<Unit> units() {
		return List.copyOf(this.units.values());
	}

	/**
	 * Return a persistence unit.
	 * @param name its name
	 * @return the unit, or {@code null} if none of that name is built
	 */
	public @Nullable Unit unit(String name) {
		return this.units.get(name);
	}

	void add(Unit unit) {
		this.units.put(unit.name(), unit);
	}

	/**
	 * A persistence unit.
	 *
	 * @param name its name
	 * @param entities its entities, ordered by name
	 * @param leftOut why classes are left out that are scanned or registered for the
	 * unit, by the name of the class
	 */
	public record Unit(String name, List<Entity> entities, Map<String, String> leftOut) {

		public Unit {
			entities = List.copyOf(entities);
			leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
		}

	}

	/**
	 * An entity of a persistence unit.
	 *
	 * @param name its class, or its name where it has none
	 * @param table its table, with the schema if the mapping names one
	 * @param registrations the names of the registrations that contribute it; none if
	 * they do not
	 * @param scanned whether the unit has it without any registration
	 */
	public record Entity(String name, String table, List<String> registrations, boolean scanned) {

		public Entity {
			registrations = List.copyOf(registrations);
		}

	}

}
