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

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Tells of all that hangs on a table and keeps it from being changed, or changes with it:
 * keys and checks, triggers, views, and on PostgreSQL partitions and tables that inherit.
 */
final class TableDependents {

	private final DatabaseMetaData metaData;

	private final MigrationDatabase database;

	private final DatabaseNames names;

	private final DatabaseQueries queries;

	private @Nullable List<List<String>> checks;

	TableDependents(DatabaseMetaData metaData, MigrationDatabase database, DatabaseNames names,
			DatabaseQueries queries) {
		this.metaData = metaData;
		this.database = database;
		this.names = names;
		this.queries = queries;
	}

	/**
	 * Return whether a foreign key starts or ends at a column.
	 */
	boolean isInForeignKey(Table table, Column column) throws SQLException {
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
	List<String> foreignKeys(Table table, ExistingTable.ExistingIndex index, List<String> created) throws SQLException {
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
				String.valueOf(location.catalog()), location.name(), String.valueOf(location.catalog()),
				location.name(), index, created);
	}

	/**
	 * Return what keeps the type of a column from being changed, and can be dropped.
	 * PostgreSQL alone has anything of the kind.
	 * @param table the table
	 * @param column the column
	 * @param rewritten whether the table is written anew, which it is not while columns
	 * of other tables have the type of its rows
	 * @param localTime whether the column's times get a zone, which those at the other
	 * end of a foreign key have not got then
	 */
	List<String> users(ExistingTable table, Column column, boolean rewritten, boolean localTime) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL ->
				inTree("""
						select distinct case
							when r.rulename = '_RETURN' then pg_describe_object('pg_class'::regclass, r.ev_class, 0)
							when g.oid is not null then pg_describe_object('pg_class'::regclass, g.adrelid, g.adnum)
							else pg_describe_object(d.classid, d.objid, d.objsubid) end
						from tree join pg_depend d on d.refobjid = tree.oid
							join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
							left join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
							left join pg_attrdef g on d.classid = 'pg_attrdef'::regclass and g.oid = d.objid
							left join pg_constraint c on d.classid = 'pg_constraint'::regclass and c.oid = d.objid
						where d.refclassid = 'pg_class'::regclass and a.attname = ?
							and (g.adnum <> a.attnum or d.classid in ('pg_rewrite'::regclass, 'pg_trigger'::regclass,
									'pg_policy'::regclass, 'pg_proc'::regclass, 'pg_publication_rel'::regclass)
								or c.contype = 'f' and %s)
						union select pg_describe_object(d.classid, d.objid, d.objsubid)
						from tree join pg_type t on t.typrelid = tree.oid join pg_depend d on d.refobjid in (t.oid, t.typarray)
							join pg_class k on k.oid = d.objid
						where d.refclassid = 'pg_type'::regclass and d.classid = 'pg_class'::regclass and d.objsubid > 0
							and k.relkind in ('r', 'p', 'm') and %s
						order by 1"""
					.formatted(localTime, rewritten), table, this.names.name(column));
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the indexes, and the checks of local times, that do more with a column than
	 * to ask whether it is null. PostgreSQL states them anew when its type changes, so a
	 * function that an index calls may not be found. With the zone that times get, an
	 * index is refused if it depends on the zone of the session, and a check goes on that
	 * does.
	 */
	List<String> comparisons(ExistingTable table, Column column, boolean localTime) throws SQLException {
		String name = "(?<![\\w$\"])(\"?)" + Pattern.quote(this.names.name(column)) + "\\1(?![\\w$\"])";
		Pattern isNull = Pattern.compile(name + " IS (NOT )?NULL");
		Pattern use = Pattern.compile(name);
		return switch (this.database) {
			case POSTGRESQL -> this.queries.rows(tree(table) + """
					select coalesce(pg_describe_object('pg_constraint'::regclass, k.oid, 0),
							pg_describe_object('pg_class'::regclass, i.indexrelid, 0)),
						concat_ws(' ', pg_get_expr(i.indexprs, i.indrelid), pg_get_expr(i.indpred, i.indrelid))
					from tree join pg_index i on i.indrelid = tree.oid
						join pg_class c on c.oid = i.indexrelid and not c.relispartition
						left join pg_constraint k on k.conindid = i.indexrelid and k.contype = 'x'
					union all
					select pg_describe_object('pg_constraint'::regclass, c.oid, 0), pg_get_expr(c.conbin, c.conrelid)
					from tree join pg_constraint c on c.conrelid = tree.oid
					where c.contype = 'c' and c.coninhcount = 0 and %s
					order by 1""".formatted(localTime))
				.stream()
				.filter((row) -> use.matcher(isNull.matcher(row.get(1)).replaceAll("")).find())
				.map((row) -> row.get(0))
				.toList();
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the defaults of a column in a table of PostgreSQL and those below.
	 * @return the expressions, each once; {@code "none"} stands for no default
	 */
	List<String> defaults(ExistingTable table, Column column) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> inTree("""
					select distinct coalesce(pg_get_expr(d.adbin, d.adrelid), 'none')
					from tree join pg_attribute a on a.attrelid = tree.oid
						left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
					where a.attname = ?
					order by 1""", table, this.names.name(column));
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the tables, of a table and its partitions, that are partitioned by a column.
	 * PostgreSQL has such a column, also in an expression, depend on its table.
	 */
	List<String> partitionedBy(ExistingTable table, Column column) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> inTree("""
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
	List<String> partitionKey(ExistingTable table) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> inTree("""
					select distinct coalesce(a.attname, pg_get_partkeydef(p.partrelid))
					from tree join pg_partitioned_table p on p.partrelid = tree.oid
						cross join unnest(p.partattrs::int2[]) as k
						left join pg_attribute a on a.attrelid = p.partrelid and a.attnum = k and k > 0
					order by 1""", table);
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the tables that inherit from a table and are no partitions: their rows are
	 * rows of it, but not in its indexes.
	 */
	List<String> heirs(ExistingTable table) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> inTree("""
					select c.oid::regclass from tree join pg_class c on c.oid = tree.oid
					where tree.depth > 0 and not c.relispartition
					order by 1""", table);
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the tables that tables below inherit a column from as well, and which do not
	 * inherit from the table themselves.
	 */
	List<String> otherParents(ExistingTable table, Column column) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> inTree("""
					select distinct i.inhparent::regclass::text from tree join pg_inherits i on i.inhrelid = tree.oid
						join pg_attribute a on a.attrelid = i.inhparent
					where tree.depth > 0 and a.attname = ? and i.inhparent not in (select oid from tree)
					order by 1""", table, this.names.name(column));
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the tables that inherit from a table and have a column of a name.
	 */
	List<String> heirsWith(ExistingTable table, Column column) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> inTree("""
					select distinct tree.oid::regclass::text from tree join pg_attribute a on a.attrelid = tree.oid
					where tree.depth > 0 and a.attname = ?
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
	List<List<String>> ownNotNulls(ExistingTable table) throws SQLException {
		return this.queries.rows(tree(table) + """
				select a.attname, tree.oid::regclass from tree join pg_attribute a on a.attrelid = tree.oid
				where tree.depth > 0 and a.attnum > 0 and a.attnotnull and (
					exists (select 1 from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'n'
						and c.conkey[1] = a.attnum and c.conislocal)
					or not exists (select 1 from pg_inherits i join pg_attribute b on b.attrelid = i.inhparent
						where i.inhrelid = a.attrelid and b.attname = a.attname and b.attnotnull))
				group by a.attname, tree.oid, a.attnum
				order by max(tree.depth), a.attnum, tree.oid::regclass::text""");
	}

	/**
	 * Return the schema and the name of each table that others inherit from, or are
	 * partitions of.
	 */
	List<List<String>> inheritedTables() throws SQLException {
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
	List<Part> parts(ExistingTable table) throws SQLException {
		return this.queries.rows(tree(table) + """
				select n.nspname, c.relname, c.relispartition from tree join pg_class c on c.oid = tree.oid
					join pg_namespace n on n.oid = c.relnamespace
				where tree.depth > 0""")
			.stream()
			.map((row) -> new Part(row.get(0), row.get(1), row.get(2).equals("t")))
			.toList();
	}

	/**
	 * Return the partitions of a table that are foreign tables, which can have no index.
	 */
	List<String> foreignPartitions(ExistingTable table) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> inTree("""
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
	private List<String> inTree(String query, ExistingTable table, String... parameters) throws SQLException {
		return this.queries.strings(tree(table) + query, parameters);
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
	 * Return the names of the triggers that fire when rows of a table are updated, as far
	 * as the user may know of them. The bit 16 of PostgreSQL's triggers means updates,
	 * and only those enabled as origin or always fire.
	 */
	List<String> updateTriggers(ExistingTable table) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> inTree("""
					select distinct g.tgname from tree join pg_trigger g on g.tgrelid = tree.oid
					where not g.tgisinternal and (g.tgtype & 16) <> 0 and g.tgenabled in ('O', 'A')
					order by 1""", table);
			case H2, MARIADB, MYSQL -> this.queries.strings("select trigger_name from information_schema.triggers"
					+ " where event_object_schema = ? and event_object_table = ? and event_manipulation like '%UPDATE%'"
					+ " order by trigger_name", table.schema(), table.name());
		};
	}

	/**
	 * Return the unique constraint that an index belongs to.
	 * @return the name of the constraint as it is written in statements, or {@code null}
	 * if the index belongs to none
	 */
	@Nullable String uniqueConstraint(ExistingTable table, ExistingTable.ExistingIndex index) throws SQLException {
		String standard = "select constraint_name from information_schema.table_constraints where table_schema = ?"
				+ " and constraint_type = 'UNIQUE' and table_name = ? and ";
		List<String> names = switch (this.database) {
			case H2 -> this.queries.strings(standard + "index_name = ?", table.schema(), table.name(), index.name());
			case POSTGRESQL -> this.queries.strings("""
					select k.conname from pg_constraint k join pg_class i on i.oid = k.conindid
						join pg_namespace n on n.oid = i.relnamespace
					where n.nspname = ? and i.relname = ? and k.contype = 'u'""", table.schema(), index.name());
			case MARIADB, MYSQL ->
				this.queries.strings(standard + "constraint_name = ?", table.schema(), table.name(), index.name());
		};
		return names.isEmpty() ? null : this.names.constraintName(names.get(0));
	}

	/**
	 * Return the checks of a table of PostgreSQL that migrations left behind, but for
	 * those that it inherits. Those of all tables are read at once.
	 */
	List<String> notNullChecks(ExistingTable table) throws SQLException {
		if (this.checks == null) {
			this.checks = switch (this.database) {
				case POSTGRESQL -> this.queries.rows("""
						select n.nspname, t.relname, c.conname from pg_constraint c
							join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
						where c.conname ~ ? and c.contype = 'c' and c.coninhcount = 0
						order by 3""", "^" + SchemaStatements.NOT_NULL_CHECK + "(_[0-9]+)?$");
				case H2, MARIADB, MYSQL -> List.of();
			};
		}
		return this.checks.stream()
			.filter((check) -> check.get(0).equals(table.schema()) && check.get(1).equals(table.name()))
			.map((check) -> check.get(2))
			.toList();
	}

	/**
	 * A table that inherits from another one, or is its partition.
	 *
	 * @param schema its schema
	 * @param name its name
	 * @param partition whether it is a partition
	 */
	record Part(String schema, String name, boolean partition) {

	}

}
