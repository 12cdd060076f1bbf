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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
 * Compares the database with what the mixins in use need, and writes the migration that
 * mends it.
 * <ol>
 * <li>A table that is missing is created whole, with its schema, as Hibernate would
 * create it; its foreign keys follow once all tables are there.</li>
 * <li>Tables that are there are {@linkplain TableComparison compared} by their columns
 * and indexes.</li>
 * <li>The sequence of identifiers is {@linkplain SequenceComparison created}, and goes on
 * above all that are there.</li>
 * </ol>
 */
public final class SchemaComparison {

	private final RequiredSchema required;

	private final Metadata metadata;

	private final SqlStringGenerationContext context;

	private final Dialect dialect;

	private final SchemaStatements statements;

	private final DatabaseSchema database;

	private final SchemaDifferences differences = new SchemaDifferences();

	private final Map<RequiredTable, ExistingTable> existing = new LinkedHashMap<>();

	private final Map<Table, ComparedTable> compared = new HashMap<>();

	public SchemaComparison(RequiredSchema required, Metadata metadata, SqlStringGenerationContext context,
			SchemaStatements statements, DatabaseSchema database) {
		this.required = required;
		this.metadata = metadata;
		this.context = context;
		this.dialect = metadata.getDatabase().getDialect();
		this.statements = statements;
		this.database = database;
	}

	/**
	 * Return what the database lacks.
	 */
	public SchemaReport compare() throws SQLException {
		find();
		List<RequiredTable> missing = this.required.tables()
			.stream()
			.filter((table) -> !this.existing.containsKey(table))
			.toList();
		for (RequiredTable table : missing) {
			create(table);
		}
		TableInheritance inheritance = TableInheritance.of(this.existing, this.database, this.statements);
		for (Map.Entry<RequiredTable, ExistingTable> table : inheritance.fromAbove().entrySet()) {
			int problems = this.differences.problems();
			ComparedTable compared = new ComparedTable(table.getKey(), table.getValue(), inheritance, this.statements,
					this.database, this.differences);
			new TableComparison(compared).compare();
			this.compared.put(table.getKey().table(), compared);
			if (this.differences.problems() > problems) {
				this.differences.session(this.database.storage().session(table.getValue()));
			}
		}
		for (RequiredTable table : missing) {
			createForeignKeys(table.table(), missing);
		}
		RequiredSequence sequence = this.required.sequence();
		if (sequence != null) {
			new SequenceComparison(this.statements, this.database, this.differences).compare(sequence,
					sequence.identifiers().stream().filter(this::isPresent).toList(), this.context);
		}
		return this.differences.report(this.statements.database());
	}

	private void find() throws SQLException {
		List<RequiredTable> tables = this.required.tables();
		Set<Table> keyed = tables.stream()
			.filter((table) -> !table.keys().isEmpty())
			.map(RequiredTable::table)
			.collect(Collectors.toSet());
		Map<Table, ExistingTable> found = this.database.find(tables.stream().map(RequiredTable::table).toList(), keyed);
		List<List<String>> withNulls = this.database.nullsFromBefore();
		for (RequiredTable table : tables) {
			ExistingTable present = found.get(table.table());
			if (present != null) {
				this.existing.put(table, table.withNulls(present, this.database.names(),
						(column) -> withNulls.contains(List.of(present.schema(), present.name(), column))));
			}
		}
	}

	private void create(RequiredTable required) throws SQLException {
		Table table = required.table();
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

	private void createForeignKeys(Table table, List<RequiredTable> created) throws SQLException {
		Set<Table> targets = new HashSet<>();
		created.forEach((target) -> targets.add(target.table()));
		for (ForeignKey key : table.getForeignKeyCollection()) {
			Table target = key.getReferencedTable();
			if (!key.isCreationEnabled() || !key.isPhysicalConstraint()) {
				continue;
			}
			ExistingTable found = targets.contains(target) ? null : this.database.find(target);
			String obstacle = (found != null) ? obstacle(key, found)
					: targets.contains(target) ? "" : ", which is not there";
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
	private String obstacle(ForeignKey key, ExistingTable target) throws SQLException {
		String columns = referenced(key).stream().map(this.statements::name).collect(Collectors.joining(", "));
		if (!isKey(target, referenced(key))) {
			return ", which has no key of nothing but " + columns;
		}
		if (this.database.storage().isPartitioned(target)) {
			return ", which is partitioned";
		}
		return (this.statements.columns().statesColumnsAnew() && refersToOtherType(target, key))
				? " before its columns have the types that are mapped: " + columns : "";
	}

	private static List<Column> referenced(ForeignKey key) {
		return key.isReferenceToPrimaryKey() ? key.getReferencedTable().getPrimaryKey().getColumns()
				: key.getReferencedColumns();
	}

	/**
	 * MariaDB and MySQL refuse a foreign key between columns of different types.
	 */
	private boolean refersToOtherType(ExistingTable target, ForeignKey key) throws SQLException {
		for (Column column : referenced(key)) {
			ExistingColumn found = target.columns().get(this.database.names().name(column));
			if (found != null && isOther(column, found) && !becomesMapped(key.getReferencedTable(), column, found)) {
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
	private boolean becomesMapped(Table table, Column column, ExistingColumn found) throws SQLException {
		ComparedTable compared = this.compared.get(table);
		return compared != null
				&& compared.required().columns().stream().map(RequiredColumn::column).anyMatch(column::equals)
				&& new ColumnTypes(compared).becomesMapped(column, found)
				&& !this.database.keys().isInForeignKey(table, column);
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

	private boolean isPresent(RequiredSequence.Identifiers identifiers) {
		return this.existing.entrySet()
			.stream()
			.anyMatch((entry) -> entry.getKey().table().equals(identifiers.table()) && !entry.getValue().view()
					&& isNumber(entry.getValue().columns().get(this.database.names().name(identifiers.column()))));
	}

	private static boolean isNumber(@Nullable ExistingColumn column) {
		return column != null && column.isNumber();
	}

}
