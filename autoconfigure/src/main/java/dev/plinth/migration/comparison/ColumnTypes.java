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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.plinth.migration.database.ExistingColumn;
import dev.plinth.migration.database.TableAncestors;
import dev.plinth.migration.database.TableDependents;
import dev.plinth.migration.statement.ColumnDefinition;
import dev.plinth.migration.statement.ColumnStatements;
import org.hibernate.mapping.Column;

/**
 * Compares the types of a table's columns, and changes them where no value could be lost
 * or would need an interpretation that nobody but the application can give.
 */
final class ColumnTypes {

	private static final Pattern CURRENT_TIME = Pattern.compile(
			"none|now\\(\\)|(current_|local)timestamp(\\(\\d\\))?" + "|(transaction|statement|clock)_timestamp\\(\\)",
			Pattern.CASE_INSENSITIVE);

	private static final String PARTITIONED = " is partitioned by it, move the rows to a new one";

	private static final Pattern LENGTH = Pattern.compile("\\((\\d+)\\)");

	private final ComparedTable table;

	private final TableDependents dependents;

	private final SchemaDifferences differences;

	private final List<String> comments = new ArrayList<>();

	private final List<String> changes = new ArrayList<>();

	private boolean inUtc;

	private boolean rewrite;

	ColumnTypes(ComparedTable table) {
		this.table = table;
		this.dependents = table.database().dependents();
		this.differences = table.differences();
	}

	/**
	 * Return whether a column cannot hold what is mapped.
	 */
	boolean isOther(Column column, ExistingColumn present) {
		return !hasType(column, present) || isShorter(present, this.table.type(column));
	}

	private boolean hasType(Column column, ExistingColumn present) {
		String name = ExistingColumn.standardName(this.table.type(column));
		if (name.equals(present.typeName()) || (name.equals("varchar") && present.isText())) {
			return true;
		}
		return !name.contains("time zone") && !ColumnStatements.isInstant(present, name)
				&& !present.typeName().contains("time zone") && this.table.statements().storesAlike(column, present);
	}

	private static boolean isShorter(ExistingColumn present, String type) {
		Matcher length = LENGTH.matcher(type);
		return length.find() && present.length() < Integer.parseInt(length.group(1));
	}

	/**
	 * Return whether the values of a column can only mean one thing in the type that is
	 * mapped.
	 */
	boolean isConvertible(Column column, ExistingColumn present) {
		String type = this.table.type(column);
		return hasType(column, present) || ColumnStatements.isLocalTime(present, type)
				|| ColumnStatements.isInstant(present, type)
				|| (this.table.statements().columns().statesColumnsAnew()
						&& ColumnStatements.isBytesOfUuid(present, type))
				|| (ExistingColumn.standardName(type).equals("bigint") && present.isSmallerInteger());
	}

	/**
	 * Return whether a column has the type that is mapped by the time when values are
	 * filled in.
	 */
	boolean isOrBecomesMapped(Column column, ExistingColumn present) throws SQLException {
		return hasType(column, present) || becomesMapped(column, present);
	}

	/**
	 * Return whether a column has another type than the one that is mapped, and gets that
	 * by the migration unless it is in a foreign key.
	 */
	boolean becomesMapped(Column column, ExistingColumn present) throws SQLException {
		return !hasType(column, present) && isConvertible(column, present) && users(column, present).isEmpty()
				&& obstacles(column, present).isEmpty();
	}

	/**
	 * Return whether the migration {@linkplain #changeAll changes} the type. If it
	 * cannot, it has the statement in a comment, for a migration that takes what is in
	 * the way out of it.
	 */
	boolean change(Column column, ExistingColumn present, String definition) throws SQLException {
		String path = this.table.path(column);
		String type = this.table.type(column);
		List<String> obstacles = obstacles(column, present);
		if (!obstacles.isEmpty()) {
			this.differences.table("-- " + path + " has to become " + type + ": " + String.join("; ", obstacles));
			return false;
		}
		List<String> users = users(column, present);
		String name = this.table.name(column);
		String change = this.table.statements().columns().changeType(name, present, type, definition);
		boolean localTime = ColumnStatements.isLocalTime(present, type);
		boolean utc = localTime || ColumnStatements.isInstant(present, type);
		boolean inUtc = utc || ColumnStatements.hasConstantInstant(type, definition);
		String comment = utc ? "-- the values of " + path + (localTime ? " are taken for UTC" : " are kept in UTC")
				: "";
		if (!users.isEmpty()) {
			List<String> statements = SchemaDifferences.inSession(
					this.table.database().storage().session(this.table.found()),
					this.table.statements().columns().changeTypes(this.table.name(), List.of(change), inUtc));
			this.differences.table(comment,
					"-- drop what uses " + path + ", run the next "
							+ ((statements.size() > 1) ? statements.size() + " lines" : "line")
							+ ", and create it again: " + String.join(", ", users));
			statements.forEach((statement) -> this.differences.table("-- " + statement));
			return false;
		}
		this.comments.add(comment);
		this.inUtc |= inUtc;
		this.rewrite |= !hasType(column, present);
		this.changes.addAll(localTime ? withDefault(name, change, column) : List.of(change));
		return true;
	}

	private List<String> withDefault(String name, String change, Column column) throws SQLException {
		List<String> defaults = otherDefaults(column);
		return defaults.isEmpty() ? List.of(change) : ColumnStatements.changeDefault(name, change, defaults.get(0));
	}

	/**
	 * Return the defaults of a column in its table and those below, if one of them is not
	 * the current time, which is the same in any zone.
	 */
	private List<String> otherDefaults(Column column) throws SQLException {
		List<String> defaults = this.dependents.defaults(this.table.found(), column);
		return defaults.stream().allMatch((value) -> CURRENT_TIME.matcher(value).matches()) ? List.of() : defaults;
	}

	/**
	 * Have the migration change what {@link #change} has found. A column that holds more
	 * of the same afterwards is changed with the table, which PostgreSQL does without
	 * reading it.
	 */
	void changeAll() throws SQLException {
		if (this.changes.isEmpty()) {
			return;
		}
		List<String> statements = new ArrayList<>(this.comments);
		statements.addAll(this.table.statements().columns().changeTypes(this.table.name(), this.changes, this.inUtc));
		if (this.rewrite) {
			this.differences.type(this.table.name(), statements.toArray(String[]::new));
		}
		else {
			this.differences.table(statements.toArray(String[]::new));
		}
	}

	/**
	 * Return what has to be dropped before the type can be changed.
	 */
	private List<String> users(Column column, ExistingColumn present) throws SQLException {
		boolean localTime = ColumnStatements.isLocalTime(present, this.table.type(column));
		boolean rewritten = !hasType(column, present);
		List<String> users = new ArrayList<>(this.dependents.users(this.table.found(), column, rewritten, localTime));
		if (rewritten) {
			users.addAll(this.dependents.comparisons(this.table.found(), column, localTime));
		}
		if (localTime) {
			List<String> defaults = otherDefaults(column);
			if (defaults.size() > 1) {
				users.add("defaults " + String.join(", ", defaults));
			}
		}
		if (ColumnStatements.isInstant(present, this.table.type(column))) {
			String value = ColumnDefinition.of(this.table.database().definition(this.table.name(), column.getName()))
				.computedDefault();
			if (value != null) {
				users.add("default " + value);
			}
		}
		return users;
	}

	/**
	 * Return why the type of a column cannot be changed at all, and what to do.
	 */
	private List<String> obstacles(Column column, ExistingColumn present) throws SQLException {
		List<String> obstacles = new ArrayList<>();
		List<String> parents = this.table.database().ancestors().parents(this.table.found(), column);
		if (!parents.isEmpty()) {
			obstacles.add(TableAncestors.changeThere(parents));
		}
		List<String> others = this.table.database().descendants().otherParents(this.table.found(), column);
		if (!others.isEmpty()) {
			obstacles.add("tables that inherit it have it from " + String.join(", ", others)
					+ " as well, take that from them while both are changed");
		}
		this.table.database()
			.descendants()
			.partitionedBy(this.table.found(), column)
			.forEach((partitioned) -> obstacles.add("table " + partitioned + PARTITIONED));
		if (ColumnStatements.isInstant(present, this.table.type(column))
				&& this.table.database().storage().isPartitionedByFunction(this.table.found(), column)) {
			obstacles.add("table " + this.table.name() + PARTITIONED);
		}
		return obstacles;
	}

}
