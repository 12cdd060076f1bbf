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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * Looks up tables by what the driver tells of them. A table whose schema is not
 * configured is looked for in the current schema of the connection and, where it is not
 * there, in all that the user can see, since a search path may lead to it. Hibernate's
 * own extraction of schemas tells neither generated columns nor the conditions of
 * indexes.
 */
final class DatabaseSchema {

	private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

	private final Connection connection;

	private final DatabaseMetaData metaData;

	private final IdentifierHelper identifiers;

	private final SqlStringGenerationContext context;

	private final MigrationDatabase database;

	private final boolean ignoreCase;

	private final boolean asWritten;

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
	}

	/**
	 * Return a table.
	 * @param table the table, as it is mapped
	 * @return the table, or {@code null} if there is none
	 */
	@Nullable ExistingTable find(Table table) throws SQLException {
		Location location = locate(table.getQualifiedTableName());
		return (location != null)
				? new ExistingTable(
						String.valueOf((location.schema() != null) ? location.schema() : location.catalog()),
						location.name(), location.type().contains("VIEW"), columns(location), uniqueIndexes(location))
				: null;
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

	String schema(QualifiedName name) throws SQLException {
		Identifier schema = this.context.schemaWithDefault(name.getSchemaName());
		return (schema != null) ? this.identifiers.toMetaDataSchemaName(schema) : this.connection.getSchema();
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
		return texts("select trigger_name from information_schema.triggers"
				+ " where event_object_schema = ? and event_object_table = ? and event_manipulation like '%UPDATE%'"
				+ " order by trigger_name", table.schema(), table.name());
	}

	/**
	 * Return the columns that MariaDB and MySQL set to the current time whenever a row is
	 * updated, as they are written in statements.
	 * @param table the table
	 * @param but a column that is not asked for
	 */
	List<String> touchedColumns(ExistingTable table, Column but) throws SQLException {
		return switch (this.database) {
			case MARIADB, MYSQL -> texts("select column_name from information_schema.columns"
					+ " where table_schema = ? and table_name = ? and extra like '%on update%' and column_name <> ?"
					+ " order by ordinal_position", table.schema(), table.name(), but.getName())
				.stream()
				.map((name) -> Identifier.toIdentifier(name, true).render(this.context.getDialect()))
				.toList();
			case H2, POSTGRESQL -> List.of();
		};
	}

	/**
	 * Return the unique constraint that an index belongs to.
	 * @return the name of the constraint as it is written in statements, or {@code null}
	 * if the index belongs to none
	 */
	@Nullable String uniqueConstraint(ExistingTable table, ExistingTable.UniqueIndex index) throws SQLException {
		String column = switch (this.database) {
			case H2 -> "index_name";
			case POSTGRESQL, MARIADB, MYSQL -> "constraint_name";
		};
		List<String> names = texts("select constraint_name from information_schema.table_constraints"
				+ " where table_schema = ? and table_name = ? and constraint_type = 'UNIQUE' and " + column + " = ?",
				table.schema(), table.name(), index.name());
		return names.isEmpty() ? null : written(names.get(0)).render(this.context.getDialect());
	}

	/**
	 * Return the name of an index as it is written in statements, with the schema that
	 * the mapping gives its table.
	 */
	String indexName(Table table, ExistingTable.UniqueIndex index) {
		QualifiedName name = table.getQualifiedTableName();
		return this.context.format(new QualifiedNameImpl(
				new Namespace.Name(name.getCatalogName(), name.getSchemaName()), written(index.name())));
	}

	private Identifier written(String name) {
		Identifier unquoted = Identifier.toIdentifier(name);
		boolean plain = PLAIN_NAME.matcher(name).matches() && name(unquoted).equals(name);
		return plain ? unquoted : Identifier.toIdentifier(name, true);
	}

	private List<String> texts(String query, String... parameters) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(query)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			List<String> texts = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					texts.add(rows.getString(1));
				}
			}
			return texts;
		}
	}

	private @Nullable Location locate(QualifiedName name) throws SQLException {
		Identifier catalog = this.context.catalogWithDefault(name.getCatalogName());
		Identifier schema = this.context.schemaWithDefault(name.getSchemaName());
		String catalogName = (catalog != null) ? this.identifiers.toMetaDataCatalogName(catalog)
				: this.connection.getCatalog();
		Location location = locate(catalogName, schema(name), objectName(name));
		return (location == null && schema == null) ? locate(catalogName, null, objectName(name)) : location;
	}

	private @Nullable Location locate(@Nullable String catalog, @Nullable String schema, String name)
			throws SQLException {
		Location found = null;
		try (ResultSet tables = this.metaData.getTables(catalog, escape(schema), escape(name), null)) {
			while (tables.next()) {
				Location location = new Location(tables.getString("TABLE_CAT"), tables.getString("TABLE_SCHEM"),
						tables.getString("TABLE_NAME"), tables.getString("TABLE_TYPE"));
				if (location.name().equals(name) && !location.type().contains("INDEX")) {
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
				columns.put(rows.getString("COLUMN_NAME"), column(rows));
			}
		}
		return columns;
	}

	/**
	 * The driver of MariaDB tells the fractional digits of a time by its size only, which
	 * is 19 without.
	 */
	private static ExistingColumn column(ResultSet row) throws SQLException {
		int size = row.getInt("COLUMN_SIZE");
		int digits = row.getInt("DECIMAL_DIGITS");
		int fraction = row.wasNull() ? Math.max(0, size - 20) : digits;
		return new ExistingColumn(ExistingColumn.standardName(row.getString("TYPE_NAME")), row.getInt("DATA_TYPE"),
				size, fraction, row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
				"YES".equals(row.getString("IS_GENERATEDCOLUMN")), "YES".equals(row.getString("IS_AUTOINCREMENT")),
				row.getString("COLUMN_DEF"));
	}

	private List<ExistingTable.UniqueIndex> uniqueIndexes(Location location) throws SQLException {
		Map<String, Set<String>> columns = new LinkedHashMap<>();
		Map<String, @Nullable String> conditions = new LinkedHashMap<>();
		try (ResultSet rows = this.metaData.getIndexInfo(location.catalog(), location.schema(), location.name(), true,
				true)) {
			while (rows.next()) {
				String index = rows.getString("INDEX_NAME");
				if (index != null) {
					columns
						.computeIfAbsent(index,
								(key) -> this.ignoreCase ? new TreeSet<>(String.CASE_INSENSITIVE_ORDER)
										: new LinkedHashSet<>())
						.add(String.valueOf(rows.getString("COLUMN_NAME")));
					conditions.put(index, rows.getString("FILTER_CONDITION"));
				}
			}
		}
		List<ExistingTable.UniqueIndex> indexes = new ArrayList<>();
		columns
			.forEach((index, names) -> indexes.add(new ExistingTable.UniqueIndex(index, names, conditions.get(index))));
		return indexes;
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

	}

}
