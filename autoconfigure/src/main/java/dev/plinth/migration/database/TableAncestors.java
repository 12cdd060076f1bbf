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
import java.util.List;

import org.hibernate.mapping.Column;
import org.jspecify.annotations.Nullable;

/**
 * Tells of the tables of PostgreSQL that a table is a partition of or inherits from, on
 * any level, whether they are mapped or not: what the table has of them can only be
 * changed there.
 */
public final class TableAncestors {

	private final MigrationDatabase database;

	private final DatabaseNames names;

	private final DatabaseQueries queries;

	TableAncestors(MigrationDatabase database, DatabaseNames names, DatabaseQueries queries) {
		this.database = database;
		this.names = names;
		this.queries = queries;
	}

	/**
	 * Return what to do with a column that a table does not have of its own.
	 */
	public static String changeThere(List<String> parents) {
		return "it is inherited from table " + String.join(", ", parents) + ", change it there";
	}

	/**
	 * Return the tables that a column comes from, none if it is the table's own.
	 */
	public List<String> parents(ExistingTable table, Column column) throws SQLException {
		return fromTables("""
				select above.oid::regclass from above join pg_attribute a on a.attrelid = above.oid
				where above.depth > 0 and a.attname = ? and a.attinhcount = 0
				order by 1""", table, this.names.name(column));
	}

	/**
	 * Return the tables that have a column not be null, and so in the table, which none
	 * above them does.
	 */
	public List<String> parentsWithoutNulls(ExistingTable table, Column column) throws SQLException {
		return fromTables("""
				select above.oid::regclass from above join pg_attribute a on a.attrelid = above.oid
				where above.depth > 0 and a.attname = ? and a.attnotnull
					and not exists (select 1 from pg_inherits i join pg_attribute b on b.attrelid = i.inhparent
						where i.inhrelid = above.oid and b.attname = a.attname and b.attnotnull)
				order by 1""", table, this.names.name(column));
	}

	/**
	 * Return the partitioned table that a table is a partition of, on any level, and
	 * which is no partition itself: none if the table is no partition. Columns of
	 * partitions can only be added there.
	 */
	public List<String> partitionedTable(ExistingTable table) throws SQLException {
		return fromTables("""
				select above.oid::regclass from above join pg_class c on c.oid = above.oid
				where c.relkind = 'p' and not c.relispartition
					and exists (select 1 from above part join pg_class t on t.oid = part.oid
						where part.depth = 0 and t.relispartition)""", table);
	}

	/**
	 * Return the index of a partitioned table that an index is a part of, and which is no
	 * part itself: it can only be dropped with that one.
	 * @return the index, or {@code null} if it is no part of another one
	 */
	public @Nullable PartitionedIndex partitionedIndex(ExistingTable table, ExistingTable.ExistingIndex index)
			throws SQLException {
		List<List<String>> rows = switch (this.database) {
			case POSTGRESQL -> this.queries.rows(above(table.schema(), index.name()) + """
					select n.nspname, c.relname, i.indrelid::regclass from above
						join pg_class c on c.oid = above.oid join pg_index i on i.indexrelid = c.oid
						join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
					where above.depth > 0
					order by above.depth desc limit 1""");
			case H2, MARIADB, MYSQL -> List.of();
		};
		return rows.isEmpty() ? null : new PartitionedIndex(rows.get(0).get(0), rows.get(0).get(1), rows.get(0).get(2));
	}

	private List<String> fromTables(String query, ExistingTable table, String... parameters) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> this.queries.strings(above(table.schema(), table.name()) + query, parameters);
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the start of a query that knows a table or an index, at depth 0, and those
	 * above.
	 */
	private static String above(String schema, String name) {
		return """
				with recursive above(oid, depth) as (
					select t.oid, 0 from pg_class t join pg_namespace n on n.oid = t.relnamespace
					where n.nspname = %s and t.relname = %s
					union select i.inhparent, above.depth + 1 from above join pg_inherits i on i.inhrelid = above.oid)
				""".formatted(DatabaseQueries.literal(schema), DatabaseQueries.literal(name));
	}

	/**
	 * An index of a partitioned table.
	 *
	 * @param schema the schema of the table
	 * @param name the name of the index
	 * @param path the table, as it is written in statements
	 */
	public record PartitionedIndex(String schema, String name, String path) {

	}

}
