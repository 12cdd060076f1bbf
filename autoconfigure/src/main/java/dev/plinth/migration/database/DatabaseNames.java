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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * Finds what the mapping names. A name whose schema is not configured is looked for as
 * statements find it, along the search path of the connection.
 */
public final class DatabaseNames {

	private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

	/**
	 * What a driver tells of all tables of a schema is asked for at once where at least
	 * one of so many is needed. On PostgreSQL the columns of sixteen tables, and on
	 * MariaDB those of nine, are read in the time that one question for a single table
	 * takes.
	 */
	private static final int SHARE = 8;

	private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")+)\"");

	private final Connection connection;

	private final DatabaseMetaData metaData;

	private final IdentifierHelper identifiers;

	private final SqlStringGenerationContext context;

	private final boolean ignoreCase;

	private final boolean asWritten;

	private final boolean indexesInSchemas;

	private final boolean catalogsAreSchemas;

	private final List<@Nullable String> searchPath;

	private final Map<SchemaName, Map<String, Location>> tables = new HashMap<>();

	private final Map<SchemaName, Long> counts = new HashMap<>();

	private final DatabaseQueries queries;

	private final String schemas;

	private final String tablesOfSchema;

	DatabaseNames(Connection connection, IdentifierHelper identifiers, SqlStringGenerationContext context,
			MigrationDatabase database, DatabaseQueries queries) throws SQLException {
		this.connection = connection;
		this.metaData = connection.getMetaData();
		this.identifiers = identifiers;
		this.context = context;
		this.asWritten = this.metaData.supportsMixedCaseIdentifiers();
		this.ignoreCase = switch (database) {
			case MARIADB, MYSQL -> true;
			case H2, POSTGRESQL -> this.metaData.storesMixedCaseIdentifiers();
		};
		this.indexesInSchemas = switch (database) {
			case H2, POSTGRESQL -> true;
			case MARIADB, MYSQL -> false;
		};
		this.catalogsAreSchemas = !this.indexesInSchemas && connection.getSchema() != null;
		this.searchPath = searchPath(database, queries);
		this.queries = queries;
		this.schemas = switch (database) {
			case POSTGRESQL -> "select nspname from pg_namespace where nspname = ?";
			case H2, MARIADB, MYSQL -> "select SCHEMA_NAME from INFORMATION_SCHEMA.SCHEMATA where SCHEMA_NAME = ?";
		};
		this.tablesOfSchema = switch (database) {
			case POSTGRESQL -> "select count(*) from pg_class t join pg_namespace n on n.oid = t.relnamespace"
					+ " where n.nspname = ? and t.relkind in ('r', 'p', 'v', 'm', 'f')";
			case H2, MARIADB, MYSQL -> "select count(*) from INFORMATION_SCHEMA.TABLES where TABLE_SCHEMA = ?";
		};
	}

	private List<@Nullable String> searchPath(MigrationDatabase database, DatabaseQueries queries) throws SQLException {
		List<@Nullable String> schemas = new ArrayList<>();
		switch (database) {
			case POSTGRESQL -> schemas.addAll(queries.strings("select unnest(current_schemas(false))"));
			case H2 -> {
				schemas.add(this.connection.getSchema());
				Matcher names = QUOTED.matcher(queries.row("select current_path").get(0));
				while (names.find()) {
					schemas.add(names.group(1).replace("\"\"", "\""));
				}
			}
			case MARIADB, MYSQL -> schemas.add(this.connection.getSchema());
		}
		return schemas;
	}

	/**
	 * Return whether names that differ only in their case are the same.
	 */
	boolean ignoreCase() {
		return this.ignoreCase;
	}

	/**
	 * Return the name of a column as the driver gives it.
	 */
	public String name(Column column) {
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
	 * Return the schemas that a name may be in, in their order.
	 */
	List<@Nullable String> schemas(QualifiedName name) {
		Identifier schema = this.context.schemaWithDefault(name.getSchemaName());
		String folded = (schema != null) ? qualifier(this.identifiers.toMetaDataSchemaName(schema), schema) : null;
		return (folded != null) ? List.of(folded) : this.searchPath;
	}

	/**
	 * Return the name of a schema or catalog as the driver gives it.
	 * @param folded the name as Hibernate gives it, {@code null} where the database has
	 * no schemas or no catalogs
	 * @param identifier the name as it is mapped or configured
	 */
	private @Nullable String qualifier(@Nullable String folded, Identifier identifier) {
		return (folded != null && this.asWritten) ? identifier.getText() : folded;
	}

	/**
	 * Return what to do about the schema of a name, the catalog on MariaDB and MySQL, if
	 * it is not there. If none is configured, the search path has to have one.
	 * @return what to do, or {@code null} if it is there
	 */
	public @Nullable MissingSchema missingSchema(QualifiedName name) throws SQLException {
		Identifier schema = this.indexesInSchemas ? this.context.schemaWithDefault(name.getSchemaName())
				: this.context.catalogWithDefault(name.getCatalogName());
		if (schema == null) {
			return this.searchPath.isEmpty() ? MissingSchema.of(this.queries.row("show search_path").get(0)) : null;
		}
		String folded = qualifier(this.indexesInSchemas ? this.identifiers.toMetaDataSchemaName(schema)
				: this.identifiers.toMetaDataCatalogName(schema), schema);
		return this.queries.strings(this.schemas, String.valueOf(folded)).isEmpty()
				? MissingSchema.named(schema.render(this.context.getDialect())) : null;
	}

	String objectName(QualifiedName name) {
		return name(name.getObjectName());
	}

	/**
	 * Return the name of an index as it is written in statements: with the schema of its
	 * table, or without one where an index belongs to its table, as in MariaDB and MySQL.
	 * Statements look for an index along the search path as well, and in another schema
	 * there may be one of the same name.
	 * @param table the table, as it is mapped
	 * @param schema the schema that the table has been found in
	 * @param index the name of the index in the database
	 */
	public String indexName(Table table, String schema, String index) {
		if (!this.indexesInSchemas) {
			return constraintName(index);
		}
		QualifiedName name = table.getQualifiedTableName();
		boolean elsewhere = this.context.schemaWithDefault(name.getSchemaName()) == null
				&& this.searchPath.indexOf(schema) > 0;
		return this.context.format(new QualifiedNameImpl(
				new Namespace.Name(name.getCatalogName(), elsewhere ? written(schema) : name.getSchemaName()),
				written(index)));
	}

	/**
	 * Return the name of a constraint as it is written in statements.
	 */
	String constraintName(String constraint) {
		return written(constraint).render(this.context.getDialect());
	}

	private Identifier written(String name) {
		Identifier unquoted = Identifier.toIdentifier(name);
		boolean plain = PLAIN_NAME.matcher(name).matches() && name(unquoted).equals(name);
		return plain ? unquoted : Identifier.toIdentifier(name, true);
	}

	/**
	 * Have the tables of a schema read at once if enough of some tables are looked for
	 * there first.
	 */
	void prepare(Collection<Table> expected) throws SQLException {
		Map<SchemaName, Integer> names = new HashMap<>();
		for (Table table : expected) {
			places(table.getQualifiedTableName()).stream()
				.findFirst()
				.ifPresent((schema) -> names.merge(schema, 1, Integer::sum));
		}
		for (Map.Entry<SchemaName, Integer> schema : names.entrySet()) {
			if (isReadAtOnce(schema.getKey(), schema.getValue())) {
				this.tables.put(schema.getKey(), tables(schema.getKey(), "%"));
			}
		}
	}

	/**
	 * Return whether so many tables are enough to read what there is of all tables in a
	 * schema. PostgreSQL's driver tells of all, whatever the user may read.
	 */
	boolean isReadAtOnce(SchemaName schema, int needed) throws SQLException {
		if (needed < 2) {
			return false;
		}
		Long count = this.counts.get(schema);
		if (count == null) {
			count = Long.valueOf(this.queries.row(this.tablesOfSchema, schema.name()).get(0));
			this.counts.put(schema, count);
		}
		return needed >= count / SHARE;
	}

	/**
	 * Return where the table or sequence of a name is, or {@code null} if there is none.
	 */
	@Nullable Location locate(QualifiedName name) throws SQLException {
		String object = objectName(name);
		for (SchemaName schema : places(name)) {
			Map<String, Location> known = this.tables.get(schema);
			Location location = find(object, (known != null) ? known : tables(schema, escape(object)));
			if (location != null) {
				return location;
			}
		}
		return null;
	}

	private @Nullable Location find(String name, Map<String, Location> tables) {
		Location location = tables.get(name);
		if (location == null && this.ignoreCase) {
			return tables.values()
				.stream()
				.filter((candidate) -> candidate.name().equalsIgnoreCase(name))
				.findFirst()
				.orElse(null);
		}
		return location;
	}

	/**
	 * Return where a name may be, in the order of the search path. The drivers of MariaDB
	 * and MySQL can be told to take for schemas what Hibernate takes for catalogs.
	 */
	private List<SchemaName> places(QualifiedName name) throws SQLException {
		Identifier catalog = this.context.catalogWithDefault(name.getCatalogName());
		String catalogName = (catalog != null) ? qualifier(this.identifiers.toMetaDataCatalogName(catalog), catalog)
				: this.connection.getCatalog();
		if (catalog != null && this.catalogsAreSchemas) {
			return List.of(new SchemaName(null, catalogName));
		}
		return schemas(name).stream().map((schema) -> new SchemaName(catalogName, schema)).toList();
	}

	/**
	 * Return the tables of a schema by their names.
	 */
	private Map<String, Location> tables(SchemaName schema, @Nullable String pattern) throws SQLException {
		Map<String, Location> found = new HashMap<>();
		try (ResultSet rows = this.metaData.getTables(schema.catalog(), escape(schema.schema()), pattern, null)) {
			while (rows.next()) {
				String name = rows.getString("TABLE_NAME");
				found.put(name, new Location(rows.getString("TABLE_CAT"), rows.getString("TABLE_SCHEM"), name,
						rows.getString("TABLE_TYPE")));
			}
		}
		return found;
	}

	/**
	 * Return where a table is that has been found.
	 */
	Location location(Table table) throws SQLException {
		return Objects.requireNonNull(locate(table.getQualifiedTableName()));
	}

	/**
	 * What the driver takes as a pattern matches the name alone.
	 */
	@Nullable String escape(@Nullable String name) throws SQLException {
		String escape = this.metaData.getSearchStringEscape();
		return (name == null) ? null
				: name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
	}

	/**
	 * What to do about a schema that is not there.
	 *
	 * @param problem what is missing
	 * @param statement the statement that creates it, or a comment
	 */
	public record MissingSchema(String problem, String statement) {

		static MissingSchema named(String name) {
			return new MissingSchema("Schema " + name + " is missing.", "create schema if not exists " + name);
		}

		static MissingSchema of(String searchPath) {
			return new MissingSchema("No schema of the search path is there: " + searchPath + ".",
					"-- create a schema of the search path before, or have it name another: " + searchPath);
		}

	}

	/**
	 * Where a table is.
	 *
	 * @param catalog its catalog, {@code null} if the database has none
	 * @param schema its schema, {@code null} if the database has none
	 * @param name its name
	 * @param type what it is
	 */
	record Location(@Nullable String catalog, @Nullable String schema, String name, String type) {

		boolean isDefinedElsewhere() {
			return this.type.contains("VIEW") || this.type.contains("FOREIGN");
		}

		SchemaName schemaName() {
			return new SchemaName(this.catalog, this.schema);
		}

	}

	/**
	 * The name of what tables are in.
	 *
	 * @param catalog the catalog, {@code null} if the database has none
	 * @param schema the schema, {@code null} if the database has none
	 */
	record SchemaName(@Nullable String catalog, @Nullable String schema) {

		/**
		 * Return the name as the database knows it. What is a catalog to the drivers of
		 * MariaDB and MySQL is a schema there.
		 */
		String name() {
			return String.valueOf((this.schema != null) ? this.schema : this.catalog);
		}

	}

}
