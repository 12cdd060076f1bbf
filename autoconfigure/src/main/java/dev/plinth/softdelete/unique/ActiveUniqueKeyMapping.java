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
package dev.plinth.softdelete.unique;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.plinth.entity.UniqueAmongActive;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.MixinMappingException;
import dev.plinth.mapping.imperative.ImperativeMappings;
import dev.plinth.mapping.naming.ReservedWords;
import dev.plinth.softdelete.model.DeletionMark;
import dev.plinth.softdelete.model.SoftDeletableMapping;
import org.hibernate.MappingException;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.NamingHelper;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.Value;

/**
 * Adds the {@linkplain UniqueAmongActive unique keys} of one entity to the tables that
 * Hibernate generates and validates: where the database has partial indexes, an index on
 * the living rows; elsewhere an index that ends in a column which the database generates
 * and which is {@code null} in deleted rows, so that they are never equal.
 */
public final class ActiveUniqueKeyMapping {

	private final PersistentClass entity;

	private final Table table;

	private final String living;

	private final ColumnSettings columns;

	private final MetadataBuildingContext context;

	private final Dialect dialect;

	private ActiveUniqueKeyMapping(PersistentClass entity, ColumnSettings columns, MetadataBuildingContext context) {
		this.entity = entity;
		this.table = entity.getRootTable();
		this.columns = columns;
		this.context = context;
		this.dialect = context.getMetadataCollector().getDatabase().getDialect();
		Property mark = SoftDeletableMapping.roles(entity).mark();
		this.living = DeletionMark.of(mark).livingSql(mark.getColumns().get(0).getQuotedName(this.dialect));
	}

	/**
	 * Add the keys of an entity, if it has any.
	 * @throws MixinMappingException if a key is none that the database can enforce
	 */
	public static void contribute(PersistentClass entity, ColumnSettings columns, MetadataBuildingContext context) {
		if (entity.getClassName() == null) {
			return;
		}
		PersistentClass parent = entity.getSuperclass();
		List<UniqueAmongActive> keys = ActiveUniqueKey.declaredOn(entity.getMappedClass(),
				(parent != null && parent.getClassName() != null) ? parent.getMappedClass() : null,
				entity.getServiceRegistry());
		if (!keys.isEmpty()) {
			if (!SoftDeletableMapping.isSoftDeletable(entity)) {
				throw failure(entity, "is not soft-deletable",
						"Let the class implement SoftDeletable, or use @UniqueConstraint instead.");
			}
			ActiveUniqueKeyMapping mapping = new ActiveUniqueKeyMapping(entity, columns, context);
			keys.forEach(mapping::add);
		}
	}

	private static MixinMappingException failure(PersistentClass entity, String problem, String remedy) {
		Class<?> type = entity.getMappedClass();
		return new MixinMappingException(type,
				ImperativeMappings.of(entity.getServiceRegistry())
					.statement("Entity " + type.getName(), type, null, UniqueAmongActive.class) + " but " + problem
						+ ".",
				remedy);
	}

	private void add(UniqueAmongActive key) {
		if (this.entity.getRootClass().getSubclasses().stream().anyMatch(UnionSubclass.class::isInstance)) {
			throw failure(this.entity, "the rows of its hierarchy are in several tables",
					"Use the inheritance strategy SINGLE_TABLE or JOINED.");
		}
		List<Column> keyColumns = new ArrayList<>();
		boolean ofThisClass = this.entity instanceof RootClass;
		for (String attribute : key.value()) {
			Property property = property(attribute);
			keyColumns.addAll(columns(attribute, property.getValue()));
			ofThisClass |= this.entity.getDeclaredProperties().contains(property);
		}
		if (keyColumns.isEmpty()) {
			throw failure(this.entity, "the annotation names no attribute", "Name the attributes that are unique.");
		}
		if (!ofThisClass) {
			throw failure(this.entity, "all attributes that it names belong to a superclass",
					"Annotate the superclass.");
		}
		Index index = this.table.getOrCreateIndex(name(key, keyColumns));
		index.setUnique(true);
		keyColumns.forEach(index::addColumn);
		if (this.dialect instanceof PostgreSQLDialect) {
			index.setOptions("where " + this.living);
		}
		else {
			index.addColumn(activeRow());
		}
	}

	private Property property(String path) {
		try {
			return this.entity.getRecursiveProperty(path);
		}
		catch (MappingException ex) {
			MixinMappingException failure = failure(this.entity, "has no attribute '" + path + "'",
					"Name attributes of the entity, not columns.");
			failure.initCause(ex);
			throw failure;
		}
	}

	private List<Column> columns(String attribute, Value value) {
		if (value instanceof OneToOne || value.hasFormula() || value.getColumns().isEmpty()
				|| !this.table.equals(value.getTable())) {
			throw failure(this.entity, "attribute '" + attribute + "' has no column in table " + this.table.getName(),
					"Map the attribute to a column of that table, which says whether the row is deleted.");
		}
		List<Column> found = value.getColumns();
		if (value instanceof ManyToOne reference && reference.isLogicalOneToOne() && found.size() == 1) {
			found.get(0).setUnique(false);
		}
		return found;
	}

	private String name(UniqueAmongActive key, List<Column> keyColumns) {
		if (!key.name().isEmpty()) {
			return key.name();
		}
		List<Identifier> names = keyColumns.stream().map((column) -> column.getNameIdentifier(this.context)).toList();
		return NamingHelper.withCharset(this.context.getBuildingOptions().getSchemaCharset())
			.generateHashedConstraintName("UA", this.table.getNameIdentifier(), names);
	}

	private Column activeRow() {
		Database database = this.context.getMetadataCollector().getDatabase();
		Identifier name = ReservedWords
			.quoted(database.toIdentifier(this.columns.column(ColumnSettings.ACTIVE_ROW), true), this.dialect);
		Column column = new Column(name.render(this.dialect));
		Column present = this.table.getColumn(column);
		if (present != null) {
			if (present.getGeneratedAs() == null) {
				throw failure(this.entity,
						"its column '" + name.getText()
								+ "' has the name of the one that the database generates for such keys",
						"Set plinth.columns.active-row to another name.");
			}
			return present;
		}
		column.setGeneratedAs("case when " + this.living + " then 1 end");
		BasicValue value = new BasicValue(this.context, this.table);
		value.setImplicitJavaTypeAccess((typeConfiguration) -> Byte.class);
		value.addColumn(column, false, false);
		this.context.getMetadataCollector().registerValueMappingResolver(value::resolve);
		this.table.addColumn(column);
		this.context.getMetadataCollector().addColumnNameBinding(this.table, name, column);
		return Objects.requireNonNull(this.table.getColumn(column));
	}

}
