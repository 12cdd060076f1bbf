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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Tells of the foreign keys that start and end at a table, and of its unique constraints
 * and primary key.
 */
public final class TableKeys {

	private final DatabaseMetaData metaData;

	private final MigrationDatabase database;

	private final DatabaseNames names;

	private final DatabaseQueries queries;

	TableKeys(DatabaseMetaData metaData, MigrationDatabase database, DatabaseNames names, DatabaseQueries queries) {
		this.metaData = metaData;
		this.database = database;
		this.names = names;
		this.queries = queries;
	}

	/**
	 * Return whether a foreign key starts or ends at a column.
	 */
	public boolean isInForeignKey(Table table, Column column) throws SQLException {
		DatabaseNames.Location location = this.names.location(table);
		String name = this.names.name(column);
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
	 * tables that refer to its columns, and but for PostgreSQL those of the table that
	 * look rows up in it.
	 * @param table the table
	 * @param index the index
	 * @param created the columns of the index that is created before, none if there is
	 * none
	 */
	public List<String> foreignKeys(Table table, ExistingTable.ExistingIndex index, List<String> created)
			throws SQLException {
		DatabaseNames.Location location = this.names.location(table);
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
			foreignKeys.addAll(this.queries.strings(
					"select constraint_name || ' of ' || table_name from information_schema.table_constraints"
							+ " where constraint_type = 'FOREIGN KEY' and index_schema = ? and index_name = ?",
					String.valueOf(location.schema()), index.name()));
		}
		if (this.database == MigrationDatabase.MARIADB || this.database == MigrationDatabase.MYSQL) {
			foreignKeys.addAll(foreignKeysWithout(index.name(), String.join(",", created), location));
		}
		return foreignKeys;
	}

	/**
	 * MariaDB and MySQL keep an index that begins with the columns of each foreign key.
	 */
	private List<String> foreignKeysWithout(String index, String created, DatabaseNames.Location location)
			throws SQLException {
		return this.queries.strings(
				"""
						with foreign_keys as (
							select constraint_name, table_name, concat(group_concat(column_name order by ordinal_position), ',') as columns
							from information_schema.key_column_usage
							where table_schema = ? and table_name = ? and referenced_table_name is not null
							group by constraint_name, table_name),
						indexes as (
							select concat(group_concat(column_name order by seq_in_index), ',') as columns
							from information_schema.statistics
							where table_schema = ? and table_name = ? and index_name <> ? group by index_name
							union select concat(?, ','))
						select concat(f.constraint_name, ' of ', f.table_name) from foreign_keys f
						where not exists (select 1 from indexes i where left(i.columns, char_length(f.columns)) = f.columns)
						order by 1""",
				location.schemaName().name(), location.name(), location.schemaName().name(), location.name(), index,
				created);
	}

	/**
	 * Return the foreign keys of MariaDB and MySQL that set a column to null. It takes
	 * constants for each of the two views to keep MariaDB from opening all tables.
	 */
	public List<String> foreignKeysThatSetNull(ExistingTable table, Column column) throws SQLException {
		return this.queries.strings("""
				select r.constraint_name from information_schema.referential_constraints r
					join information_schema.key_column_usage k on k.constraint_schema = r.constraint_schema
						and k.constraint_name = r.constraint_name and k.table_name = r.table_name
				where r.constraint_schema = ? and r.table_name = ? and k.table_schema = ? and k.table_name = ?
					and lower(k.column_name) = lower(?) and 'SET NULL' in (r.delete_rule, r.update_rule)
				order by 1""", table.schema(), table.name(), table.schema(), table.name(), this.names.name(column));
	}

	/**
	 * Return the unique constraint that an index belongs to, on PostgreSQL also one that
	 * excludes more than the same values.
	 * @return the name of the constraint as it is written in statements, or {@code null}
	 * if the index belongs to none
	 */
	public @Nullable String uniqueConstraint(ExistingTable table, ExistingTable.ExistingIndex index)
			throws SQLException {
		return constraint(table, index, "UNIQUE");
	}

	/**
	 * Return the name of the primary key that an index belongs to, or {@code null} if it
	 * belongs to none.
	 */
	public @Nullable String primaryKey(ExistingTable table, ExistingTable.ExistingIndex index) throws SQLException {
		return constraint(table, index, "PRIMARY KEY");
	}

	private @Nullable String constraint(ExistingTable table, ExistingTable.ExistingIndex index, String type)
			throws SQLException {
		String standard = "select constraint_name from information_schema.table_constraints where table_schema = ?"
				+ " and constraint_type = " + DatabaseQueries.literal(type) + " and table_name = ? and ";
		List<String> names = switch (this.database) {
			case H2 -> this.queries.strings(standard + "index_name = ?", table.schema(), table.name(), index.name());
			case POSTGRESQL -> this.queries.strings("""
					select k.conname from pg_constraint k join pg_class i on i.oid = k.conindid
						join pg_namespace n on n.oid = i.relnamespace
					where n.nspname = ? and i.relname = ? and position(k.contype::text in ?) > 0""", table.schema(),
					index.name(), type.equals("UNIQUE") ? "ux" : "p");
			case MARIADB, MYSQL ->
				this.queries.strings(standard + "constraint_name = ?", table.schema(), table.name(), index.name());
		};
		return names.isEmpty() ? null : this.names.constraintName(names.get(0));
	}

}
