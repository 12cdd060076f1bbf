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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.plinth.mapping.imperative.ImperativeMappings;
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
 * <li>Entities that are described belong to the primary unit, those without a class to
 * the units that their descriptions name.</li>
 * <li>The classes of the registrations that belong to the unit are added.</li>
 * <li>Entities that a registration gives to other units are left out where the unit only
 * scans them.</li>
 * <li>What a registration of the unit excludes is left out.</li>
 * </ol>
 */
public final class EntityRegistrations {

	private final Map<String, EntityRegistration> registrations;

	private final PersistenceManagedTypes types;

	private final ImperativeMappings descriptions;

	private final MetadataReaderFactory metadata;

	private final RegisteredEntities report;

	/**
	 * Create the registrations of an application.
	 * @param registrations the registrations by the names of their beans
	 * @param types their classes, as {@link #scan} finds them
	 * @param descriptions the classes that are described instead of annotated
	 * @param metadata reads the annotations of classes without loading them
	 * @param report where persistence units are reported
	 * @throws EntityRegistrationException if a registration names a package without
	 * entities
	 */
	public EntityRegistrations(Map<String, EntityRegistration> registrations, PersistenceManagedTypes types,
			ImperativeMappings descriptions, MetadataReaderFactory metadata, RegisteredEntities report) {
		Assert.notNull(registrations, "'registrations' must not be null");
		Assert.notNull(types, "'types' must not be null");
		Assert.notNull(descriptions, "'descriptions' must not be null");
		Assert.notNull(metadata, "'metadata' must not be null");
		Assert.notNull(report, "'report' must not be null");
		this.registrations = new TreeMap<>(registrations);
		this.types = types;
		this.descriptions = descriptions;
		this.metadata = metadata;
		this.report = report;
		this.registrations.forEach(this::requireEntities);
	}

	private void requireEntities(String name, EntityRegistration registration) {
		for (String packageName : registration.packages()) {
			if (Stream.concat(this.types.getManagedClassNames().stream(), this.descriptions.entities().stream())
				.noneMatch((className) -> className.startsWith(packageName + "."))) {
				throw new EntityRegistrationException(
						"The entity registration '" + name + "' names the package " + packageName
								+ ", in which there is no entity.",
						"Correct the name, or remove it from the registration.");
			}
		}
	}

	/**
	 * Return whether units are left as they are: nothing is registered or described.
	 */
	boolean isEmpty() {
		return this.registrations.isEmpty() && this.descriptions.all().isEmpty();
	}

	/**
	 * Return the names of the units that a class is registered for by name.
	 */
	List<String> units(String className) {
		return this.registrations.values()
			.stream()
			.filter((registration) -> registration.contains(className))
			.flatMap((registration) -> registration.units().stream())
			.toList();
	}

	/**
	 * Return the classes that are described instead of annotated, of all units.
	 */
	ImperativeMappings descriptions() {
		return this.descriptions;
	}

	/**
	 * Find the classes of registrations. Ahead-of-time processing keeps the result.
	 * @param registrations the registrations by the names of their beans
	 * @param scanner finds the classes of a package
	 * @return the classes
	 */
	public static PersistenceManagedTypes scan(Map<String, EntityRegistration> registrations,
			PersistenceManagedTypesScanner scanner) {
		Set<String> classes = new LinkedHashSet<>();
		Set<String> packages = new LinkedHashSet<>();
		new TreeMap<>(registrations).values().forEach((registration) -> {
			for (String packageName : registration.packages()) {
				PersistenceManagedTypes found = scanner.scan(packageName);
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
		if (primary) {
			entities.described().addAll(this.descriptions.entities());
		}
		this.descriptions.units().forEach((name, units) -> {
			if (units.contains(unit)) {
				entities.described().add(name);
			}
			else if (entities.described().remove(name)) {
				entities.leftOut().put(name, "described for " + quoted(units));
			}
		});
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
		for (String described : this.descriptions.entities()) {
			if (registration.contains(described)) {
				entities.described().add(described);
				addRegistration(described, name, entities);
			}
		}
		for (String described : this.descriptions.classes()) {
			if (registration.contains(described)) {
				addSchema(described, name, registration.schema(), entities.describedSchemas());
			}
		}
		for (String className : this.types.getManagedClassNames()) {
			if (registration.contains(className) && !this.descriptions.entities().contains(className)) {
				entities.classes().add(className);
				addRegistration(className, name, entities);
				addSchema(className, name, registration.schema(), entities.schemas());
			}
		}
		this.types.getManagedPackages()
			.stream()
			.filter((packageName) -> registration.contains(packageName + ".package-info"))
			.forEach(entities.packages()::add);
	}

	private static void addRegistration(String className, String name, UnitEntities entities) {
		entities.registrations()
			.merge(className, List.of(name),
					(first, second) -> Stream.of(first, second).flatMap(List::stream).toList());
	}

	private static void addSchema(String className, String name, @Nullable String schema, Map<String, String> schemas) {
		String other = (schema != null) ? schemas.putIfAbsent(className, schema) : null;
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
		Predicate<String> elsewhere = (className) -> {
			boolean leftOut = registration.contains(className) && !entities.registrations().containsKey(className);
			if (leftOut) {
				entities.leftOut()
					.put(className, "registered for " + quoted(registration.units()) + " by '" + name + "'");
			}
			return leftOut;
		};
		entities.classes().removeIf((className) -> isEntity(className) && elsewhere.test(className));
		entities.described().removeIf(elsewhere);
	}

	private void exclude(String unit, boolean primary, UnitEntities entities) {
		this.registrations.forEach((name, registration) -> {
			if (belongs(registration, unit, primary)) {
				for (String className : registration.exclusions()) {
					entities.exclusions().put(className, name);
					boolean own = entities.classes().remove(className);
					if (entities.described().remove(className) || own) {
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
			registration.units().forEach((unit) -> requireUnit(unit, units, "The entity registration '" + name + "'"));
		});
		this.descriptions.units()
			.forEach((name, named) -> named
				.forEach((unit) -> requireUnit(unit, units, "The description of '" + name + "'")));
	}

	private static void requireUnit(String unit, List<String> units, String subject) {
		long found = units.stream().filter(unit::equals).count();
		if (found == 0) {
			throw new EntityRegistrationException(subject + " names the persistence unit '" + unit
					+ "', but the application has " + quoted(units) + ".",
					"Correct the name, or give it to the entity manager factory of the unit.");
		}
		if (found > 1) {
			throw new EntityRegistrationException(
					subject + " names the persistence unit '" + unit + "', and " + found + " units have that name.",
					"Give each entity manager factory a persistence unit name of its own.");
		}
	}

	static String quoted(Collection<String> names) {
		return names.stream().map((name) -> "'" + name + "'").collect(Collectors.joining(", "));
	}

}
