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

package dev.plinth.migration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.AbstractUuidEntity;
import dev.plinth.entity.Timestamped_;
import dev.plinth.entity.Userstamped_;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixin;
import dev.plinth.mapping.MixinAttribute;
import dev.plinth.mapping.Mixins;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.id.enhanced.DatabaseStructure;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.jspecify.annotations.Nullable;

/**
 * What the bases and mixins in use need of the database, read from the mapping of a
 * persistence unit. Attributes of the application's own, annotated or not, are none of
 * it.
 *
 * @param tables the tables, by name
 * @param sequence the sequence of identifiers, or {@code null} if no entity uses it
 */
record RequiredSchema(List<RequiredTable> tables, @Nullable RequiredSequence sequence) {

	/**
	 * Return what a persistence unit needs.
	 * @param metadata the mapping
	 * @param sessionFactory the session factory built of it
	 * @param mixins the mixins of the unit
	 * @param statements knows the database
	 * @param fallbackAuditor the auditor of rows that are there already
	 * @return what is needed
	 */
	static RequiredSchema of(Metadata metadata, SessionFactoryImplementor sessionFactory, Mixins mixins,
			SchemaStatements statements, String fallbackAuditor) {
		Collector collector = new Collector(mixins, statements, fallbackAuditor);
		metadata.getEntityBindings().forEach(collector::add);
		collector.addActiveRows();
		return new RequiredSchema(collector.tables(), collector.sequence(metadata, sessionFactory));
	}

	/**
	 * Collects columns entity by entity.
	 */
	private static final class Collector {

		private final Map<Table, Map<Column, RequiredColumn>> columns = new LinkedHashMap<>();

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
			if (hasIdentifierOfBase(type) && (entity instanceof RootClass || entity instanceof UnionSubclass)) {
				entity.getIdentifier()
					.getColumns()
					.forEach((column) -> add(entity.getTable(), RequiredColumn.of(column)));
			}
			for (Mixin mixin : this.mixins.of(type)) {
				mixin.attributes(this.mixins.columns()).forEach((attribute) -> add(entity, attribute));
			}
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
					add(table, new RequiredColumn(column, initial(attribute), origin(entity, attribute)));
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
			String activeRow = this.mixins.columns().column(ColumnSettings.ACTIVE_ROW);
			this.columns.forEach((table, required) -> {
				for (Column column : table.getColumns()) {
					if (column.getGeneratedAs() != null && column.getName().equalsIgnoreCase(activeRow)) {
						required.put(column, RequiredColumn.of(column));
					}
				}
			});
		}

		List<RequiredTable> tables() {
			List<RequiredTable> tables = new ArrayList<>();
			this.columns.forEach((table, required) -> tables
				.add(new RequiredTable(table, List.copyOf(required.values()), keys(table))));
			tables.sort(Comparator.comparing((required) -> required.table().getName()));
			return tables;
		}

		private List<RequiredTable.Key> keys(Table table) {
			Column activeRow = new Column(this.mixins.columns().column(ColumnSettings.ACTIVE_ROW));
			return table.getIndexes()
				.values()
				.stream()
				.filter(Index::isUnique)
				.map((index) -> RequiredTable.Key.of(index, activeRow))
				.filter(RequiredTable.Key::isAmongLivingRows)
				.sorted(Comparator.comparing((key) -> key.index().getName()))
				.toList();
		}

		@Nullable RequiredSequence sequence(Metadata metadata, SessionFactoryImplementor sessionFactory) {
			List<RequiredSequence.Identifiers> identifiers = new ArrayList<>();
			DatabaseStructure structure = null;
			for (PersistentClass entity : metadata.getEntityBindings()) {
				if (entity.getClassName() != null && AbstractBaseEntity.class.isAssignableFrom(entity.getMappedClass())
						&& sessionFactory.getMappingMetamodel()
							.getEntityDescriptor(entity.getEntityName())
							.getGenerator() instanceof SequenceStyleGenerator generator) {
					structure = generator.getDatabaseStructure();
					if (entity.getTable().isPhysicalTable()
							&& (entity instanceof RootClass || entity instanceof UnionSubclass)) {
						identifiers.add(new RequiredSequence.Identifiers(entity.getTable(),
								entity.getIdentifier().getColumns().get(0)));
					}
				}
			}
			identifiers.sort(Comparator.comparing((identifier) -> identifier.table().getName()));
			return (structure != null)
					? new RequiredSequence(structure.getPhysicalName(), structure.getIncrementSize(), identifiers)
					: null;
		}

	}

}
