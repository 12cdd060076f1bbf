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

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelper;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables by what the driver tells of them, and asks the database itself where the
 * driver says too little: of {@linkplain TableColumns columns}, and on PostgreSQL of
 * indexes. Hibernate's own extraction of schemas tells neither generated columns nor the
 * conditions of indexes.
 */
public final class DatabaseSchema {

	private static final Set<String> NO_TABLES = Set.of("INDEX", "PARTITIONED INDEX", "SEQUENCE", "TYPE");

	private final Connection connection;

	private final DatabaseMetaData metaData;

	private final MigrationDatabase database;

	private final DatabaseQueries queries;

	private final DatabaseNames names;

	private final TableKeys keys;

	private final TableDescendants descendants;

	private final TableDependents dependents;

	private final TableAncestors ancestors;

	private final TableStorage storage;

	private final TableColumns columns;

	public DatabaseSchema(Connection connection, IdentifierHelper identifiers, SqlStringGenerationContext context,
			MigrationDatabase database) throws SQLException {
		this.connection = connection;
		this.metaData = connection.getMetaData();
		this.database = database;
		this.queries = new DatabaseQueries(connection);
		this.names = new DatabaseNames(connection, identifiers, context, database, this.queries);
		this.keys = new TableKeys(this.metaData, database, this.names, this.queries);
		this.descendants = new TableDescendants(database, this.names, this.queries);
		this.dependents = new TableDependents(database, this.names, this.queries, this.descendants);
		this.ancestors = new TableAncestors(database, this.names, this.queries);
		this.storage = new TableStorage(database, this.names, this.queries);
		this.columns = new TableColumns(this.metaData, database, this.names, this.queries);
	}

	public DatabaseQueries queries() {
		return this.queries;
	}

	public DatabaseNames names() {
		return this.names;
	}

	/**
	 * Return what tells of the foreign keys and unique constraints of a table.
	 */
	public TableKeys keys() {
		return this.keys;
	}

	/**
	 * Return what tells of the tables that inherit from a table.
	 */
	public TableDescendants descendants() {
		return this.descendants;
	}

	/**
	 * Return what tells of all that uses the columns of a table.
	 */
	public TableDependents dependents() {
		return this.dependents;
	}

	/**
	 * Return what tells of the tables that a table inherits from.
	 */
	public TableAncestors ancestors() {
		return this.ancestors;
	}

	/**
	 * Return what tells how MariaDB and MySQL store a table.
	 */
	public TableStorage storage() {
		return this.storage;
	}

	/**
	 * Return a table.
	 * @param table the table, as it is mapped
	 * @return the table, or {@code null} if there is none
	 */
	public @Nullable ExistingTable find(Table table) throws SQLException {
		DatabaseNames.Location location = locate(table);
		return (location != null)
				? table(location, this.columns.read(location.schemaName(), Set.of(location.name())), indexes(location))
				: null;
	}

	/**
	 * Return those of the tables that are there.
	 * @param tables the tables, as they are mapped
	 * @param keyed which of them are returned with their indexes
	 */
	public Map<Table, ExistingTable> find(List<Table> tables, Set<Table> keyed) throws SQLException {
		Map<Table, DatabaseNames.Location> locations = new LinkedHashMap<>();
		Map<DatabaseNames.SchemaName, Set<String>> names = new LinkedHashMap<>();
		this.names.prepare(tables);
		for (Table table : tables) {
			DatabaseNames.Location location = locate(table);
			if (location != null) {
				locations.put(table, location);
				names.computeIfAbsent(location.schemaName(), (key) -> new HashSet<>()).add(location.name());
			}
		}
		Map<DatabaseNames.SchemaName, Map<String, Map<String, ExistingColumn>>> columns = new HashMap<>();
		for (Map.Entry<DatabaseNames.SchemaName, Set<String>> schema : names.entrySet()) {
			columns.put(schema.getKey(), this.columns.read(schema.getKey(), schema.getValue()));
		}
		Map<Table, ExistingTable> found = new LinkedHashMap<>();
		for (Map.Entry<Table, DatabaseNames.Location> table : locations.entrySet()) {
			DatabaseNames.Location location = table.getValue();
			found.put(table.getKey(), table(location, Objects.requireNonNull(columns.get(location.schemaName())),
					keyed.contains(table.getKey()) ? indexes(location) : List.of()));
		}
		return found;
	}

	/**
	 * Return the schemas, tables and names of columns that refuse nulls, and may have
	 * some from before.
	 */
	public List<List<String>> nullsFromBefore() throws SQLException {
		return this.columns.withNullsFromBefore();
	}

	private DatabaseNames.@Nullable Location locate(Table table) throws SQLException {
		DatabaseNames.Location location = this.names.locate(table.getQualifiedTableName());
		return (location != null && !NO_TABLES.contains(location.type())) ? location : null;
	}

	private static ExistingTable table(DatabaseNames.Location location,
			Map<String, Map<String, ExistingColumn>> columns, List<ExistingTable.ExistingIndex> indexes) {
		return new ExistingTable(location.schemaName().name(), location.name(), location.isDefinedElsewhere(),
				columns.getOrDefault(location.name(), Map.of()), indexes);
	}

	/**
	 * Return the domains that keep a column of PostgreSQL from being null.
	 */
	public List<String> domainsWithoutNulls(ExistingTable table, Column column) throws SQLException {
		return this.columns.domainsWithoutNulls(table, column);
	}

	/**
	 * Return the names that share a schema of PostgreSQL with its indexes.
	 * @param schema the schema
	 */
	public List<String> namesBesideIndexes(String schema) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> this.queries.strings("select c.relname from pg_class c join pg_namespace n on"
					+ " n.oid = c.relnamespace where n.nspname = ?", schema);
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return what MariaDB and MySQL say of a column after its name, when they are asked
	 * for the statement that creates its table. They show defaults that are instants in
	 * the zone of the session.
	 * @param table the name of the table in statements
	 * @param column the name of the column, without quotes
	 * @return its definition, with instants in UTC
	 */
	public String definition(String table, String column) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("set @session_time_zone = @@session.time_zone");
			statement.execute("set time_zone = '+00:00'");
			try (ResultSet row = statement.executeQuery("show create table " + table)) {
				row.next();
				Pattern line = Pattern.compile("\\s*[`\"]?" + Pattern.quote(column) + "[`\"]? (.*?),?",
						Pattern.CASE_INSENSITIVE);
				return row.getString(2)
					.lines()
					.map(line::matcher)
					.filter(Matcher::matches)
					.map((definition) -> definition.group(1))
					.findFirst()
					.orElseThrow(() -> new SQLException("There is no column " + column + " in table " + table));
			}
			finally {
				statement.execute("set time_zone = @session_time_zone");
			}
		}
	}

	/**
	 * Return whether a table has rows.
	 * @param table the name of the table in statements
	 */
	public boolean hasRows(String table) throws SQLException {
		return !this.queries.strings("select 1 from " + table + " limit 1").isEmpty();
	}

	/**
	 * Return the words of the expression that a column is generated by, in lower case.
	 */
	public List<String> expression(Table table, Column column) throws SQLException {
		DatabaseNames.Location location = this.names.location(table);
		return words(String.join(" ", this.queries.strings("select GENERATION_EXPRESSION"
				+ TableColumns.informationSchema(location.schemaName(), location.name(), this.names.name(column)))));
	}

	public static List<String> words(String expression) {
		return List.of(expression.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_$]+"));
	}

	/**
	 * Return whether there is a sequence. The driver of H2 does not list them.
	 */
	boolean hasSequence(QualifiedName name) throws SQLException {
		return this.names.locate(name) != null;
	}

	private List<ExistingTable.ExistingIndex> indexes(DatabaseNames.Location location) throws SQLException {
		if (this.database == MigrationDatabase.POSTGRESQL) {
			return postgresqlIndexes(location);
		}
		try (ResultSet rows = this.metaData.getIndexInfo(location.catalog(), location.schema(), location.name(), false,
				true)) {
			return indexes(rows);
		}
	}

	/**
	 * The driver tells neither which indexes are not valid, as one that could not be
	 * created concurrently, nor which columns are only included.
	 */
	private List<ExistingTable.ExistingIndex> postgresqlIndexes(DatabaseNames.Location location) throws SQLException {
		String query = """
				select c.relname as "INDEX_NAME", not i.indisunique as "NON_UNIQUE", i.indisvalid as "VALID",
					pg_get_expr(i.indpred, i.indrelid) as "FILTER_CONDITION", a.attname as "COLUMN_NAME"
				from pg_index i join pg_class c on c.oid = i.indexrelid
					cross join generate_series(1, i.indnkeyatts) as k
					left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[k - 1]
				where i.indrelid = (select t.oid from pg_class t join pg_namespace n on n.oid = t.relnamespace
					where n.nspname = %s and t.relname = %s)
				order by c.relname, k""".formatted(DatabaseQueries.literal(location.schema()),
				DatabaseQueries.literal(location.name()));
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
			return indexes(rows);
		}
	}

	private List<ExistingTable.ExistingIndex> indexes(ResultSet rows) throws SQLException {
		Map<String, ExistingTable.ExistingIndex> indexes = new LinkedHashMap<>();
		while (rows.next()) {
			String name = rows.getString("INDEX_NAME");
			if (name != null) {
				boolean valid = this.database != MigrationDatabase.POSTGRESQL || rows.getBoolean("VALID");
				ExistingTable.ExistingIndex index = indexes.get(name);
				if (index == null) {
					index = new ExistingTable.ExistingIndex(name,
							this.names.ignoreCase() ? new TreeSet<>(String.CASE_INSENSITIVE_ORDER)
									: new LinkedHashSet<>(),
							rows.getString("FILTER_CONDITION"), !rows.getBoolean("NON_UNIQUE"), valid);
					indexes.put(name, index);
				}
				index.columns().add(String.valueOf(rows.getString("COLUMN_NAME")));
			}
		}
		return List.copyOf(indexes.values());
	}

}
