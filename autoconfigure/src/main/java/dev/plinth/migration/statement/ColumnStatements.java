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

package dev.plinth.migration.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.plinth.migration.database.ExistingColumn;
import dev.plinth.migration.database.MigrationDatabase;
import org.jspecify.annotations.Nullable;

/**
 * The statements that add columns to tables and change them.
 */
public final class ColumnStatements {

	private final MigrationDatabase database;

	ColumnStatements(MigrationDatabase database) {
		this.database = database;
	}

	/**
	 * Return the statement that adds columns, all at once: it locks the table once, and
	 * instants in the same row are the same.
	 */
	public String addColumns(String table, List<String> definitions) {
		if (definitions.size() == 1) {
			return "alter table " + table + " add column " + definitions.get(0);
		}
		return switch (this.database) {
			case H2 -> definitions.stream()
				.collect(Collectors.joining(",\n\t", "alter table " + table + " add column (\n\t", "\n)"));
			case POSTGRESQL, MARIADB, MYSQL -> definitions.stream()
				.collect(Collectors.joining(",\n\tadd column ", "alter table " + table + "\n\tadd column ", ""));
		};
	}

	public String dropDefault(String table, String column) {
		return "alter table " + table + " alter column " + column + " drop default";
	}

	/**
	 * Return the part of a statement that changes the type of a column.
	 * @param name the name of the column
	 * @param column the column as it is
	 * @param type the type that it gets
	 * @param definition the definition of the column in MariaDB and MySQL
	 * @return the clause
	 */
	public String changeType(String name, ExistingColumn column, String type, String definition) {
		return switch (this.database) {
			case MARIADB, MYSQL -> modify(name, definition, type, column.nullable());
			case POSTGRESQL -> "alter column " + name + " type " + type
					+ (isLocalTime(column, type) ? " using " + name + " at time zone 'UTC'" : "");
			case H2 -> "alter column " + name + " set data type " + type;
		};
	}

	/**
	 * Return the statements that change the types of columns, if possible all at once:
	 * each statement writes the table anew.
	 * @param table the table
	 * @param clauses what becomes of each column
	 * @param inUtc whether one of them depends on the time zone of the session
	 * @return the statements
	 */
	public List<String> changeTypes(String table, List<String> clauses, boolean inUtc) {
		return switch (this.database) {
			case POSTGRESQL -> List.of(alter(table, clauses));
			case MARIADB,
					MYSQL ->
				inUtc ? List.of("set @session_time_zone = @@session.time_zone", "set time_zone = '+00:00'",
						alter(table, clauses), "set time_zone = @session_time_zone") : List.of(alter(table, clauses));
			case H2 -> {
				List<String> statements = new ArrayList<>();
				clauses.forEach((clause) -> statements.add("alter table " + table + " " + clause));
				if (inUtc) {
					statements.add(0, "set time zone 'UTC'");
					statements.add("set time zone local");
				}
				yield statements;
			}
		};
	}

	/**
	 * Return what becomes of a column of PostgreSQL whose times of no zone are taken for
	 * UTC, and so is its default: PostgreSQL would take it for the zone of the session.
	 * @param name the name of the column
	 * @param change the change of its type
	 * @param value its default, an expression
	 * @return the clauses
	 */
	public static List<String> changeDefault(String name, String change, String value) {
		return List.of("alter column " + name + " drop default", change,
				"alter column " + name + " set default cast(" + value + " as timestamp) at time zone 'UTC'");
	}

	/**
	 * Return the statements that let a column be null, or not.
	 * @param table the table
	 * @param name the name of the column
	 * @param type the type that it has by now, or {@code null} for the one it had
	 * @param definition the definition of the column in MariaDB and MySQL
	 * @param nullable whether it may be null afterwards
	 * @return the statements
	 */
	public List<String> changeNullability(String table, String name, @Nullable String type, String definition,
			boolean nullable) {
		return switch (this.database) {
			case MARIADB, MYSQL -> changeTypes(table, List.of(modify(name, definition, type, nullable)),
					hasConstantInstant(type, definition));
			case H2, POSTGRESQL -> List
				.of("alter table " + table + " alter column " + name + (nullable ? " drop not null" : " set not null"));
		};
	}

	/**
	 * Return whether a column of MariaDB or MySQL is one of instants and stays one, with
	 * a constant default. That is stated in the time zone of the session.
	 * @param type the type that it gets, or {@code null} for the one it has
	 * @param definition its definition, {@code ""} on other databases
	 * @return whether it depends on the session
	 */
	public static boolean hasConstantInstant(@Nullable String type, String definition) {
		return (type == null || type.startsWith("timestamp")) && !definition.isEmpty()
				&& ColumnDefinition.of(definition).hasConstantInstant();
	}

	private static String modify(String name, String definition, @Nullable String type, boolean nullable) {
		return "modify column " + name + " " + ColumnDefinition.of(definition).with(type, nullable);
	}

	/**
	 * Return whether a change of type takes a time of no zone for one of a zone.
	 */
	public static boolean isLocalTime(ExistingColumn column, String type) {
		return column.typeName().equals("timestamp") && type.contains("with time zone");
	}

	/**
	 * Return whether a change of type takes instants, which MariaDB and MySQL show in the
	 * time zone of the session, for times that have none.
	 */
	public static boolean isInstant(ExistingColumn column, String type) {
		return column.typeName().equals("timestamp") && type.startsWith("datetime");
	}

	/**
	 * Return whether a change of type takes the bytes of a UUID for it, which older
	 * versions of MariaDB have no type for.
	 */
	public static boolean isBytesOfUuid(ExistingColumn column, String type) {
		return type.equals("uuid") && column.typeName().equals("binary") && column.size() == 16;
	}

	/**
	 * Return the statement that has a column take values which the database has not
	 * counted.
	 */
	public static String takeValues(String table, String column) {
		return "alter table " + table + " alter column " + column + " set generated by default";
	}

	/**
	 * Return whether a column can only be stated anew, and not at all in a foreign key.
	 */
	public boolean statesColumnsAnew() {
		return switch (this.database) {
			case MARIADB, MYSQL -> true;
			case H2, POSTGRESQL -> false;
		};
	}

	static String alter(String table, List<String> clauses) {
		return "alter table " + table + ((clauses.size() > 1) ? "\n\t" : " ") + String.join(",\n\t", clauses);
	}

}
