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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.plinth.migration.database.DatabaseNames;
import dev.plinth.migration.database.DatabaseSchema;
import dev.plinth.migration.database.ExistingColumn;
import dev.plinth.migration.database.ExistingTable;
import dev.plinth.migration.database.TableAncestors;
import dev.plinth.migration.database.TableDependents;
import dev.plinth.migration.database.TableDescendants;
import dev.plinth.migration.statement.SchemaStatements;
import org.hibernate.mapping.Column;
import org.jspecify.annotations.Nullable;

/**
 * Knows which of the tables that are compared are partitions of others or inherit from
 * them, so that a migration says once what reaches them from there. PostgreSQL alone has
 * both, and keeps them in one place.
 * <ol>
 * <li>Columns, their types and values, checks and {@code not null} come from the table
 * above. A table that inherits may have had a column before that one has it, or accept
 * nulls that it does not; that is changed at the table itself.</li>
 * <li>Indexes reach partitions, and none that came so can be dropped there. Tables that
 * inherit have indexes of their own.</li>
 * <li>What no table above needs is changed at the table itself. Partitions cannot be
 * given columns.</li>
 * </ol>
 * Tables are compared from above. What the migration does there, or leaves to the
 * application, is noted here for those below.
 */
final class TableInheritance {

	private final Map<RequiredTable, ExistingTable> tables;

	private final DatabaseNames names;

	private final SchemaStatements statements;

	private final Map<RequiredTable, Set<RequiredTable>> above = new HashMap<>();

	private final Set<RequiredTable> inherited = new HashSet<>();

	private final Set<RequiredTable> partitions = new HashSet<>();

	private final Map<RequiredTable, Set<String>> leftColumns = new HashMap<>();

	private final Map<RequiredTable, List<RequiredTable.Key>> createdKeys = new HashMap<>();

	private final Set<List<String>> droppedIndexes = new HashSet<>();

	private int checks;

	private TableInheritance(Map<RequiredTable, ExistingTable> tables, DatabaseNames names,
			SchemaStatements statements) {
		this.tables = new LinkedHashMap<>(tables);
		this.names = names;
		this.statements = statements;
	}

	/**
	 * Return how tables inherit from each other.
	 * @param tables the tables, and what they need
	 * @param database tells of them
	 * @param statements knows their types
	 * @return their inheritance
	 */
	static TableInheritance of(Map<RequiredTable, ExistingTable> tables, DatabaseSchema database,
			SchemaStatements statements) throws SQLException {
		TableInheritance inheritance = new TableInheritance(tables, database.names(), statements);
		Map<List<String>, RequiredTable> byName = new HashMap<>();
		tables.forEach((required, found) -> byName.put(List.of(found.schema(), found.name()), required));
		for (List<String> name : database.descendants().inheritedTables()) {
			RequiredTable parent = byName.get(name);
			if (parent != null) {
				inheritance.inherited.add(parent);
				ExistingTable found = inheritance.found(parent);
				inheritance.tables.put(parent,
						parent.withNulls(found, database.names(), database.descendants().nullsBelow(found)::contains));
				for (TableDescendants.Part part : database.descendants().parts(inheritance.found(parent))) {
					inheritance.add(parent, byName.get(List.of(part.schema(), part.name())), part.partition());
				}
			}
		}
		return inheritance;
	}

	private void add(RequiredTable parent, @Nullable RequiredTable part, boolean partition) {
		if (part != null) {
			this.above.computeIfAbsent(part, (key) -> new LinkedHashSet<>()).add(parent);
			if (partition) {
				this.partitions.add(part);
			}
		}
	}

	/**
	 * Return the tables, those above ahead of those that inherit from them.
	 */
	Map<RequiredTable, ExistingTable> fromAbove() {
		Map<RequiredTable, ExistingTable> ordered = new LinkedHashMap<>();
		this.tables.keySet().forEach((table) -> addFromAbove(table, ordered));
		return ordered;
	}

	private void addFromAbove(RequiredTable table, Map<RequiredTable, ExistingTable> ordered) {
		above(table).forEach((parent) -> addFromAbove(parent, ordered));
		ordered.put(table, found(table));
	}

	private ExistingTable found(RequiredTable table) {
		return Objects.requireNonNull(this.tables.get(table));
	}

	private Set<RequiredTable> above(RequiredTable table) {
		return this.above.getOrDefault(table, Set.of());
	}

	/**
	 * Return whether tables inherit from a table, mapped or not.
	 */
	boolean isInherited(RequiredTable table) {
		return this.inherited.contains(table);
	}

	/**
	 * Return whether a column is compared, and changed, at a table above.
	 */
	boolean isComparedAbove(RequiredTable table, Column column) {
		String name = this.names.name(column);
		ExistingColumn present = found(table).columns().get(name);
		for (RequiredTable parent : above(table)) {
			if (found(parent).view()) {
				continue;
			}
			ExistingColumn inherited = found(parent).columns().get(name);
			for (RequiredColumn needed : parent.columns()) {
				if (this.names.name(needed.column()).equals(name)
						&& (present == null || (inherited != null && isSame(needed.column(), column)
								&& (column.isNullable() || !present.nullable() || inherited.nullable())))) {
					return true;
				}
			}
		}
		return false;
	}

	private boolean isSame(Column needed, Column column) {
		return needed.isNullable() == column.isNullable()
				&& this.statements.type(needed).equals(this.statements.type(column));
	}

	/**
	 * Note that the migration does not add a column that is missing, or does not give one
	 * the meaning that it has in the mapping.
	 */
	void leave(RequiredTable table, Column column) {
		this.leftColumns.computeIfAbsent(table, (key) -> new LinkedHashSet<>())
			.add(column.getName().toLowerCase(Locale.ROOT));
	}

	/**
	 * Return the columns that are left to the application, here or above. A table that
	 * inherits may have a column that the one above lacks.
	 */
	Set<String> leftColumns(RequiredTable table) {
		Set<String> columns = new LinkedHashSet<>(this.leftColumns.getOrDefault(table, Set.of()));
		Set<String> present = presentColumns(table);
		for (RequiredTable parent : above(table)) {
			Set<String> added = new LinkedHashSet<>(present);
			added.removeAll(presentColumns(parent));
			this.leftColumns.getOrDefault(parent, Set.of())
				.stream()
				.filter((column) -> !added.contains(column))
				.forEach(columns::add);
		}
		return columns;
	}

	private Set<String> presentColumns(RequiredTable table) {
		return found(table).columns()
			.keySet()
			.stream()
			.map((column) -> column.toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

	/**
	 * Note that the migration creates a key.
	 */
	void create(RequiredTable table, RequiredTable.Key key) {
		this.createdKeys.computeIfAbsent(table, (created) -> new ArrayList<>()).add(key);
	}

	/**
	 * Return the keys that a partition gets since the migration creates them above.
	 */
	List<RequiredTable.Key> createdAbove(RequiredTable table) {
		return this.partitions.contains(table) ? above(table).stream()
			.flatMap((parent) -> this.createdKeys.getOrDefault(parent, List.of()).stream())
			.toList() : List.of();
	}

	/**
	 * Note that the migration drops an index.
	 */
	void drop(ExistingTable table, ExistingTable.ExistingIndex index) {
		this.droppedIndexes.add(List.of(table.schema(), index.name()));
	}

	/**
	 * Return whether the migration drops an index, and what is part of it.
	 */
	boolean isDropped(TableAncestors.PartitionedIndex index) {
		return this.droppedIndexes.contains(List.of(index.schema(), index.name()));
	}

	/**
	 * Return the name that a check gets. PostgreSQL gives it to all tables that inherit,
	 * and merges it there with one of the same name or fails, so each has one of its own.
	 */
	String notNullCheck(RequiredTable table) {
		if (!isInherited(table) && above(table).isEmpty()) {
			return TableDependents.NOT_NULL_CHECK;
		}
		this.checks++;
		return TableDependents.NOT_NULL_CHECK + ((this.checks > 1) ? "_" + this.checks : "");
	}

}
