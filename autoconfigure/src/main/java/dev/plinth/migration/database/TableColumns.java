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

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.hibernate.mapping.Column;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of tables, and asks the database itself where its driver says too
 * little: of domains and identity columns, and of what sets a column to the current time.
 * A driver tells the columns of one table or of all in a schema, and it is the question
 * that takes the time, so there is one for all where enough of them are needed.
 */
final class TableColumns {

	/**
	 * The types of PostgreSQL that hold any text. Its driver calls values of an
	 * enumeration text as well, and those of {@code citext} it does not know.
	 */
	private static final Set<String> TEXTS = Set.of("varchar", "text", "citext");

	/**
	 * The start of a query for a column of PostgreSQL, at depth 0, and what its domain is
	 * made of, down to the type that is no domain.
	 */
	private static final String DOMAINS = """
			with recursive types(type, modifier, forbids, depth) as (
				select a.atttypid, a.atttypmod, a.attnotnull, 0
				from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
				where n.nspname = ? and c.relname = ? and a.attname = ?
				union all select d.typbasetype, d.typtypmod, d.typnotnull, depth + 1
				from types join pg_type d on d.oid = type where d.typtype = 'd')
			""";

	private final DatabaseMetaData metaData;

	private final MigrationDatabase database;

	private final DatabaseNames names;

	private final DatabaseQueries queries;

	TableColumns(DatabaseMetaData metaData, MigrationDatabase database, DatabaseNames names, DatabaseQueries queries) {
		this.metaData = metaData;
		this.database = database;
		this.names = names;
		this.queries = queries;
	}

	/**
	 * Return the columns of tables, by the names of the tables and their own.
	 * @param schema where the tables are
	 * @param tables the names of the tables
	 */
	Map<String, Map<String, ExistingColumn>> read(DatabaseNames.SchemaName schema, Set<String> tables)
			throws SQLException {
		Map<String, Map<String, ExistingColumn>> columns = new HashMap<>();
		if (this.names.isReadAtOnce(schema, tables.size())) {
			read(schema, null, tables, columns);
		}
		else {
			for (String table : tables) {
				read(schema, table, tables, columns);
			}
		}
		return columns;
	}

	private void read(DatabaseNames.SchemaName schema, @Nullable String table, Set<String> tables,
			Map<String, Map<String, ExistingColumn>> columns) throws SQLException {
		Set<List<String>> touched = touched(schema, table);
		try (ResultSet rows = this.metaData.getColumns(schema.catalog(), this.names.escape(schema.schema()),
				(table != null) ? this.names.escape(table) : "%", null)) {
			while (rows.next()) {
				String owner = rows.getString("TABLE_NAME");
				if (tables.contains(owner)) {
					String name = rows.getString("COLUMN_NAME");
					columns.computeIfAbsent(owner, (key) -> byName())
						.put(name, column(rows, schema, touched.contains(List.of(owner, name))));
				}
			}
		}
	}

	/**
	 * Return the schemas, tables and names of columns that refuse nulls, and may have
	 * some from before: a constraint of PostgreSQL 18 and later can be one that is not
	 * validated.
	 */
	List<List<String>> withNullsFromBefore() throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> this.queries.rows("""
					select n.nspname, t.relname, a.attname from pg_constraint c
						join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
						join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
					where c.contype = 'n' and not c.convalidated""");
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	private Map<String, ExistingColumn> byName() {
		return this.names.ignoreCase() ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : new LinkedHashMap<>();
	}

	/**
	 * Return the tables and names of columns that the database sets to the current time
	 * whenever a row is updated.
	 */
	private Set<List<String>> touched(DatabaseNames.SchemaName schema, @Nullable String table) throws SQLException {
		return switch (this.database) {
			case MARIADB,
					MYSQL ->
				new HashSet<>(this.queries
					.rows("select TABLE_NAME, COLUMN_NAME from INFORMATION_SCHEMA.COLUMNS where TABLE_SCHEMA = "
							+ DatabaseQueries.literal(schema.name())
							+ ((table != null) ? " and TABLE_NAME = " + DatabaseQueries.literal(table) : "")
							+ " and lower(EXTRA) like '%on update%'"));
			case H2, POSTGRESQL -> Set.of();
		};
	}

	/**
	 * The driver of MariaDB tells the fractional digits of a time by its size only, which
	 * is 19 without.
	 */
	private ExistingColumn column(ResultSet row, DatabaseNames.SchemaName schema, boolean touched) throws SQLException {
		String table = row.getString("TABLE_NAME");
		String name = row.getString("COLUMN_NAME");
		String typeName = ExistingColumn.standardName(row.getString("TYPE_NAME"));
		int typeCode = row.getInt("DATA_TYPE");
		int size = row.getInt("COLUMN_SIZE");
		int digits = row.getInt("DECIMAL_DIGITS");
		int fraction = row.wasNull() ? Math.max(0, size - 20) : digits;
		boolean nullable = row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
		if (typeCode == Types.DISTINCT) {
			List<String> base = this.queries.row(DOMAINS + """
					select t.typname, format_type(t.oid, null),
						coalesce(information_schema._pg_char_max_length(t.oid, modifier), %d),
						coalesce(information_schema._pg_datetime_precision(t.oid, modifier), 0),
						(select not bool_or(forbids) from types)
					from types join pg_type t on t.oid = type where t.typtype <> 'd'""".formatted(Integer.MAX_VALUE),
					schema.name(), table, name);
			typeName = ExistingColumn.standardName(base.get(0));
			typeCode = this.queries.typeCode(base.get(1));
			size = Integer.parseInt(base.get(2));
			fraction = Integer.parseInt(base.get(3));
			nullable = base.get(4).equals("t");
		}
		if (this.database == MigrationDatabase.POSTGRESQL && (typeCode == Types.VARCHAR || typeName.equals("citext"))) {
			typeCode = TEXTS.contains(typeName) ? Types.VARCHAR : Types.OTHER;
		}
		String more = informationSchema(schema, table, name);
		boolean counted = "YES".equals(row.getString("IS_AUTOINCREMENT"));
		return new ExistingColumn(typeName, typeCode, size, fraction, nullable,
				"YES".equals(row.getString("IS_GENERATEDCOLUMN")) && isComputed(more), counted && isAlways(more),
				touched);
	}

	/**
	 * Return the domains that keep a column of PostgreSQL from being null.
	 */
	List<String> domainsWithoutNulls(ExistingTable table, Column column) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> this.queries.strings(DOMAINS + """
					select d.oid::regtype from types join pg_type d on d.oid = type where d.typnotnull
					order by depth""", table.schema(), table.name(), this.names.name(column));
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * The driver of MySQL takes a default that is an expression for a generated column.
	 */
	private boolean isComputed(String more) throws SQLException {
		return switch (this.database) {
			case MYSQL -> !this.queries.row("select GENERATION_EXPRESSION" + more).get(0).isEmpty();
			case H2, POSTGRESQL, MARIADB -> true;
		};
	}

	private boolean isAlways(String more) throws SQLException {
		return switch (this.database) {
			case H2, POSTGRESQL -> this.queries.strings("select IDENTITY_GENERATION" + more).contains("ALWAYS");
			case MARIADB, MYSQL -> false;
		};
	}

	/**
	 * Return the end of a query for more of a column.
	 */
	static String informationSchema(DatabaseNames.SchemaName schema, String table, String column) {
		return " from INFORMATION_SCHEMA.COLUMNS where TABLE_SCHEMA = " + DatabaseQueries.literal(schema.name())
				+ " and TABLE_NAME = " + DatabaseQueries.literal(table) + " and COLUMN_NAME = "
				+ DatabaseQueries.literal(column);
	}

}
