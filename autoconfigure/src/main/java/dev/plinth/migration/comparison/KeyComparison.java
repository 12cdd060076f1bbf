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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.plinth.migration.database.DatabaseSchema;
import dev.plinth.migration.database.ExistingColumn;
import dev.plinth.migration.database.ExistingTable;
import dev.plinth.migration.database.TableAncestors;
import dev.plinth.migration.database.TableDescendants;
import dev.plinth.migration.statement.SchemaStatements;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PrimaryKey;

import org.springframework.util.StringUtils;

/**
 * Compares the indexes of a table with the unique keys among living rows that it needs.
 * <ol>
 * <li>A key that is missing is created. An index of its name makes room for it.</li>
 * <li>What counts deleted rows in the same columns is dropped, once the key is there, and
 * so is an index that a migration has left behind which did not come to its end.</li>
 * <li>Where foreign keys need what would be dropped, all this is left to the
 * application.</li>
 * </ol>
 */
final class KeyComparison {

	private final RequiredTable required;

	private final ExistingTable found;

	private final TableInheritance inheritance;

	private final SchemaStatements statements;

	private final DatabaseSchema database;

	private final SchemaDifferences differences;

	private final String table;

	KeyComparison(ComparedTable table) {
		this.required = table.required();
		this.found = table.found();
		this.inheritance = table.inheritance();
		this.statements = table.statements();
		this.database = table.database();
		this.differences = table.differences();
		this.table = table.name();
	}

	void compare() throws SQLException {
		Set<ExistingTable.ExistingIndex> leftOver = new LinkedHashSet<>(this.found.indexes());
		leftOver.removeIf((index) -> !this.statements.indexes().isReplaced(index.name()));
		boolean complete = true;
		for (RequiredTable.Key key : this.required.keys()) {
			boolean there = isThere(key);
			if (there && !leftColumns(key).isEmpty()) {
				complete = false;
			}
			else if (there || comesFromAbove(key) || create(key)) {
				for (ExistingTable.ExistingIndex index : this.found.indexes()) {
					if (countsDeletedRows(index, key)) {
						drop(index, "counts deleted rows as well.", there ? List.of() : key.columns());
						leftOver.remove(index);
					}
				}
			}
			else {
				complete = false;
			}
		}
		if (complete) {
			for (ExistingTable.ExistingIndex index : leftOver) {
				drop(index, "is left over from a migration.", List.of());
			}
		}
	}

	private boolean isThere(RequiredTable.Key key) {
		return this.found.indexes().stream().anyMatch((index) -> index.valid() && enforces(index, key));
	}

	private boolean comesFromAbove(RequiredTable.Key key) {
		return this.inheritance.createdAbove(this.required)
			.stream()
			.anyMatch((created) -> names(created.columns()).equals(names(key.columns()))
					&& condition(created).equals(condition(key)));
	}

	private static String condition(RequiredTable.Key key) {
		return plain(String.valueOf(key.index().getOptions()));
	}

	/**
	 * Return whether the migration creates a key. What it leaves to the application must
	 * not cost the key that there is.
	 */
	private boolean create(RequiredTable.Key key) throws SQLException {
		String name = key.index().getName();
		ExistingTable.ExistingIndex named = this.found.indexes()
			.stream()
			.filter((index) -> index.name().equalsIgnoreCase(name))
			.findFirst()
			.orElse(null);
		this.differences.problem("Unique index " + name + " on table " + this.table + " ("
				+ key.columns().stream().map(this.statements::name).collect(Collectors.joining(", ")) + ") is "
				+ ((named == null) ? "missing." : named.valid() ? "another index." : "not valid."));
		String obstacle = obstacle(key);
		if (!obstacle.isEmpty()) {
			this.differences.index(this.table, "-- " + name + obstacle);
			return false;
		}
		List<String> heirs = this.database.descendants().heirs(this.found);
		if (!heirs.isEmpty()) {
			this.differences.index(this.table, "-- " + name + " will not have the rows of tables that inherit from "
					+ this.table + ": " + String.join(", ", heirs));
		}
		if (named == null) {
			this.differences.index(this.table, this.statements.indexes().create(key.index()).toArray(String[]::new));
			return created(key);
		}
		String constraint = this.database.keys().uniqueConstraint(this.found, named);
		String freeName = this.differences.replacement(this.database.namesBesideIndexes(this.found.schema()));
		List<String> creation = this.statements.indexes()
			.replace(this.table, indexName(named.name()), constraint, key.index(), freeName);
		return drop(named, name, key.columns(), creation,
				this.statements.indexes()
					.dropReplaced(this.table, indexName(freeName), (constraint != null) ? freeName : null))
				&& created(key);
	}

	/**
	 * Note that a key is created. An index of a partition that is like it and not valid
	 * would become a part of it, so it is dropped before, with what takes no time, and
	 * the key brings one of its own.
	 */
	private boolean created(RequiredTable.Key key) throws SQLException {
		for (String index : invalidIndexes(key, false)) {
			this.differences.table(this.statements.indexes().drop(this.table, index, null));
		}
		this.inheritance.create(this.required, key);
		return true;
	}

	/**
	 * Return why a key cannot be created, or {@code ""}.
	 */
	private String obstacle(RequiredTable.Key key) throws SQLException {
		Set<String> left = leftColumns(key);
		left.addAll(ownMissingColumns(key));
		if (!left.isEmpty()) {
			return " can be created when its columns are as they are mapped: " + String.join(", ", left);
		}
		Set<String> lacking = new TreeSet<>(this.database.descendants().partitionKey(this.found));
		lacking.addAll(this.database.storage().partitionKey(this.found));
		key.columns().forEach((column) -> lacking.remove(this.database.names().name(column)));
		if (!lacking.isEmpty()) {
			return " needs all columns that " + this.table
					+ " is partitioned by, add their attributes to @UniqueAmongActive: " + String.join(", ", lacking);
		}
		List<String> foreign = this.database.descendants().foreignPartitions(this.found);
		if (!foreign.isEmpty()) {
			return " cannot be created while foreign tables are partitions: " + String.join(", ", foreign);
		}
		List<String> invalid = invalidIndexes(key, true);
		return invalid.isEmpty() ? ""
				: " cannot be created while partitions have indexes like it that are not valid, drop them: "
						+ String.join(", ", invalid);
	}

	private Set<String> leftColumns(RequiredTable.Key key) {
		Set<String> left = this.inheritance.leftColumns(this.required);
		left.retainAll(columns(key));
		return left;
	}

	/**
	 * Return the indexes that become parts of a key and are not valid.
	 * @param key the key
	 * @param partitioned whether to return those of partitions which have partitions, or
	 * those of others
	 */
	private List<String> invalidIndexes(RequiredTable.Key key, boolean partitioned) throws SQLException {
		return this.database.descendants()
			.invalidIndexes(this.found)
			.stream()
			.filter((index) -> index.partitioned() == partitioned && index.columns().equals(names(key.columns()))
					&& plain("where " + index.condition()).equals(condition(key)))
			.map(TableDescendants.InvalidIndex::name)
			.toList();
	}

	/**
	 * Return the columns of a key that the table lacks and no mixin brings: only the
	 * application can add these.
	 */
	private Set<String> ownMissingColumns(RequiredTable.Key key) {
		Set<String> known = names(this.required.columns().stream().map(RequiredColumn::column).toList());
		known.addAll(this.found.columns().keySet());
		Set<String> missing = new TreeSet<>();
		for (Column column : key.columns()) {
			if (column.getGeneratedAs() == null && !known.contains(this.database.names().name(column))) {
				missing.add(column.getName().toLowerCase(Locale.ROOT));
			}
		}
		return missing;
	}

	/**
	 * An index with the name of the key has made room for it already.
	 */
	private boolean countsDeletedRows(ExistingTable.ExistingIndex index, RequiredTable.Key key) {
		PrimaryKey primaryKey = this.required.table().getPrimaryKey();
		return index.unique() && index.condition() == null && index.columns().equals(names(key.columns()))
				&& !index.name().equalsIgnoreCase(key.index().getName())
				&& (primaryKey == null || !index.columns().equals(names(primaryKey.getColumns())));
	}

	/**
	 * Follows the creation of the other index, since a foreign key may need one of them.
	 */
	private void drop(ExistingTable.ExistingIndex index, String problem, List<Column> created) throws SQLException {
		TableAncestors.PartitionedIndex partitioned = this.database.ancestors().partitionedIndex(this.found, index);
		if (partitioned != null && this.inheritance.isDropped(partitioned)) {
			return;
		}
		String constraint = this.database.keys().uniqueConstraint(this.found, index);
		String primaryKey = this.database.keys().primaryKey(this.found, index);
		String object = (constraint != null) ? "constraint " + constraint : "index " + index.name();
		this.differences.problem(((primaryKey != null) ? "Primary key " + primaryKey
				: index.unique() ? "Unique " + object : StringUtils.capitalize(object)) + " on table " + this.table
				+ " " + problem);
		drop(index, (constraint != null) ? constraint : index.name(), created, List.of(),
				this.statements.indexes().drop(this.table, indexName(index.name()), constraint));
	}

	/**
	 * Drop an index when another one is there, unless foreign keys need it.
	 * @return whether the migration does
	 */
	private boolean drop(ExistingTable.ExistingIndex index, String name, List<Column> created, List<String> creation,
			String drop) throws SQLException {
		TableAncestors.PartitionedIndex partitioned = this.database.ancestors().partitionedIndex(this.found, index);
		if (partitioned != null) {
			this.differences.index(this.table, "-- " + name + " is part of " + partitioned.name() + " of table "
					+ partitioned.path() + ": drop that one");
			return false;
		}
		String primaryKey = this.database.keys().primaryKey(this.found, index);
		if (primaryKey != null) {
			this.differences.index(this.table,
					"-- " + primaryKey + " is the primary key of " + this.table + ": replace it by one of "
							+ mappedPrimaryKey() + (creation.isEmpty() ? "" : " with another name"));
			return false;
		}
		List<String> foreignKeys = this.database.keys()
			.foreignKeys(this.required.table(), index, created.stream().map(this.database.names()::name).toList());
		if (foreignKeys.isEmpty()) {
			this.differences.index(this.table, creation.toArray(String[]::new));
			this.differences.drop(drop);
			this.inheritance.drop(this.found, index);
			return true;
		}
		List<String> statements = SchemaDifferences.inSession(this.database.storage().session(this.found),
				Stream.concat(creation.stream(), Stream.of(drop)).filter(StringUtils::hasText).toList());
		this.differences.index(this.table,
				"-- " + name + " is needed by foreign keys, drop them or have them refer to another key,"
						+ " and run the next " + ((statements.size() > 1) ? statements.size() + " lines" : "line")
						+ ": " + String.join(", ", foreignKeys));
		statements.forEach((statement) -> this.differences.index(this.table, "-- " + statement));
		return false;
	}

	private String mappedPrimaryKey() {
		PrimaryKey primaryKey = this.required.table().getPrimaryKey();
		return (primaryKey != null)
				? primaryKey.getColumns().stream().map(this.statements::name).collect(Collectors.joining(", "))
				: "other columns";
	}

	private String indexName(String name) {
		return this.database.names().indexName(this.required.table(), this.found.schema(), name);
	}

	/**
	 * Return the columns that an index is made of, those of its condition included, and
	 * those that they are generated from.
	 */
	private static Set<String> columns(RequiredTable.Key key) {
		Set<String> columns = new HashSet<>(DatabaseSchema.words(String.valueOf(key.index().getOptions())));
		for (Column column : key.columns()) {
			columns.add(column.getName().toLowerCase(Locale.ROOT));
			columns.addAll(DatabaseSchema.words(String.valueOf(column.getGeneratedAs())));
		}
		return columns;
	}

	/**
	 * The names of columns but for the generated one, which a unique index may have or
	 * not.
	 */
	private Set<String> names(List<Column> columns) {
		return columns.stream()
			.filter((column) -> column.getGeneratedAs() == null)
			.map(this.database.names()::name)
			.collect(Collectors.toCollection(HashSet::new));
	}

	/**
	 * Whatever the mapping has, an index may end in the generated column, since a
	 * migration for several databases has that everywhere.
	 */
	private boolean enforces(ExistingTable.ExistingIndex index, RequiredTable.Key key) {
		if (!index.unique()) {
			return false;
		}
		Set<String> columns = names(key.columns());
		if (index.condition() != null) {
			return index.columns().equals(columns) && plain("where " + index.condition()).equals(condition(key));
		}
		ExistingColumn activeRow = this.found.columns().get(this.database.names().name(key.activeRow()));
		columns.add(this.database.names().name(key.activeRow()));
		return activeRow != null && activeRow.generated() && index.columns().equals(columns);
	}

	/**
	 * PostgreSQL gives conditions with more parentheses and casts than they were written
	 * with.
	 */
	private static String plain(String condition) {
		return condition.toLowerCase(Locale.ROOT).replaceAll("::[a-z]+( varying)?|[()\\s]", "");
	}

}
