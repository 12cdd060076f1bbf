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

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.models.spi.ModelsContext;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about the entities of one persistence unit before Hibernate maps them.
 * It reaches Hibernate as a setting.
 *
 * @param unit the name of the unit
 * @param classes the managed classes: those of the unit itself, then those of
 * registrations
 * @param packages the packages with annotations
 * @param described the entities that are described instead of annotated, by the names of
 * their classes, or their own where they have none
 * @param scanned the classes that the unit has without any registration
 * @param registrations the names of the registrations that contribute a class, by class
 * @param schemas the schema of annotated classes, by class
 * @param describedSchemas the schema of described classes, by class
 * @param exclusions the name of the registration that excludes a class, by class
 * @param leftOut why classes are left out, by class
 * @param report where the unit is reported
 * @param models Hibernate's model of the annotations until the schemas are in it
 */
record UnitEntities(String unit, Set<String> classes, Set<String> packages, Set<String> described, Set<String> scanned,
		Map<String, List<String>> registrations, Map<String, String> schemas, Map<String, String> describedSchemas,
		Map<String, String> exclusions, Map<String, String> leftOut, RegisteredEntities report,
		AtomicReference<@Nullable ModelsContext> models) {

	/**
	 * Name of the Hibernate setting.
	 */
	static final String SETTING = UnitEntities.class.getName();

	UnitEntities(String unit, RegisteredEntities report) {
		this(unit, new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(),
				new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(),
				new LinkedHashMap<>(), report, new AtomicReference<>());
	}

	static @Nullable UnitEntities of(ServiceRegistry registry) {
		return (UnitEntities) registry.requireService(ConfigurationService.class).getSettings().get(SETTING);
	}

	List<String> registrations(String className) {
		return this.registrations.getOrDefault(className, List.of());
	}

}
