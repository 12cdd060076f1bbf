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

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.QualifiedNameImpl;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelper;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Looks up tables by what the driver tells of them, and asks the database itself where
 * the driver says too little: of domains, identity columns, and on PostgreSQL of indexes.
 * A table whose schema is not configured is looked for as statements find it, along the
 * search path of the connection. Hibernate's own extraction of schemas tells neither
 * generated columns nor the conditions of indexes.
 */
final class DatabaseSchema {

	private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

	private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")+)\"");

	private static final Set<String> NO_TABLES = Set.of("INDEX", "PARTITIONED INDEX", "SEQUENCE", "TYPE");

	/**
	 * The types of PostgreSQL that hold any text. Its driver calls values of an
	 * enumeration text as well, and those of {@code citext} it does not know.
	 */
	private static final Set<String> TEXTS = Set.of("varchar", "text", "citext");

	private final Connection connection;

	private final DatabaseMetaData metaData;

	private final IdentifierHelper identifiers;

	private final SqlStringGenerationContext context;

	private final MigrationDatabase database;

	private final boolean ignoreCase;

	private final boolean asWritten;

	private final List<@Nullable String> searchPath;

	DatabaseSchema(Connection connection, IdentifierHelper identifiers, SqlStringGenerationContext context,
			MigrationDatabase database) throws SQLException {
		this.connection = connection;
		this.metaData = connection.getMetaData();
		this.identifiers = identifiers;
		this.context = context;
		this.database = database;
		this.asWritten = this.metaData.supportsMixedCaseIdentifiers();
		this.ignoreCase = switch (database) {
			case MARIADB, MYSQL -> true;
			case H2, POSTGRESQL -> this.metaData.storesMixedCaseIdentifiers();
		};
		this.searchPath = searchPath();
	}

	private List<@Nullable String> searchPath() throws SQLException {
		List<@Nullable String> schemas = new ArrayList<>();
		switch (this.database) {
			case POSTGRESQL -> schemas.addAll(strings("select unnest(current_schemas(false))"));
			case H2 -> {
				schemas.add(this.connection.getSchema());
				Matcher names = QUOTED.matcher(strings("select current_path").get(0));
				while (names.find()) {
					schemas.add(names.group(1).replace("\"\"", "\""));
				}
			}
			case MARIADB, MYSQL -> schemas.add(this.connection.getSchema());
		}
		return schemas;
	}

	/**
	 * Return a table.
	 * @param table the table, as it is mapped
	 * @return the table, or {@code null} if there is none
	 */
	@Nullable ExistingTable find(Table table) throws SQLException {
		Location location = locate(table.getQualifiedTableName());
		return (location != null && !NO_TABLES.contains(location.type())) ? new ExistingTable(
				String.valueOf((location.schema() != null) ? location.schema() : location.catalog()), location.name(),
				location.isDefinedElsewhere(), columns(location), indexes(location)) : null;
	}

	/**
	 * Return what MariaDB and MySQL say of a column after its name, when they are asked
	 * for the statement that creates its table.
	 * @param table the name of the table in statements
	 * @param column the name of the column, without quotes
	 * @return its definition
	 */
	String definition(String table, String column) throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement.executeQuery("show create table " + table)) {
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
	}

	/**
	 * Return the words of the expression that a column is generated by, in lower case.
	 */
	List<String> expression(Table table, Column column) throws SQLException {
		Location location = Objects.requireNonNull(locate(table.getQualifiedTableName()));
		return words(
				String.join(" ", strings("select GENERATION_EXPRESSION" + informationSchema(location, name(column)))));
	}

	static List<String> words(String expression) {
		return List.of(expression.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_$]+"));
	}

	/**
	 * Return whether a foreign key starts or ends at a column.
	 */
	boolean isInForeignKey(Table table, Column column) throws SQLException {
		Location location = Objects.requireNonNull(locate(table.getQualifiedTableName()));
		String name = name(column);
		try (ResultSet from = this.metaData.getImportedKeys(location.catalog(), location.schema(), location.name());
				ResultSet to = this.metaData.getExportedKeys(location.catalog(), location.schema(), location.name())) {
			while (from.next()) {
				if (from.getString("FKCOLUMN_NAME").equalsIgnoreCase(name)) {
					return true;
				}
			}
			while (to.next()) {
				if (to.getString("PKCOLUMN_NAME").equalsIgnoreCase(name)) {
					return true;
				}
			}
			return false;
		}
	}

	/**
	 * Return the foreign keys that keep a unique index from being dropped: those of other
	 * tables that refer to its columns, and in H2 those of the table that look rows up in
	 * it.
	 */
	List<String> foreignKeys(Table table, ExistingTable.ExistingIndex index) throws SQLException {
		Location location = Objects.requireNonNull(locate(table.getQualifiedTableName()));
		Map<String, Set<String>> columns = new TreeMap<>();
		try (ResultSet keys = this.metaData.getExportedKeys(location.catalog(), location.schema(), location.name())) {
			while (keys.next()) {
				columns
					.computeIfAbsent(keys.getString("FK_NAME") + " of " + keys.getString("FKTABLE_NAME"),
							(key) -> new HashSet<>())
					.add(keys.getString("PKCOLUMN_NAME"));
			}
		}
		columns.values().removeIf((key) -> !index.columns().equals(key));
		List<String> foreignKeys = new ArrayList<>(columns.keySet());
		if (this.database == MigrationDatabase.H2) {
			foreignKeys.addAll(strings(
					"select constraint_name || ' of ' || table_name from information_schema.table_constraints"
							+ " where constraint_type = 'FOREIGN KEY' and index_schema = ? and index_name = ?",
					String.valueOf(location.schema()), index.name()));
		}
		return foreignKeys;
	}

	/**
	 * Return what keeps the type of a column from being changed. PostgreSQL alone has
	 * anything of the kind.
	 */
	List<String> users(ExistingTable table, Column column) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> strings("""
					select distinct case
						when r.rulename = '_RETURN' then pg_describe_object('pg_class'::regclass, r.ev_class, 0)
						when g.oid is not null then pg_describe_object('pg_class'::regclass, g.adrelid, g.adnum)
						else pg_describe_object(d.classid, d.objid, d.objsubid) end
					from pg_depend d join pg_class t on t.oid = d.refobjid join pg_namespace n on n.oid = t.relnamespace
						join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
						left join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
						left join pg_attrdef g on d.classid = 'pg_attrdef'::regclass and g.oid = d.objid
					where d.refclassid = 'pg_class'::regclass and n.nspname = ? and t.relname = ? and a.attname = ?
						and (g.adnum <> a.attnum or d.classid in ('pg_rewrite'::regclass, 'pg_trigger'::regclass,
							'pg_policy'::regclass, 'pg_proc'::regclass, 'pg_publication_rel'::regclass))
					order by 1""", table.schema(), table.name(), name(column));
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the name of a column as the driver gives it.
	 */
	String name(Column column) {
		return name(Identifier.toIdentifier(column.getQuotedName()));
	}

	/**
	 * Hibernate takes names for folded to capitals where the database says that it leaves
	 * them as they are written.
	 */
	private String name(Identifier identifier) {
		return this.asWritten ? identifier.getText()
				: Objects.requireNonNull(this.identifiers.toMetaDataObjectName(identifier));
	}

	/**
	 * Return whether there is a sequence. The driver of H2 does not list them.
	 */
	boolean hasSequence(QualifiedName name) throws SQLException {
		return locate(name) != null;
	}

	/**
	 * Return the schemas that a name may be in, in their order.
	 */
	List<@Nullable String> schemas(QualifiedName name) {
		Identifier schema = this.context.schemaWithDefault(name.getSchemaName());
		return (schema != null) ? List.of(this.identifiers.toMetaDataSchemaName(schema)) : this.searchPath;
	}

	String objectName(QualifiedName name) {
		return name(name.getObjectName());
	}

	/**
	 * Return the numbers in the first row of a query.
	 * @param query the query
	 * @return the numbers, {@code null} where the database has none, or {@code null} if
	 * there is no row
	 */
	@Nullable Long @Nullable [] numbers(String query) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
			if (!row.next()) {
				return null;
			}
			@Nullable Long[] numbers = new Long[row.getMetaData().getColumnCount()];
			for (int i = 0; i < numbers.length; i++) {
				long number = row.getLong(i + 1);
				numbers[i] = row.wasNull() ? null : number;
			}
			return numbers;
		}
	}

	/**
	 * Return the names of the triggers that fire when rows of a table are updated, as far
	 * as the user may know of them.
	 */
	List<String> updateTriggers(ExistingTable table) throws SQLException {
		return strings("select trigger_name from information_schema.triggers"
				+ " where event_object_schema = ? and event_object_table = ? and event_manipulation like '%UPDATE%'"
				+ " order by trigger_name", table.schema(), table.name());
	}

	/**
	 * Return the unique constraint that an index belongs to.
	 * @return the name of the constraint as it is written in statements, or {@code null}
	 * if the index belongs to none
	 */
	@Nullable String uniqueConstraint(ExistingTable table, ExistingTable.ExistingIndex index) throws SQLException {
		String column = switch (this.database) {
			case H2 -> "index_name";
			case POSTGRESQL, MARIADB, MYSQL -> "constraint_name";
		};
		List<String> names = strings("select constraint_name from information_schema.table_constraints"
				+ " where table_schema = ? and table_name = ? and constraint_type = 'UNIQUE' and " + column + " = ?",
				table.schema(), table.name(), index.name());
		return names.isEmpty() ? null : written(names.get(0)).render(this.context.getDialect());
	}

	/**
	 * Return the name of an index as it is written in statements, with the schema that
	 * the mapping gives its table.
	 */
	String indexName(Table table, String index) {
		QualifiedName name = table.getQualifiedTableName();
		return this.context.format(
				new QualifiedNameImpl(new Namespace.Name(name.getCatalogName(), name.getSchemaName()), written(index)));
	}

	private Identifier written(String name) {
		Identifier unquoted = Identifier.toIdentifier(name);
		boolean plain = PLAIN_NAME.matcher(name).matches() && name(unquoted).equals(name);
		return plain ? unquoted : Identifier.toIdentifier(name, true);
	}

	private @Nullable Location locate(QualifiedName name) throws SQLException {
		Identifier catalog = this.context.catalogWithDefault(name.getCatalogName());
		String catalogName = (catalog != null) ? this.identifiers.toMetaDataCatalogName(catalog)
				: this.connection.getCatalog();
		for (String schema : schemas(name)) {
			Location location = locate(catalogName, schema, objectName(name));
			if (location != null) {
				return location;
			}
		}
		return null;
	}

	private @Nullable Location locate(@Nullable String catalog, @Nullable String schema, String name)
			throws SQLException {
		Location found = null;
		try (ResultSet tables = this.metaData.getTables(catalog, escape(schema), escape(name), null)) {
			while (tables.next()) {
				Location location = new Location(tables.getString("TABLE_CAT"), tables.getString("TABLE_SCHEM"),
						tables.getString("TABLE_NAME"), tables.getString("TABLE_TYPE"));
				if (location.name().equals(name)) {
					return location;
				}
				if (this.ignoreCase && location.name().equalsIgnoreCase(name)) {
					found = location;
				}
			}
		}
		return found;
	}

	private Map<String, ExistingColumn> columns(Location location) throws SQLException {
		Map<String, ExistingColumn> columns = this.ignoreCase ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER)
				: new LinkedHashMap<>();
		try (ResultSet rows = this.metaData.getColumns(location.catalog(), escape(location.schema()),
				escape(location.name()), null)) {
			while (rows.next()) {
				String name = rows.getString("COLUMN_NAME");
				columns.put(name, column(rows, informationSchema(location, name)));
			}
		}
		return columns;
	}

	/**
	 * The driver of MariaDB tells the fractional digits of a time by its size only, which
	 * is 19 without.
	 */
	private ExistingColumn column(ResultSet row, String more) throws SQLException {
		String typeName = ExistingColumn.standardName(row.getString("TYPE_NAME"));
		int typeCode = row.getInt("DATA_TYPE");
		int size = row.getInt("COLUMN_SIZE");
		int digits = row.getInt("DECIMAL_DIGITS");
		int fraction = row.wasNull() ? Math.max(0, size - 20) : digits;
		if (typeCode == Types.DISTINCT) {
			typeName = ExistingColumn.standardName(strings("select DATA_TYPE" + more).get(0));
			typeCode = row.getInt("SOURCE_DATA_TYPE");
			@Nullable Long @Nullable [] sizes = numbers("select CHARACTER_MAXIMUM_LENGTH, DATETIME_PRECISION" + more);
			size = (sizes != null && sizes[0] != null) ? sizes[0].intValue() : Integer.MAX_VALUE;
			fraction = (sizes != null && sizes[1] != null) ? sizes[1].intValue() : 0;
		}
		if (this.database == MigrationDatabase.POSTGRESQL && (typeCode == Types.VARCHAR || typeName.equals("citext"))) {
			typeCode = TEXTS.contains(typeName) ? Types.VARCHAR : Types.OTHER;
		}
		boolean counted = "YES".equals(row.getString("IS_AUTOINCREMENT"));
		return new ExistingColumn(typeName, typeCode, size, fraction,
				row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
				"YES".equals(row.getString("IS_GENERATEDCOLUMN")) && isComputed(more), counted && isAlways(more),
				typeCode == Types.TIMESTAMP && isTouched(more));
	}

	/**
	 * The driver of MySQL takes a default that is an expression for a generated column.
	 */
	private boolean isComputed(String more) throws SQLException {
		return switch (this.database) {
			case MYSQL -> !strings("select GENERATION_EXPRESSION" + more).get(0).isEmpty();
			case H2, POSTGRESQL, MARIADB -> true;
		};
	}

	private boolean isAlways(String more) throws SQLException {
		return switch (this.database) {
			case H2, POSTGRESQL -> strings("select IDENTITY_GENERATION" + more).contains("ALWAYS");
			case MARIADB, MYSQL -> false;
		};
	}

	private boolean isTouched(String more) throws SQLException {
		return switch (this.database) {
			case MARIADB, MYSQL -> strings("select EXTRA" + more).get(0).toLowerCase(Locale.ROOT).contains("on update");
			case H2, POSTGRESQL -> false;
		};
	}

	/**
	 * What is a catalog to the drivers of MariaDB and MySQL is a schema there.
	 */
	private static String informationSchema(Location location, String column) {
		String schema = (location.schema() != null) ? location.schema() : location.catalog();
		return " from INFORMATION_SCHEMA.COLUMNS where TABLE_SCHEMA = " + literal(schema) + " and TABLE_NAME = "
				+ literal(location.name()) + " and COLUMN_NAME = " + literal(column);
	}

	private List<ExistingTable.ExistingIndex> indexes(Location location) throws SQLException {
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
	private List<ExistingTable.ExistingIndex> postgresqlIndexes(Location location) throws SQLException {
		String query = """
				select c.relname as "INDEX_NAME", not i.indisunique as "NON_UNIQUE", i.indisvalid as "VALID",
					pg_get_expr(i.indpred, i.indrelid) as "FILTER_CONDITION", a.attname as "COLUMN_NAME"
				from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
					join pg_class c on c.oid = i.indexrelid cross join generate_series(1, i.indnkeyatts) as k
					left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[k - 1]
				where n.nspname = %s and t.relname = %s
				order by c.relname, k""".formatted(literal(location.schema()), literal(location.name()));
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
							this.ignoreCase ? new TreeSet<>(String.CASE_INSENSITIVE_ORDER) : new LinkedHashSet<>(),
							rows.getString("FILTER_CONDITION"), !rows.getBoolean("NON_UNIQUE"), valid);
					indexes.put(name, index);
				}
				index.columns().add(String.valueOf(rows.getString("COLUMN_NAME")));
			}
		}
		return List.copyOf(indexes.values());
	}

	/**
	 * Return the texts in the first column of a query.
	 */
	private List<String> strings(String query, String... parameters) throws SQLException {
		List<String> strings = new ArrayList<>();
		try (PreparedStatement statement = this.connection.prepareStatement(query)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					strings.add(String.valueOf(rows.getString(1)));
				}
			}
		}
		return strings;
	}

	static String literal(@Nullable String text) {
		return "'" + String.valueOf(text).replace("'", "''") + "'";
	}

	/**
	 * What the driver takes as a pattern matches the name alone.
	 */
	private @Nullable String escape(@Nullable String name) throws SQLException {
		String escape = this.metaData.getSearchStringEscape();
		return (name == null) ? null
				: name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
	}

	/**
	 * Where a table is.
	 *
	 * @param catalog its catalog, {@code null} if the database has none
	 * @param schema its schema, {@code null} if the database has none
	 * @param name its name
	 * @param type what it is
	 */
	private record Location(@Nullable String catalog, @Nullable String schema, String name, String type) {

		boolean isDefinedElsewhere() {
			return this.type.contains("VIEW") || this.type.contains("FOREIGN");
		}

	}

}
