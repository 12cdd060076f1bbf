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

package dev.plinth.migration.comparison;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.AbstractUuidEntity;
import dev.plinth.entity.SoftDeletable_;
import dev.plinth.entity.Timestamped_;
import dev.plinth.entity.UniqueAmongActive;
import dev.plinth.entity.Userstamped_;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixin;
import dev.plinth.mapping.MixinAttribute;
import dev.plinth.mapping.Mixins;
import dev.plinth.mapping.imperative.ImperativeMappings;
import dev.plinth.migration.statement.SchemaStatements;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.id.enhanced.DatabaseStructure;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.KeyValue;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.SingleTableSubclass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.jspecify.annotations.Nullable;

/**
 * What the bases and mixins in use need of the database, read from the mapping of a
 * persistence unit: the keys of all tables of entities with a base, the columns of
 * mixins, and unique keys among living rows. Other attributes of the application's own,
 * annotated or not, are none of it.
 *
 * @param tables the tables, by name
 * @param sequence the sequence of identifiers, or {@code null} if no entity uses it
 */
public record RequiredSchema(List<RequiredTable> tables, @Nullable RequiredSequence sequence) {

	/**
	 * Return what a persistence unit needs.
	 * @param metadata the mapping
	 * @param sessionFactory the session factory built of it
	 * @param mixins the mixins of the unit
	 * @param statements knows the database
	 * @param fallbackAuditor the auditor of rows that are there already
	 * @return what is needed
	 */
	public static RequiredSchema of(Metadata metadata, SessionFactoryImplementor sessionFactory, Mixins mixins,
			SchemaStatements statements, String fallbackAuditor) {
		Collector collector = new Collector(mixins, statements, fallbackAuditor);
		metadata.getEntityBindings().forEach(collector::add);
		collector.addActiveRows();
		return new RequiredSchema(collector.tables(), collector.sequence(metadata, sessionFactory));
	}

	/**
	 * Return what the entities in tables need beside: the tables of subclasses, secondary
	 * tables and those of collections.
	 * @param tables the tables
	 * @param metadata the mapping
	 * @return other tables
	 */
	static List<Table> others(Set<Table> tables, Metadata metadata) {
		Set<PersistentClass> entities = metadata.getEntityBindings()
			.stream()
			.filter((entity) -> tables.contains(entity.getTable()) || tables.contains(entity.getRootTable()))
			.collect(Collectors.toSet());
		Stream<Table> own = entities.stream()
			.flatMap((entity) -> Stream.concat(Stream.of(entity.getTable()),
					entity.getJoins().stream().map(Join::getTable)));
		Stream<Table> ofCollections = metadata.getCollectionBindings()
			.stream()
			.filter((collection) -> !collection.isOneToMany() && isOwned(collection, entities))
			.map(Collection::getCollectionTable);
		return Stream.concat(own, ofCollections)
			.filter((table) -> table.isPhysicalTable() && !tables.contains(table))
			.distinct()
			.toList();
	}

	/**
	 * Return whether entities have a collection, which may be that of a superclass
	 * without a table.
	 */
	private static boolean isOwned(Collection collection, Set<PersistentClass> entities) {
		PersistentClass owner = collection.getOwner();
		return entities.contains(owner) || (!owner.getTable().isPhysicalTable()
				&& owner.getSubclassClosure().stream().anyMatch(entities::contains));
	}

	/**
	 * Collects columns entity by entity.
	 */
	private static final class Collector {

		private final Map<Table, Map<Column, RequiredColumn>> columns = new LinkedHashMap<>();

		private final Set<String> keys = new HashSet<>();

		private final Mixins mixins;

		private final SchemaStatements statements;

		private final String fallbackAuditor;

		Collector(Mixins mixins, SchemaStatements statements, String fallbackAuditor) {
			this.mixins = mixins;
			this.statements = statements;
			this.fallbackAuditor = fallbackAuditor;
		}

		void add(PersistentClass entity) {
			if (entity.getClassName() == null) {
				return;
			}
			Class<?> type = entity.getMappedClass();
			if (hasIdentifierOfBase(type)) {
				if (!(entity instanceof SingleTableSubclass)) {
					addKey(entity.getTable(), entity.getKey());
				}
				entity.getJoins().forEach((join) -> addKey(join.getTable(), join.getKey()));
			}
			ImperativeMappings mappings = ImperativeMappings.of(entity.getServiceRegistry());
			for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
				for (UniqueAmongActive key : mappings.annotated(declaring)
					.getDeclaredAnnotationsByType(UniqueAmongActive.class)) {
					this.keys.add(key.name());
					this.columns.computeIfAbsent(entity.getRootTable(), (table) -> new LinkedHashMap<>());
				}
			}
			for (Mixin mixin : this.mixins.of(type)) {
				mixin.attributes(this.mixins.columns()).forEach((attribute) -> add(entity, attribute));
			}
		}

		private void addKey(Table table, KeyValue key) {
			key.getColumns().forEach((column) -> add(table, RequiredColumn.of(column)));
		}

		private static boolean hasIdentifierOfBase(Class<?> type) {
			return AbstractBaseEntity.class.isAssignableFrom(type) || AbstractUuidEntity.class.isAssignableFrom(type);
		}

		private void add(PersistentClass entity, MixinAttribute attribute) {
			for (Property property : entity.getPropertyClosure()) {
				if (property.getName().equals(attribute.name())) {
					Table table = (entity instanceof UnionSubclass) ? entity.getTable()
							: property.getValue().getTable();
					Column column = property.getColumns().get(0);
					add(table, new RequiredColumn(column, initial(attribute), origin(entity, attribute),
							attribute.name().equals(SoftDeletable_.DELETED_AT)));
				}
			}
		}

		private @Nullable String initial(MixinAttribute attribute) {
			return switch (attribute.name()) {
				case Userstamped_.CREATED_BY, Userstamped_.UPDATED_BY -> this.statements.literal(this.fallbackAuditor);
				default ->
					attribute.version() ? "0" : (attribute.type() == Instant.class) ? this.statements.now() : null;
			};
		}

		private static @Nullable Column origin(PersistentClass entity, MixinAttribute attribute) {
			return switch (attribute.name()) {
				case Timestamped_.CREATED_AT -> column(entity, Timestamped_.UPDATED_AT);
				case Timestamped_.UPDATED_AT -> column(entity, Timestamped_.CREATED_AT);
				default -> null;
			};
		}

		private static @Nullable Column column(PersistentClass entity, String attribute) {
			return entity.hasProperty(attribute) ? entity.getProperty(attribute).getColumns().get(0) : null;
		}

		private void add(Table table, RequiredColumn column) {
			if (table.isPhysicalTable()) {
				this.columns.computeIfAbsent(table, (key) -> new LinkedHashMap<>())
					.putIfAbsent(column.column(), column);
			}
		}

		void addActiveRows() {
			this.columns.forEach((table, required) -> {
				Column activeRow = activeRow(table);
				if (activeRow.getGeneratedAs() != null) {
					required.put(activeRow, RequiredColumn.of(activeRow));
				}
			});
		}

		/**
		 * Return the column that the database generates for keys, as it is mapped or,
		 * where keys do without, as it is configured.
		 */
		private Column activeRow(Table table) {
			Column configured = this.statements.column(this.mixins.columns().column(ColumnSettings.ACTIVE_ROW));
			for (Column column : table.getColumns()) {
				if (column.getGeneratedAs() != null && column.getName().equalsIgnoreCase(configured.getName())) {
					return column;
				}
			}
			return configured;
		}

		List<RequiredTable> tables() {
			List<RequiredTable> tables = new ArrayList<>();
			this.columns.forEach((table, required) -> tables
				.add(new RequiredTable(table, List.copyOf(required.values()), keys(table))));
			tables.sort(Comparator.comparing((required) -> required.table().getName()));
			return tables;
		}

		private List<RequiredTable.Key> keys(Table table) {
			return table.getIndexes()
				.values()
				.stream()
				.filter((index) -> index.isUnique() && isKey(index.getName()))
				.map((index) -> RequiredTable.Key.of(index, activeRow(table)))
				.sorted(Comparator.comparing((key) -> key.index().getName()))
				.toList();
		}

		/**
		 * The application may have unique indexes of its own with a condition. A key
		 * without a name is given one.
		 */
		private boolean isKey(String index) {
			return this.keys.contains(index) || (this.keys.contains("") && index.startsWith("UA"));
		}

		@Nullable RequiredSequence sequence(Metadata metadata, SessionFactoryImplementor sessionFactory) {
			List<RequiredSequence.Identifiers> identifiers = new ArrayList<>();
			SequenceStyleGenerator sequence = null;
			for (PersistentClass entity : metadata.getEntityBindings()) {
				if (entity.getClassName() != null && AbstractBaseEntity.class.isAssignableFrom(entity.getMappedClass())
						&& sessionFactory.getMappingMetamodel()
							.getEntityDescriptor(entity.getEntityName())
							.getGenerator() instanceof SequenceStyleGenerator generator) {
					sequence = generator;
					if (entity.getTable().isPhysicalTable()
							&& (entity instanceof RootClass || entity instanceof UnionSubclass)) {
						identifiers.add(new RequiredSequence.Identifiers(entity.getTable(),
								entity.getIdentifier().getColumns().get(0)));
					}
				}
			}
			identifiers.sort(Comparator.comparing((identifier) -> identifier.table().getName()));
			if (sequence == null) {
				return null;
			}
			DatabaseStructure structure = sequence.getDatabaseStructure();
			return new RequiredSequence(structure.getPhysicalName(), structure.getIncrementSize(),
					sequence.getOptimizer(), identifiers);
		}

	}

}
