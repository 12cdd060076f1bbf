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

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.hibernate.mapping.Column;

/**
 * Compares the types of a table's columns, and changes them where no value could be lost
 * or would need an interpretation that nobody but the application can give.
 */
final class ColumnTypes {

	private static final Pattern LENGTH = Pattern.compile("\\((\\d+)\\)");

	private final ComparedTable table;

	private final TableDependents dependents;

	private final SchemaDifferences differences;

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
		return !name.contains("time zone") && !present.typeName().contains("time zone")
				&& this.table.statements().storesAlike(column, present);
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
		return hasType(column, present) || SchemaStatements.isLocalTime(present, type)
				|| (ExistingColumn.standardName(type).equals("bigint") && present.isSmallerInteger());
	}

	/**
	 * Return whether a column has the type that is mapped by the time when values are
	 * filled in.
	 */
	boolean isOrBecomesMapped(Column column, ExistingColumn present) throws SQLException {
		return hasType(column, present) || (isConvertible(column, present)
				&& this.dependents.users(this.table.found(), column).isEmpty() && obstacles(column).isEmpty());
	}

	/**
	 * Return whether the migration changes the type. If it cannot, it has the statement
	 * in a comment, for a migration that takes what is in the way out of it.
	 */
	boolean change(Column column, ExistingColumn present, String definition) throws SQLException {
		String path = this.table.path(column);
		String type = this.table.type(column);
		List<String> obstacles = obstacles(column);
		if (!obstacles.isEmpty()) {
			this.differences.table("-- " + path + " has to become " + type + ": " + String.join("; ", obstacles));
			return false;
		}
		List<String> users = this.dependents.users(this.table.found(), column);
		if (SchemaStatements.isLocalTime(present, type)) {
			this.differences.table("-- the values of " + path + " are taken for UTC");
		}
		if (!users.isEmpty()) {
			this.differences.table("-- drop what uses " + path + ", run the next line, and create it again: "
					+ String.join(", ", users));
		}
		this.table.statements()
			.changeType(this.table.name(), this.table.name(column), present, type, definition)
			.forEach((statement) -> this.differences.table(users.isEmpty() ? statement : "-- " + statement));
		return users.isEmpty();
	}

	/**
	 * Return why the type of a column cannot be changed at all, and what to do.
	 */
	private List<String> obstacles(Column column) throws SQLException {
		List<String> obstacles = new ArrayList<>();
		List<String> parents = this.table.database().ancestors().parents(this.table.found(), column);
		if (!parents.isEmpty()) {
			obstacles.add(TableAncestors.changeThere(parents));
		}
		List<String> others = this.dependents.otherParents(this.table.found(), column);
		if (!others.isEmpty()) {
			obstacles.add("tables that inherit it have it from " + String.join(", ", others)
					+ " as well, take that from them while both are changed");
		}
		this.dependents.partitionedBy(this.table.found(), column)
			.forEach((partitioned) -> obstacles
				.add("table " + partitioned + " is partitioned by it, move the rows to a new one"));
		return obstacles;
	}

}
