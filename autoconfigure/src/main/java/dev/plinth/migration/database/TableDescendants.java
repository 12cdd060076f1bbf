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
import java.util.Set;

import org.hibernate.mapping.Column;

/**
 * Tells of the tables of PostgreSQL that inherit from a table, or are its partitions, on
 * any level.
 */
public final class TableDescendants {

	private final MigrationDatabase database;

	private final DatabaseNames names;

	private final DatabaseQueries queries;

	TableDescendants(MigrationDatabase database, DatabaseNames names, DatabaseQueries queries) {
		this.database = database;
		this.names = names;
		this.queries = queries;
	}

	/**
	 * Return the schema and the name of each table that others inherit from, or are
	 * partitions of.
	 */
	public List<List<String>> inheritedTables() throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> this.queries.rows("""
					select n.nspname, t.relname from pg_class t join pg_namespace n on n.oid = t.relnamespace
					where t.relhassubclass and t.relkind in ('r', 'p', 'f')
					order by 1, 2""");
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the tables that inherit from a table, or are its partitions, on any level.
	 */
	public List<Part> parts(ExistingTable table) throws SQLException {
		return rows("""
				select n.nspname, c.relname, c.relispartition from tree join pg_class c on c.oid = tree.oid
					join pg_namespace n on n.oid = c.relnamespace
				where tree.depth > 0""", table).stream()
			.map((row) -> new Part(row.get(0), row.get(1), row.get(2).equals("t")))
			.toList();
	}

	/**
	 * Return the tables that inherit from a table and are no partitions: their rows are
	 * rows of it, but not in its indexes.
	 */
	public List<String> heirs(ExistingTable table) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> texts("""
					select c.oid::regclass from tree join pg_class c on c.oid = tree.oid
					where tree.depth > 0 and not c.relispartition
					order by 1""", table);
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the tables that inherit from a table and have a column of a name.
	 */
	public List<String> heirsWith(ExistingTable table, Column column) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> texts("""
					select distinct tree.oid::regclass::text from tree join pg_attribute a on a.attrelid = tree.oid
					where tree.depth > 0 and a.attname = ?
					order by 1""", table, this.names.name(column));
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the tables that tables below inherit a column from as well, and which do not
	 * inherit from the table themselves.
	 */
	public List<String> otherParents(ExistingTable table, Column column) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> texts("""
					select distinct i.inhparent::regclass::text from tree join pg_inherits i on i.inhrelid = tree.oid
						join pg_attribute a on a.attrelid = i.inhparent
					where tree.depth > 0 and a.attname = ? and i.inhparent not in (select oid from tree)
					order by 1""", table, this.names.name(column));
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the columns of tables that inherit from a table, or are its partitions,
	 * which refuse nulls for themselves and not because a table above does. PostgreSQL 18
	 * keeps both, and those for themselves are there when the others have been dropped.
	 * @return rows of a column and of the table that has it, as it is written in
	 * statements
	 */
	public List<List<String>> ownNotNulls(ExistingTable table) throws SQLException {
		return rows("""
				select a.attname, tree.oid::regclass from tree join pg_attribute a on a.attrelid = tree.oid
				where tree.depth > 0 and a.attnum > 0 and a.attnotnull and (
					exists (select 1 from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'n'
						and c.conkey[1] = a.attnum and c.conislocal)
					or not exists (select 1 from pg_inherits i join pg_attribute b on b.attrelid = i.inhparent
						where i.inhrelid = a.attrelid and b.attname = a.attname and b.attnotnull))
				group by a.attname, tree.oid, a.attnum
				order by max(tree.depth), a.attnum, tree.oid::regclass::text""", table);
	}

	/**
	 * Return the columns of a table that refuse nulls, which tables that inherit from it
	 * accept, or have from before a constraint that is not validated: their rows are rows
	 * of the table.
	 */
	public List<String> nullsBelow(ExistingTable table) throws SQLException {
		return texts("""
				select distinct a.attname from tree top join pg_attribute a on a.attrelid = top.oid
					join pg_attribute b on b.attname = a.attname join tree on tree.oid = b.attrelid
				where top.depth = 0 and tree.depth > 0 and a.attnum > 0 and a.attnotnull
					and (not b.attnotnull or exists (select 1 from pg_constraint c where c.conrelid = b.attrelid
						and c.contype = 'n' and c.conkey[1] = b.attnum and not c.convalidated))
				order by 1""", table);
	}

	/**
	 * Return the constraints of PostgreSQL 18 and later that are in the way when a column
	 * is to refuse nulls in a table and those that inherit from it. One that is not
	 * validated refuses rows that get one value after the other; one that is not
	 * inherited does not let those below have theirs.
	 * @return the constraints, those of the lowest tables first
	 */
	public List<NotNull> notNullsInTheWay(ExistingTable table, Column column) throws SQLException {
		return rows(
				"""
						select tree.oid::regclass, quote_ident(c.conname), c.convalidated, c.coninhcount > 0 from tree
							join pg_constraint c on c.conrelid = tree.oid
							join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
						where c.contype = 'n' and a.attname = ? and (c.coninhcount = 0 and (c.connoinherit or not c.convalidated)
							or tree.depth = 0 and not c.convalidated)
						group by tree.oid, c.conname, c.convalidated, c.coninhcount
						order by max(tree.depth) desc, tree.oid::regclass::text""",
				table, this.names.name(column))
			.stream()
			.map((row) -> new NotNull(row.get(0), row.get(1), row.get(2).equals("t"), row.get(3).equals("t")))
			.toList();
	}

	/**
	 * Return the unique indexes of partitions that are not valid. One that is like an
	 * index of the partitioned table becomes a part of that, which is not valid either.
	 */
	public List<InvalidIndex> invalidIndexes(ExistingTable table) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> rows("""
					select i.indexrelid::regclass, c.relkind = 'I', pg_get_expr(i.indpred, i.indrelid),
						(select string_agg(a.attname, ',') from pg_attribute a
							where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[]))
					from tree join pg_class t on t.oid = tree.oid join pg_index i on i.indrelid = tree.oid
						join pg_class c on c.oid = i.indexrelid
					where t.relispartition and not c.relispartition and i.indisunique and not i.indisvalid
					order by 1""", table).stream()
				.map((row) -> new InvalidIndex(row.get(0), Set.of(row.get(3).split(",")), row.get(2),
						row.get(1).equals("t")))
				.toList();
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the tables, of a table and its partitions, that are partitioned by a column.
	 * PostgreSQL has such a column, also in an expression, depend on its table.
	 */
	public List<String> partitionedBy(ExistingTable table, Column column) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> texts("""
					select tree.oid::regclass from tree join pg_attribute a on a.attrelid = tree.oid
						join pg_depend d on d.objid = tree.oid and d.objsubid = a.attnum
					where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
						and d.refobjid = tree.oid and d.refobjsubid = 0 and d.deptype = 'i' and a.attname = ?
					order by 1""", table, this.names.name(column));
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the columns that a table and its partitions are partitioned by, an
	 * expression as the database writes it. A unique key has to have them all.
	 */
	public List<String> partitionKey(ExistingTable table) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> texts("""
					select distinct coalesce(a.attname, pg_get_partkeydef(p.partrelid))
					from tree join pg_partitioned_table p on p.partrelid = tree.oid
						cross join unnest(p.partattrs::int2[]) as k
						left join pg_attribute a on a.attrelid = p.partrelid and a.attnum = k and k > 0
					order by 1""", table);
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the partitions of a table that are foreign tables, which can have no index.
	 */
	public List<String> foreignPartitions(ExistingTable table) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> texts("""
					select c.oid::regclass from tree join pg_class c on c.oid = tree.oid
					where c.relkind = 'f' and c.relispartition
					order by 1""", table);
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the texts of a query that knows a table of PostgreSQL, at depth 0, and those
	 * below that inherit from it or are its partitions.
	 */
	List<String> texts(String query, ExistingTable table, String... parameters) throws SQLException {
		return this.queries.strings(tree(table) + query, parameters);
	}

	/**
	 * Return the rows of such a query.
	 */
	List<List<String>> rows(String query, ExistingTable table, String... parameters) throws SQLException {
		return this.queries.rows(tree(table) + query, parameters);
	}

	private static String tree(ExistingTable table) {
		return """
				with recursive tree(oid, depth) as (
					select t.oid, 0 from pg_class t join pg_namespace n on n.oid = t.relnamespace
					where n.nspname = %s and t.relname = %s
					union select i.inhrelid, tree.depth + 1 from pg_inherits i join tree on i.inhparent = tree.oid)
				""".formatted(DatabaseQueries.literal(table.schema()), DatabaseQueries.literal(table.name()));
	}

	/**
	 * A constraint that a column is not null.
	 *
	 * @param table its table as it is written in statements
	 * @param name its name as it is written in statements
	 * @param validated whether it holds for all rows
	 * @param inherited whether the table has it from another one, and cannot drop it
	 */
	public record NotNull(String table, String name, boolean validated, boolean inherited) {

	}

	/**
	 * A unique index of a partition that is not valid.
	 *
	 * @param name its name as it is written in statements
	 * @param columns the names of its columns
	 * @param condition the condition that rows in it fulfil, {@code "null"} if all are
	 * @param partitioned whether it is that of a partitioned table itself, and has no
	 * rows
	 */
	public record InvalidIndex(String name, Set<String> columns, String condition, boolean partitioned) {

	}

	/**
	 * A table that inherits from another one, or is its partition.
	 *
	 * @param schema its schema
	 * @param name its name
	 * @param partition whether it is a partition
	 */
	public record Part(String schema, String name, boolean partition) {

	}

}
