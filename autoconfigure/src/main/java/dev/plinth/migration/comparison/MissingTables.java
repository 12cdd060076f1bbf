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

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.plinth.migration.database.DatabaseSchema;
import dev.plinth.migration.database.ExistingColumn;
import dev.plinth.migration.database.ExistingTable;
import dev.plinth.migration.statement.ColumnStatements;
import dev.plinth.migration.statement.SchemaStatements;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.internal.FormatStyle;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a migration creates whole.
 */
final class MissingTables {

	private final List<Table> tables;

	private final Metadata metadata;

	private final SqlStringGenerationContext context;

	private final Dialect dialect;

	private final SchemaStatements statements;

	private final DatabaseSchema database;

	private final SchemaDifferences differences;

	MissingTables(List<Table> tables, Metadata metadata, SqlStringGenerationContext context,
			SchemaStatements statements, DatabaseSchema database, SchemaDifferences differences) {
		this.tables = tables;
		this.metadata = metadata;
		this.context = context;
		this.dialect = metadata.getDatabase().getDialect();
		this.statements = statements;
		this.database = database;
		this.differences = differences;
	}

	/**
	 * Have the migration create the tables, as Hibernate would, without their foreign
	 * keys.
	 */
	void create() throws SQLException {
		for (Table table : this.tables) {
			create(table);
		}
	}

	private void create(Table table) throws SQLException {
		this.differences.schema(this.database.names().missingSchema(table.getQualifiedTableName()));
		this.differences.problem("Table " + this.statements.name(table) + " is missing.");
		for (String statement : this.dialect.getTableExporter()
			.getSqlCreateStrings(table, this.metadata, this.context)) {
			this.differences.table(formatted(statement));
		}
		for (UniqueKey key : table.getUniqueKeys().values()) {
			this.differences
				.table(this.dialect.getUniqueKeyExporter().getSqlCreateStrings(key, this.metadata, this.context));
		}
		for (Index index : table.getIndexes().values()) {
			this.differences
				.table(this.dialect.getIndexExporter().getSqlCreateStrings(index, this.metadata, this.context));
		}
	}

	/**
	 * Have the migration create the foreign keys, once all tables are there.
	 * @param compared the tables that were there before
	 */
	void createForeignKeys(Map<Table, ComparedTable> compared) throws SQLException {
		for (Table table : this.tables) {
			createForeignKeys(table, compared);
		}
	}

	private void createForeignKeys(Table table, Map<Table, ComparedTable> compared) throws SQLException {
		for (ForeignKey key : table.getForeignKeyCollection()) {
			Table target = key.getReferencedTable();
			if (!key.isCreationEnabled() || !key.isPhysicalConstraint()) {
				continue;
			}
			ExistingTable found = this.tables.contains(target) ? null : this.database.find(target);
			String obstacle = (found != null) ? obstacle(key, found, compared)
					: this.tables.contains(target) ? "" : ", which is not there";
			if (!obstacle.isEmpty()) {
				this.differences.table("-- " + this.statements.name(table) + " can have no foreign key to "
						+ this.statements.name(target) + obstacle);
			}
			else {
				this.differences
					.table(this.dialect.getForeignKeyExporter().getSqlCreateStrings(key, this.metadata, this.context));
			}
		}
	}

	/**
	 * Return why the database refuses a foreign key to a table that is there, or
	 * {@code ""}.
	 */
	private String obstacle(ForeignKey key, ExistingTable target, Map<Table, ComparedTable> compared)
			throws SQLException {
		String columns = referenced(key).stream().map(this.statements::name).collect(Collectors.joining(", "));
		if (!isKey(target, referenced(key))) {
			return ", which has no key of nothing but " + columns;
		}
		if (this.database.storage().isPartitioned(target)) {
			return ", which is partitioned";
		}
		return (this.statements.columns().statesColumnsAnew() && refersToOtherType(target, key, compared))
				? " before its columns have the types that are mapped: " + columns : "";
	}

	private static List<Column> referenced(ForeignKey key) {
		return key.isReferenceToPrimaryKey() ? key.getReferencedTable().getPrimaryKey().getColumns()
				: key.getReferencedColumns();
	}

	/**
	 * MariaDB and MySQL refuse a foreign key between columns of different types.
	 */
	private boolean refersToOtherType(ExistingTable target, ForeignKey key, Map<Table, ComparedTable> compared)
			throws SQLException {
		for (Column column : referenced(key)) {
			ExistingColumn found = target.columns().get(this.database.names().name(column));
			if (found != null && isOther(column, found)
					&& !becomesMapped(compared.get(key.getReferencedTable()), column, found)) {
				return true;
			}
		}
		return false;
	}

	private boolean isOther(Column column, ExistingColumn found) {
		String type = this.statements.type(column);
		return !found.typeName().equals(ExistingColumn.standardName(type)) && (found.isNumber()
				|| ColumnStatements.isInstant(found, type) || !this.statements.storesAlike(column, found));
	}

	/**
	 * Return whether the migration gives a column the type that is mapped, before it
	 * creates foreign keys.
	 */
	private boolean becomesMapped(@Nullable ComparedTable table, Column column, ExistingColumn found)
			throws SQLException {
		return table != null && table.required().columns().stream().map(RequiredColumn::column).anyMatch(column::equals)
				&& new ColumnTypes(table).becomesMapped(column, found)
				&& !this.database.keys().isInForeignKey(table.required().table(), column);
	}

	/**
	 * A partitioned table has no key without the columns that it is partitioned by.
	 */
	private boolean isKey(ExistingTable table, List<Column> columns) {
		Set<String> names = columns.stream().map(this.database.names()::name).collect(Collectors.toSet());
		return table.indexes()
			.stream()
			.anyMatch((index) -> index.unique() && index.condition() == null && index.columns().equals(names));
	}

	private static String formatted(String createTable) {
		return FormatStyle.DDL.getFormatter()
			.format(createTable)
			.strip()
			.replaceAll("\\n {8}", "\n\t")
			.replaceAll("\\n {4}", "\n");
	}

}
