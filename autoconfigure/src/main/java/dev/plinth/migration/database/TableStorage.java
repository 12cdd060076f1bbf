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
package dev.plinth.migration.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.hibernate.mapping.Column;

/**
 * Tells how MariaDB and MySQL store a table, where that keeps it from being changed. The
 * partitions of PostgreSQL are {@linkplain TableDescendants tables of their own}.
 */
public final class TableStorage {

	private static final Pattern QUOTED = Pattern.compile("([`\"])((?:(?!\\1).)+)\\1");

	private static final Pattern ZERO_DATE = Pattern.compile("^'?\\d{4}-(00|\\d{2}-00)");

	private static final Map<String, String> ZERO_DATES = Map.of("sql_mode",
			"regexp_replace(@@session.sql_mode, 'NO_ZERO_(IN_)?DATE|TRADITIONAL', '')");

	private final MigrationDatabase database;

	private final DatabaseNames names;

	private final DatabaseQueries queries;

	TableStorage(MigrationDatabase database, DatabaseNames names, DatabaseQueries queries) {
		this.database = database;
		this.names = names;
		this.queries = queries;
	}

	/**
	 * Return whether a table has partitions, so that no foreign key can start or end at
	 * it.
	 */
	public boolean isPartitioned(ExistingTable table) throws SQLException {
		return !partitionings(table).isEmpty();
	}

	/**
	 * Return the columns that a table is partitioned by. A unique key has to have them
	 * all.
	 */
	public Set<String> partitionKey(ExistingTable table) throws SQLException {
		Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		for (Partitioning partitioning : partitionings(table)) {
			if (partitioning.isByPrimaryKey()) {
				table.indexes()
					.stream()
					.filter((index) -> index.name().equals("PRIMARY"))
					.forEach((index) -> columns.addAll(index.columns()));
			}
			else if (!partitioning.isByTimeOfChange()) {
				columns.addAll(partitioning.columns());
			}
		}
		return columns;
	}

	/**
	 * Return whether a table is partitioned by what a function makes of a column. No
	 * function makes the same of instants and of times that have no zone.
	 */
	public boolean isPartitionedByFunction(ExistingTable table, Column column) throws SQLException {
		for (Partitioning partitioning : partitionings(table)) {
			if (!partitioning.isByKey()
					&& partitioning.columns().stream().anyMatch(this.names.name(column)::equalsIgnoreCase)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether MariaDB keeps a history of the rows of a table.
	 */
	public boolean hasHistory(ExistingTable table) throws SQLException {
		return this.database == MigrationDatabase.MARIADB && !this.queries
			.strings("select 1 from information_schema.tables where table_schema = ? and table_name = ?"
					+ " and table_type = 'SYSTEM VERSIONED'", table.schema(), table.name())
			.isEmpty();
	}

	/**
	 * Return whether a column of a table with a history is null in rows that are there or
	 * in those of the history, which rows that get a value are added to.
	 * @param table the table
	 * @param column the column, as it is written in statements
	 */
	public boolean hasNullsInHistory(ExistingTable table, String column) throws SQLException {
		return hasHistory(table) && !this.queries
			.strings("select 1 from " + name(table) + " for system_time all where " + column + " is null limit 1")
			.isEmpty();
	}

	/**
	 * Return what has to be set in a session that changes a table in any way: tables with
	 * a history can only be changed with it. While the session does not accept zero
	 * dates, MySQL refuses each change of a table that has them for defaults, and both
	 * refuse each that writes the table anew while rows have them, those of the history
	 * too.
	 * @return SQL expressions by the variables
	 */
	public Map<String, String> session(ExistingTable table) throws SQLException {
		Map<String, String> variables = new LinkedHashMap<>();
		if (hasHistory(table)) {
			variables.put("system_versioning_alter_history", "keep");
		}
		if (refusesZeroDates() && hasZeroDates(table, dates(table))) {
			variables.putAll(ZERO_DATES);
		}
		return variables;
	}

	/**
	 * Return whether a column has zero dates, in rows that are there or in those of the
	 * history, or gets them by default. While it may not be null, a condition that asks
	 * for nulls finds them as well.
	 * @param table the table
	 * @param column the column
	 * @return whether there are any
	 */
	public boolean hasZeroDates(ExistingTable table, Column column) throws SQLException {
		String name = this.names.name(column);
		return hasZeroDates(table, dates(table).stream().filter((date) -> date.get(0).equalsIgnoreCase(name)).toList());
	}

	private boolean hasZeroDates(ExistingTable table, List<List<String>> dates) throws SQLException {
		if (dates.isEmpty() || table.view()) {
			return false;
		}
		return dates.stream().anyMatch((date) -> ZERO_DATE.matcher(date.get(1)).find()) || !this.queries
			.strings("select 1 from " + name(table) + (hasHistory(table) ? " for system_time all" : "")
					+ " where concat_ws(' ', "
					+ dates.stream().map((date) -> quoted(date.get(0))).collect(Collectors.joining(", "))
					+ ") like '%-00%' limit 1")
			.isEmpty();
	}

	/**
	 * Return the columns of MariaDB and MySQL that can have zero dates, with their
	 * defaults.
	 */
	private List<List<String>> dates(ExistingTable table) throws SQLException {
		return switch (this.database) {
			case MARIADB, MYSQL -> this.queries.rows("""
					select column_name, coalesce(column_default, '') from information_schema.columns
					where table_schema = ? and table_name = ? and data_type in ('date', 'datetime', 'timestamp')""",
					table.schema(), table.name());
			case H2, POSTGRESQL -> List.of();
		};
	}

	private boolean refusesZeroDates() throws SQLException {
		return switch (this.database) {
			case MARIADB, MYSQL -> this.queries.strings("select @@session.sql_mode").get(0).contains("NO_ZERO_");
			case H2, POSTGRESQL -> false;
		};
	}

	private static String name(ExistingTable table) {
		return Stream.of(table.schema(), table.name()).map(TableStorage::quoted).collect(Collectors.joining("."));
	}

	private static String quoted(String name) {
		return "`" + name.replace("`", "``") + "`";
	}

	private List<Partitioning> partitionings(ExistingTable table) throws SQLException {
		return switch (this.database) {
			case MARIADB,
					MYSQL ->
				this.queries
					.rows("""
							select distinct partition_method, coalesce(partition_expression, '') from information_schema.partitions
							where table_schema = ? and table_name = ? and partition_method is not null
							union select distinct subpartition_method, coalesce(subpartition_expression, '')
							from information_schema.partitions
							where table_schema = ? and table_name = ? and subpartition_method is not null""",
							table.schema(), table.name(), table.schema(), table.name())
					.stream()
					.map((row) -> new Partitioning(row.get(0), row.get(1)))
					.toList();
			case H2, POSTGRESQL -> List.of();
		};
	}

	/**
	 * What a table is partitioned by.
	 *
	 * @param method how, as the database calls it
	 * @param expression the expression, its columns in quotes
	 */
	private record Partitioning(String method, String expression) {

		boolean isByKey() {
			return this.method.endsWith("KEY");
		}

		boolean isByPrimaryKey() {
			return isByKey() && this.expression.isEmpty();
		}

		/**
		 * The end of the time in which a row was valid is part of all keys.
		 */
		boolean isByTimeOfChange() {
			return this.method.equals("SYSTEM_TIME");
		}

		List<String> columns() {
			List<String> columns = new ArrayList<>();
			Matcher names = QUOTED.matcher(this.expression);
			while (names.find()) {
				columns.add(names.group(2));
			}
			return columns;
		}

	}

}
