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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypesScanner;
import org.springframework.util.Assert;

/**
 * All registrations of an application, and what they make of the classes that a
 * persistence unit has of itself:
 * <ol>
 * <li>The classes of the registrations that belong to the unit are added.</li>
 * <li>Entities that a registration gives to other units are left out where the unit only
 * scans them.</li>
 * <li>What a registration of the unit excludes is left out.</li>
 * </ol>
 */
public final class EntityRegistrations {

	private final Map<String, EntityRegistration> registrations;

	private final PersistenceManagedTypes types;

	private final MetadataReaderFactory metadata;

	private final RegisteredEntities report;

	/**
	 * Create the registrations of an application.
	 * @param registrations the registrations by the names of their beans
	 * @param types their classes, as {@link #scan} finds them
	 * @param metadata reads the annotations of classes without loading them
	 * @param report where persistence units are reported
	 */
	public EntityRegistrations(Map<String, EntityRegistration> registrations, PersistenceManagedTypes types,
			MetadataReaderFactory metadata, RegisteredEntities report) {
		Assert.notNull(registrations, "'registrations' must not be null");
		Assert.notNull(types, "'types' must not be null");
		Assert.notNull(metadata, "'metadata' must not be null");
		Assert.notNull(report, "'report' must not be null");
		this.registrations = new TreeMap<>(registrations);
		this.types = types;
		this.metadata = metadata;
		this.report = report;
	}

	/**
	 * Find the classes of registrations. Ahead-of-time processing keeps the result.
	 * @param registrations the registrations by the names of their beans
	 * @param scanner finds the classes of a package
	 * @return the classes
	 * @throws EntityRegistrationException if there are none in a package
	 */
	public static PersistenceManagedTypes scan(Map<String, EntityRegistration> registrations,
			PersistenceManagedTypesScanner scanner) {
		Set<String> classes = new LinkedHashSet<>();
		Set<String> packages = new LinkedHashSet<>();
		new TreeMap<>(registrations).forEach((name, registration) -> {
			for (String packageName : registration.packages()) {
				PersistenceManagedTypes found = scanner.scan(packageName);
				if (found.getManagedClassNames().isEmpty()) {
					throw new EntityRegistrationException(
							"The entity registration '" + name + "' names the package " + packageName
									+ ", in which there is no entity.",
							"Correct the name, or remove it from the registration.");
				}
				classes.addAll(found.getManagedClassNames());
				packages.addAll(found.getManagedPackages());
			}
			classes.addAll(registration.classes());
		});
		return PersistenceManagedTypes.of(List.copyOf(classes), List.copyOf(packages));
	}

	/**
	 * Decide about the entities of a persistence unit.
	 * @param unit the name of the unit
	 * @param primary whether registrations without a unit belong to it
	 * @param ownClasses the managed classes that it has of itself
	 * @param ownPackages the managed packages that it has of itself
	 * @return the decision
	 */
	UnitEntities of(String unit, boolean primary, Collection<String> ownClasses, Collection<String> ownPackages) {
		UnitEntities entities = new UnitEntities(unit, this.report);
		entities.scanned().addAll(ownClasses);
		entities.classes().addAll(ownClasses);
		entities.packages().addAll(ownPackages);
		this.registrations.forEach((name, registration) -> {
			if (belongs(registration, unit, primary)) {
				add(name, registration, entities);
			}
		});
		this.registrations.forEach((name, registration) -> {
			if (!belongs(registration, unit, primary) && !registration.units().isEmpty()) {
				leaveOut(name, registration, entities);
			}
		});
		exclude(unit, primary, entities);
		return entities;
	}

	private void add(String name, EntityRegistration registration, UnitEntities entities) {
		for (String className : this.types.getManagedClassNames()) {
			if (registration.contains(className)) {
				entities.classes().add(className);
				entities.registrations()
					.merge(className, List.of(name),
							(first, second) -> List.of(first, second).stream().flatMap(List::stream).toList());
				addSchema(className, name, registration.schema(), entities);
			}
		}
		this.types.getManagedPackages()
			.stream()
			.filter((packageName) -> registration.contains(packageName + ".package-info"))
			.forEach(entities.packages()::add);
	}

	private void addSchema(String className, String name, @Nullable String schema, UnitEntities entities) {
		String other = (schema != null) ? entities.schemas().putIfAbsent(className, schema) : null;
		if (other != null && !other.equals(schema)) {
			throw new EntityRegistrationException(
					className + " is registered for the schema '" + other + "' and, by the entity registration '" + name
							+ "', for the schema '" + schema + "'.",
					"Let the packages and classes of one registration not be among those of the other.");
		}
	}

	/**
	 * What is not an entity is in no table: several units may share it.
	 */
	private void leaveOut(String name, EntityRegistration registration, UnitEntities entities) {
		entities.classes().removeIf((className) -> {
			boolean leftOut = registration.contains(className) && !entities.registrations().containsKey(className)
					&& isEntity(className);
			if (leftOut) {
				entities.leftOut()
					.put(className, "registered for " + quoted(registration.units()) + " by '" + name + "'");
			}
			return leftOut;
		});
	}

	private void exclude(String unit, boolean primary, UnitEntities entities) {
		this.registrations.forEach((name, registration) -> {
			if (belongs(registration, unit, primary)) {
				for (String className : registration.exclusions()) {
					entities.exclusions().put(className, name);
					if (entities.classes().remove(className)) {
						entities.leftOut().put(className, "excluded by '" + name + "'");
					}
				}
			}
		});
	}

	private boolean isEntity(String className) {
		try {
			return this.metadata.getMetadataReader(className)
				.getAnnotationMetadata()
				.hasAnnotation(Entity.class.getName());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean belongs(EntityRegistration registration, String unit, boolean primary) {
		return registration.units().isEmpty() ? primary : registration.units().contains(unit);
	}

	/**
	 * Refuse registrations that no persistence unit takes.
	 * @param units the names of all units
	 * @param primary whether one of them is the primary one
	 */
	void validate(List<String> units, boolean primary) {
		this.registrations.forEach((name, registration) -> {
			if (registration.units().isEmpty() && !primary) {
				throw new EntityRegistrationException(
						"The entity registration '" + name + "' names no persistence unit, and none of " + quoted(units)
								+ " is the primary one.",
						"Name the unit with EntityRegistration.unit, or annotate its entity manager factory with"
								+ " @Primary.");
			}
			for (String unit : registration.units()) {
				long found = units.stream().filter(unit::equals).count();
				if (found == 0) {
					throw new EntityRegistrationException(
							"The entity registration '" + name + "' names the persistence unit '" + unit
									+ "', but the application has " + quoted(units) + ".",
							"Correct the name, or give it to the entity manager factory of the unit.");
				}
				if (found > 1) {
					throw new EntityRegistrationException(
							"The entity registration '" + name + "' names the persistence unit '" + unit + "', and "
									+ found + " units have that name.",
							"Give each entity manager factory a persistence unit name of its own.");
				}
			}
		});
	}

	static String quoted(Collection<String> names) {
		return names.stream().map((name) -> "'" + name + "'").collect(Collectors.joining(", "));
	}

}
