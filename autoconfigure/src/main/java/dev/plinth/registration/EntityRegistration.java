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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * A bean that contributes entities to a persistence unit, or keeps some out of it. A
 * module declares it in an auto-configuration of its own; what Spring Boot scans is
 * scanned as before. Bean names tell registrations apart.
 * <p>
 * Instances are immutable: each method returns another registration. Registrations are
 * merged, and an exclusion holds against all of them and against what is scanned.
 */
public final class EntityRegistration {

	private static final EntityRegistration EMPTY = new EntityRegistration(List.of(), List.of(), List.of(), List.of(),
			null);

	private final List<String> packages;

	private final List<String> classes;

	private final List<String> exclusions;

	private final List<String> units;

	private final @Nullable String schema;

	private EntityRegistration(List<String> packages, List<String> classes, List<String> exclusions, List<String> units,
			@Nullable String schema) {
		this.packages = packages;
		this.classes = classes;
		this.exclusions = exclusions;
		this.units = units;
		this.schema = schema;
	}

	/**
	 * Return a registration of nothing yet.
	 * @return the registration
	 */
	public static EntityRegistration create() {
		return EMPTY;
	}

	/**
	 * Add the entities, embeddables, mapped superclasses and converters of packages and
	 * of the packages below.
	 * @param packages the names of the packages
	 * @return the registration with these packages
	 */
	public EntityRegistration packages(String... packages) {
		for (String name : packages) {
			Assert.hasText(name, "'packages' must not contain empty names");
		}
		return new EntityRegistration(joined(this.packages, List.of(packages)), this.classes, this.exclusions,
				this.units, this.schema);
	}

	/**
	 * Add the packages of classes, as {@link #packages(String...)} does.
	 * @param classes a class of each package
	 * @return the registration with these packages
	 */
	public EntityRegistration packagesOf(Class<?>... classes) {
		return packages(Stream.of(classes).map(ClassUtils::getPackageName).toArray(String[]::new));
	}

	/**
	 * Add classes: entities, embeddables, mapped superclasses or converters.
	 * @param classes the classes
	 * @return the registration with these classes
	 */
	public EntityRegistration classes(Class<?>... classes) {
		return new EntityRegistration(this.packages, joined(this.classes, names(classes)), this.exclusions, this.units,
				this.schema);
	}

	/**
	 * Keep classes out of the unit, whoever contributes them.
	 * @param classes the classes
	 * @return the registration with these exclusions
	 */
	public EntityRegistration excluding(Class<?>... classes) {
		return new EntityRegistration(this.packages, this.classes, joined(this.exclusions, names(classes)), this.units,
				this.schema);
	}

	/**
	 * Name the persistence units that the registration belongs to. The entities of its
	 * packages and classes are then left out where other units scan them. Without a unit,
	 * a registration belongs to the primary one.
	 * @param units the names of one or several persistence units
	 * @return the registration for these units
	 */
	public EntityRegistration unit(String... units) {
		Assert.notEmpty(units, "'units' must not be empty");
		return new EntityRegistration(this.packages, this.classes, this.exclusions, List.of(units), this.schema);
	}

	/**
	 * Name the schema of the tables that the packages and classes are mapped to, those of
	 * their collections included, where their annotations name none. On databases that
	 * have catalogs only (MariaDB, MySQL) it is the catalog.
	 * @param schema the name of the schema
	 * @return the registration with that schema
	 */
	public EntityRegistration schema(String schema) {
		Assert.hasText(schema, "'schema' must not be empty");
		return new EntityRegistration(this.packages, this.classes, this.exclusions, this.units, schema);
	}

	List<String> packages() {
		return this.packages;
	}

	List<String> classes() {
		return this.classes;
	}

	List<String> exclusions() {
		return this.exclusions;
	}

	List<String> units() {
		return this.units;
	}

	@Nullable String schema() {
		return this.schema;
	}

	/**
	 * Return whether the registration contributes a class, or would if it was mapped.
	 */
	boolean contains(String className) {
		return this.classes.contains(className)
				|| this.packages.stream().anyMatch((name) -> className.startsWith(name + "."));
	}

	private static List<String> names(Class<?>... classes) {
		return Stream.of(classes).<String>map(Class::getName).toList();
	}

	private static List<String> joined(Collection<String> first, Collection<String> second) {
		List<String> joined = new ArrayList<>(first);
		joined.addAll(second);
		return List.copyOf(joined);
	}

}
