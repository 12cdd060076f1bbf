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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.plinth.migration.database.DatabaseSchema;
import dev.plinth.migration.database.ExistingColumn;
import dev.plinth.migration.database.ExistingTable;
import dev.plinth.migration.statement.SchemaStatements;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.mapping.Table;
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

	private final SchemaStatements statements;

	private final DatabaseSchema database;

	private final SchemaDifferences differences = new SchemaDifferences();

	private final Map<RequiredTable, ExistingTable> existing = new LinkedHashMap<>();

	public SchemaComparison(RequiredSchema required, Metadata metadata, SqlStringGenerationContext context,
			SchemaStatements statements, DatabaseSchema database) {
		this.required = required;
		this.metadata = metadata;
		this.context = context;
		this.statements = statements;
		this.database = database;
	}

	/**
	 * Return what the database lacks.
	 */
	public SchemaReport compare() throws SQLException {
		find();
		MissingTables missing = new MissingTables(missing(), this.metadata, this.context, this.statements,
				this.database, this.differences);
		missing.create();
		Map<Table, ComparedTable> compared = new HashMap<>();
		TableInheritance inheritance = TableInheritance.of(this.existing, this.database, this.statements);
		for (Map.Entry<RequiredTable, ExistingTable> table : inheritance.fromAbove().entrySet()) {
			int problems = this.differences.problems();
			ComparedTable comparedTable = new ComparedTable(table.getKey(), table.getValue(), inheritance,
					this.statements, this.database, this.differences);
			new TableComparison(comparedTable).compare();
			compared.put(table.getKey().table(), comparedTable);
			if (this.differences.problems() > problems) {
				this.differences.session(this.database.storage().session(table.getValue()));
			}
		}
		missing.createForeignKeys(compared);
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

	/**
	 * Return the tables that are not there: the required ones, and what else the entities
	 * in them need, as without it these could not be written.
	 */
	private List<Table> missing() throws SQLException {
		Set<Table> missing = this.required.tables()
			.stream()
			.filter((table) -> !this.existing.containsKey(table))
			.map(RequiredTable::table)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		if (!missing.isEmpty()) {
			List<Table> others = RequiredSchema.others(missing, this.metadata);
			missing.addAll(others);
			missing.removeAll(this.database.find(others, Set.of()).keySet());
		}
		return missing.stream().sorted(Comparator.comparing(Table::getName)).toList();
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
