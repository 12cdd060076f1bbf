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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.hibernate.dialect.Dialect;
import org.hibernate.sql.ast.spi.StringBuilderSqlAppender;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a migration in the dialect of one database. None of them loses a row
 * or a value.
 */
final class SchemaStatements {

	private final MigrationDatabase database;

	private final Dialect dialect;

	SchemaStatements(MigrationDatabase database, Dialect dialect) {
		this.database = database;
		this.dialect = dialect;
	}

	MigrationDatabase database() {
		return this.database;
	}

	String literal(String text) {
		StringBuilder literal = new StringBuilder();
		this.dialect.appendLiteral(new StringBuilderSqlAppender(literal), text);
		return literal.toString();
	}

	/**
	 * Return the instant of the statement, as Hibernate stores instants: in UTC where the
	 * type of the column has no time zone.
	 */
	String now() {
		return switch (this.database) {
			case H2, POSTGRESQL -> "current_timestamp";
			case MARIADB, MYSQL -> "(utc_timestamp(6))";
		};
	}

	/**
	 * Return the statement that adds columns, all at once: it locks the table once, and
	 * instants in the same row are the same.
	 */
	String addColumns(String table, List<String> definitions) {
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

	String dropDefault(String table, String column) {
		return "alter table " + table + " alter column " + column + " drop default";
	}

	/**
	 * Return the statement that gives a column a value where it has none.
	 * @param table the table
	 * @param column the column
	 * @param value the value, an SQL expression
	 * @param kept columns that the database would change with every update
	 */
	String fill(String table, String column, String value, List<String> kept) {
		return "update " + table + " set " + column + " = " + value
				+ kept.stream().map((name) -> ", " + name + " = " + name).collect(Collectors.joining()) + " where "
				+ column + " is null";
	}

	/**
	 * Return the statement that drops a unique index.
	 * @param table the table
	 * @param index the index
	 * @param constraint the constraint that the index belongs to, or {@code null}
	 */
	String dropUniqueIndex(String table, String index, @Nullable String constraint) {
		return switch (this.database) {
			case H2, POSTGRESQL -> (constraint != null) ? "alter table " + table + " drop constraint " + constraint
					: "drop index " + index;
			case MARIADB, MYSQL -> "drop index " + index + " on " + table;
		};
	}

	/**
	 * Return the statements that change a column. MariaDB and MySQL know only one that
	 * states the whole column again.
	 * @param table the table
	 * @param name the name of the column
	 * @param column the column as it is
	 * @param type the type that it gets, or {@code null} to keep the one it has
	 * @param nullable whether it may be null afterwards
	 * @return the statements
	 */
	List<String> change(String table, String name, ExistingColumn column, @Nullable String type, boolean nullable) {
		return switch (this.database) {
			case MARIADB, MYSQL -> List.of("alter table " + table + " modify column " + name + " "
					+ ((type != null) ? type : column.type()) + (nullable ? " null" : " not null") + kept(column));
			case H2, POSTGRESQL -> {
				String alter = "alter table " + table + " alter column " + name;
				List<String> statements = new ArrayList<>();
				if (type != null) {
					statements.addAll(changeType(alter, name, type, isLocalTime(column, type)));
				}
				if (nullable != column.nullable()) {
					statements.add(alter + (nullable ? " drop not null" : " set not null"));
				}
				yield statements;
			}
		};
	}

	private List<String> changeType(String alter, String name, String type, boolean localTime) {
		if (this.database == MigrationDatabase.POSTGRESQL) {
			return List.of(alter + " type " + type + (localTime ? " using " + name + " at time zone 'UTC'" : ""));
		}
		String statement = alter + " set data type " + type;
		return localTime ? List.of("set time zone 'UTC'", statement, "set time zone local") : List.of(statement);
	}

	/**
	 * Return whether a change of type takes a time of no zone for one of a zone.
	 */
	static boolean isLocalTime(ExistingColumn column, String type) {
		return column.typeName().equals("timestamp") && type.contains("with time zone");
	}

	private String kept(ExistingColumn column) {
		if (column.identity()) {
			return " auto_increment";
		}
		String value = column.defaultValue();
		return (this.database == MigrationDatabase.MARIADB && value != null && !value.equals("NULL"))
				? " default " + value : "";
	}

	String createSequence(String sequence, int increment) {
		return switch (this.database) {
			case H2, POSTGRESQL -> "create sequence " + sequence + " start with 1 increment by " + increment;
			case MARIADB -> "create sequence " + sequence + " start with 1 increment by " + increment + " nocache";
			case MYSQL -> "create table " + sequence + " (next_val bigint);\ninsert into " + sequence + " values (1)";
		};
	}

	String incrementSequence(String sequence, int increment) {
		return "alter sequence " + sequence + " increment by " + increment;
	}

	/**
	 * Return the statements that have a sequence go on above all identifiers that are
	 * there, and never below what it would have given. A value stands for as many
	 * identifiers as it is incremented by, of which it is the last.
	 * @param sequence the sequence
	 * @param increment by how much it increments
	 * @param identifiers queries for the largest identifier of each table
	 * @return the statements
	 */
	List<String> restartSequence(String sequence, int increment, List<String> identifiers) {
		String largest = "(select coalesce(max(id), 0) + " + increment + " from (\n\t"
				+ String.join("\n\tunion all ", identifiers) + "\n) identifiers)";
		String next = "greatest(next value for " + sequence + ", " + largest + ")";
		return switch (this.database) {
			case H2 -> List.of("alter sequence " + sequence + " restart with (select " + next + ")");
			case POSTGRESQL -> List.of("select setval('" + sequence.replace("'", "''") + "', greatest(nextval('"
					+ sequence.replace("'", "''") + "'), " + largest + "), false)");
			case MARIADB -> List.of("set @next_identifier = (select " + next + ")",
					"execute immediate concat('alter sequence " + sequence + " restart with ', @next_identifier)");
			case MYSQL -> List.of("update " + sequence + " set next_val = greatest(next_val, " + largest + ")");
		};
	}

}
