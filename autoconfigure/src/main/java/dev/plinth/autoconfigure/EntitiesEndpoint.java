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
package dev.plinth.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.plinth.registration.RegisteredEntities;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@link Endpoint @Endpoint} that tells which persistence unit has which entities, and
 * where they come from.
 */
@Endpoint(id = "entities")
public class EntitiesEndpoint {

	private final RegisteredEntities entities;

	/**
	 * Create the endpoint.
	 * @param entities the entities of all persistence units
	 */
	public EntitiesEndpoint(RegisteredEntities entities) {
		this.entities = entities;
	}

	/**
	 * Return the entities of all persistence units.
	 * @return the description
	 */
	@ReadOperation
	public EntitiesDescriptor entities() {
		Map<String, UnitDescriptor> units = new LinkedHashMap<>();
		this.entities.units().forEach((unit) -> units.put(unit.name(), describe(unit)));
		return new EntitiesDescriptor(units);
	}

	private static UnitDescriptor describe(RegisteredEntities.Unit unit) {
		Map<String, EntityDescriptor> entities = new LinkedHashMap<>();
		unit.entities()
			.forEach((entity) -> entities.put(entity.name(),
					new EntityDescriptor(entity.table(), entity.registrations(), entity.scanned())));
		return new UnitDescriptor(entities, unit.leftOut());
	}

	/**
	 * Description of all persistence units.
	 *
	 * @param units the units by name
	 */
	public record EntitiesDescriptor(Map<String, UnitDescriptor> units) {

	}

	/**
	 * Description of a persistence unit.
	 *
	 * @param entities its entities by the name of their class
	 * @param leftOut why classes are left out, by the name of the class
	 */
	public record UnitDescriptor(Map<String, EntityDescriptor> entities, Map<String, String> leftOut) {

	}

	/**
	 * Description of an entity.
	 *
	 * @param table its table
	 * @param registrations the names of the beans that register it
	 * @param scanned whether the unit has it without any registration
	 */
	public record EntityDescriptor(String table, List<String> registrations, boolean scanned) {

	}

}
