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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.plinth.mapping.imperative.ImperativeMappings;
import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/**
 * Compares what Hibernate has mapped with the registrations, refuses conflicts, and
 * reports the entities of the unit. Hibernate finds it as a service; applications have no
 * use for it.
 */
public final class RegistrationContributor implements AdditionalMappingContributor {

	@Override
	public void contribute(AdditionalMappingContributions contributions, InFlightMetadataCollector metadata,
			ResourceStreamLocator resourceStreamLocator, MetadataBuildingContext context) {
		UnitEntities entities = UnitEntities.of(context.getBootstrapContext().getServiceRegistry());
		ImperativeMappings descriptions = ImperativeMappings.of(context.getBootstrapContext().getServiceRegistry());
		if (entities == null) {
			return;
		}
		List<RegisteredEntities.Entity> report = new ArrayList<>();
		Map<Table, PersistentClass> tables = new HashMap<>();
		for (PersistentClass entity : metadata.getEntityBindings()) {
			String name = name(entity);
			if (entities.exclusions().containsKey(name)) {
				throw ExcludedEntity.mapped(name, entities);
			}
			refuseSecondUnit(name, entities);
			PersistentClass other = tables.putIfAbsent(entity.getTable(), entity);
			if (other != null) {
				refuseSecondClass(other, entity, entities, descriptions);
			}
			report.add(new RegisteredEntities.Entity(name, entity.getTable().getQualifiedTableName().render(),
					entities.registrations(name),
					!entities.registrations().containsKey(name) || entities.scanned().contains(name)));
		}
		report.sort(Comparator.comparing(RegisteredEntities.Entity::name));
		entities.report().add(new RegisteredEntities.Unit(entities.unit(), report, entities.leftOut()));
	}

	private static String name(PersistentClass entity) {
		return Objects.requireNonNullElse(entity.getClassName(), entity.getEntityName());
	}

	/**
	 * One registration may give a class to several units; two registrations do so by
	 * accident.
	 */
	private static void refuseSecondUnit(String className, UnitEntities entities) {
		List<String> registrations = entities.registrations(className);
		for (RegisteredEntities.Unit unit : entities.report().units()) {
			for (RegisteredEntities.Entity entity : unit.entities()) {
				if (!unit.name().equals(entities.unit()) && entity.name().equals(className) && !registrations.isEmpty()
						&& !entity.registrations().isEmpty()
						&& Collections.disjoint(registrations, entity.registrations())) {
					throw new EntityRegistrationException(
							"Entity " + className + " is registered for the persistence unit '" + unit.name() + "' by "
									+ EntityRegistrations.quoted(entity.registrations()) + " and for '"
									+ entities.unit() + "' by " + EntityRegistrations.quoted(registrations) + ".",
							"Exclude it from one of them, or name both units in one registration.");
				}
			}
		}
	}

	/**
	 * What is scanned, or registered at once, was written together. Descriptions that are
	 * not registered may come from anywhere.
	 */
	private static void refuseSecondClass(PersistentClass first, PersistentClass second, UnitEntities entities,
			ImperativeMappings descriptions) {
		List<String> firstRegistrations = entities.registrations(name(first));
		List<String> secondRegistrations = entities.registrations(name(second));
		boolean scanned = firstRegistrations.isEmpty() && secondRegistrations.isEmpty()
				&& !entities.described().contains(name(first)) && !entities.described().contains(name(second));
		if (first.getRootClass() != second.getRootClass() && second.getTable().isPhysicalTable() && !scanned
				&& Collections.disjoint(firstRegistrations, secondRegistrations)) {
			throw new EntityRegistrationException(
					"Entities " + name(first) + origin(name(first), entities, descriptions) + " and " + name(second)
							+ origin(name(second), entities, descriptions) + " are mapped to the same table, "
							+ second.getTable().getQualifiedTableName().render() + ".",
					remedy(first, second));
		}
	}

	/**
	 * No registration can name or exclude an entity without a class.
	 */
	private static String remedy(PersistentClass first, PersistentClass second) {
		return Stream.of(first, second)
			.filter((entity) -> entity.getClassName() == null)
			.findFirst()
			.map((entity) -> "Name another table or schema in the description of " + name(entity)
					+ ": an entity without a class has its table for itself.")
			.orElse("Exclude one of them, name another table with @Table or in the description, or give one of the"
					+ " registrations a schema. If both are meant, let one registration name them.");
	}

	private static String origin(String name, UnitEntities entities, ImperativeMappings descriptions) {
		List<String> registrations = entities.registrations(name);
		if (!registrations.isEmpty()) {
			return " (registered by " + EntityRegistrations.quoted(registrations) + ")";
		}
		return entities.described().contains(name) ? " (described" + descriptions.whereIs(name) + ")" : " (scanned)";
	}

}
