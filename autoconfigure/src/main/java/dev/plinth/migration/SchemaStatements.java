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

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.plinth.mapping.naming.ReservedWords;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.sql.ast.spi.StringBuilderSqlAppender;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a migration in the dialect of one database. None of them loses a row
 * or a value.
 */
final class SchemaStatements {

	private static final Pattern DEFINITION = Pattern
		.compile("(?<type>\\w+(?:\\((?:[^()']|'(?:[^']|'')*')*\\))?(?: unsigned)?(?: zerofill)?)"
				+ "(?<text>(?: CHARACTER SET \\w+)?(?: COLLATE \\w+)?)(?: NOT NULL| NULL)?(?<rest>.*)");

	private static final String ON_UPDATE = "(?i)^([^']*(?:DEFAULT '[^']*')?) ON UPDATE CURRENT_TIMESTAMP(?:\\(\\d*\\))?";

	private final MigrationDatabase database;

	private final Dialect dialect;

	private final SqlStringGenerationContext context;

	SchemaStatements(MigrationDatabase database, Dialect dialect, SqlStringGenerationContext context) {
		this.database = database;
		this.dialect = dialect;
		this.context = context;
	}

	/**
	 * Return a column as it is configured.
	 */
	Column column(String name) {
		return new Column(ReservedWords.quoted(Identifier.toIdentifier(name), this.dialect).render(this.dialect));
	}

	/**
	 * Return the name of a table in statements.
	 */
	String name(Table table) {
		return this.context.format(table.getQualifiedTableName());
	}

	/**
	 * Return the name of a column in statements.
	 */
	String name(Column column) {
		return column.getQuotedName(this.dialect);
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
	 * Return the statement that drops an index.
	 * @param table the table
	 * @param index the index
	 * @param constraint the constraint that the index belongs to, or {@code null}
	 */
	String dropIndex(String table, String index, @Nullable String constraint) {
		return switch (this.database) {
			case H2, POSTGRESQL -> (constraint != null) ? "alter table " + table + " drop constraint " + constraint
					: "drop index " + index;
			case MARIADB, MYSQL -> "drop index " + index + " on " + table;
		};
	}

	/**
	 * Return the statement that makes room for an index of the same name. The one that is
	 * there stays under another name until the one that takes its place is created:
	 * MariaDB and MySQL may need it for a foreign key, and PostgreSQL would lock the
	 * table out from when it is dropped.
	 * @param table the table
	 * @param index the index that is there
	 * @param constraint the constraint that the index belongs to, or {@code null}
	 * @param replacement the name that the index gets
	 * @return the statement
	 */
	String replaceIndex(String table, String index, @Nullable String constraint, String replacement) {
		return switch (this.database) {
			case H2 -> dropIndex(table, index, constraint);
			case POSTGRESQL -> "alter index " + index + " rename to " + replacement;
			case MARIADB, MYSQL -> "alter table " + table + " rename index " + index + " to " + replacement;
		};
	}

	/**
	 * Return the statement that drops an index which made room for another one, or
	 * {@code ""} if it has been dropped by then.
	 * @param table the table
	 * @param index the index, by the name that it has got
	 * @param constraint the constraint that the index belongs to, by that name as well,
	 * or {@code null}
	 * @return the statement
	 */
	String dropReplaced(String table, String index, @Nullable String constraint) {
		return switch (this.database) {
			case H2 -> "";
			case POSTGRESQL, MARIADB, MYSQL -> dropIndex(table, index, constraint);
		};
	}

	/**
	 * Return the statements that change the type of a column.
	 * @param table the table
	 * @param name the name of the column
	 * @param column the column as it is
	 * @param type the type that it gets
	 * @param definition the definition of the column in MariaDB and MySQL
	 * @return the statements
	 */
	List<String> changeType(String table, String name, ExistingColumn column, String type, String definition) {
		String alter = "alter table " + table + " alter column " + name;
		boolean localTime = isLocalTime(column, type);
		return switch (this.database) {
			case MARIADB, MYSQL -> List.of(modify(table, name, definition, type, column.nullable()));
			case POSTGRESQL ->
				List.of(alter + " type " + type + (localTime ? " using " + name + " at time zone 'UTC'" : ""));
			case H2 -> {
				String statement = alter + " set data type " + type;
				yield localTime ? List.of("set time zone 'UTC'", statement, "set time zone local") : List.of(statement);
			}
		};
	}

	/**
	 * Return the statement that lets a column be null, or not.
	 * @param table the table
	 * @param name the name of the column
	 * @param type the type that it has by now, or {@code null} for the one it had
	 * @param definition the definition of the column in MariaDB and MySQL
	 * @param nullable whether it may be null afterwards
	 * @return the statement
	 */
	String changeNullability(String table, String name, @Nullable String type, String definition, boolean nullable) {
		return switch (this.database) {
			case MARIADB, MYSQL -> modify(table, name, definition, type, nullable);
			case H2, POSTGRESQL ->
				"alter table " + table + " alter column " + name + (nullable ? " drop not null" : " set not null");
		};
	}

	/**
	 * MariaDB and MySQL can only state a column anew, and what is left out is lost:
	 * character set and collation, default, comment, check. A change of the character set
	 * could lose values. That the database sets the column with every update is left out,
	 * since then soft deletions would.
	 */
	private static String modify(String table, String name, String definition, @Nullable String type,
			boolean nullable) {
		Matcher parts = DEFINITION.matcher(definition);
		if (!parts.matches()) {
			throw new IllegalStateException("Column " + name + " of table " + table + " is " + definition);
		}
		return "alter table " + table + " modify column " + name + " " + ((type != null) ? type : parts.group("type"))
				+ parts.group("text") + (nullable ? " null" : " not null")
				+ parts.group("rest").replaceFirst(" DEFAULT NULL(?= |$)", "").replaceFirst(ON_UPDATE, "$1");
	}

	/**
	 * Return whether a change of type takes a time of no zone for one of a zone.
	 */
	static boolean isLocalTime(ExistingColumn column, String type) {
		return column.typeName().equals("timestamp") && type.contains("with time zone");
	}

	/**
	 * Return the statement that has a column take values which the database has not
	 * counted.
	 */
	static String takeValues(String table, String column) {
		return "alter table " + table + " alter column " + column + " set generated by default";
	}

	/**
	 * Return whether a column can only be stated anew, and not at all in a foreign key.
	 */
	boolean statesColumnsAnew() {
		return switch (this.database) {
			case MARIADB, MYSQL -> true;
			case H2, POSTGRESQL -> false;
		};
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
			case MARIADB ->
				List.of("set @next_identifier = (select " + next + ")", "execute immediate concat('alter sequence "
						+ sequence.replace("'", "''") + " restart with ', @next_identifier)");
			case MYSQL -> List.of("update " + sequence + " set next_val = greatest(next_val, " + largest + ")");
		};
	}

}
