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
import java.util.regex.Pattern;

import org.hibernate.mapping.Column;
import org.jspecify.annotations.Nullable;

/**
 * Tells of all that uses the columns of a table, and keeps them from being changed or
 * changes with them: views, triggers, checks, expressions and conditions of indexes.
 */
public final class TableDependents {

	/**
	 * Name of the check that columns of a table are not null, or the start of it. Each
	 * table can have one of that name.
	 */
	public static final String NOT_NULL_CHECK = "plinth_not_null";

	private final MigrationDatabase database;

	private final DatabaseNames names;

	private final DatabaseQueries queries;

	private final TableDescendants descendants;

	private @Nullable List<List<String>> checks;

	TableDependents(MigrationDatabase database, DatabaseNames names, DatabaseQueries queries,
			TableDescendants descendants) {
		this.database = database;
		this.names = names;
		this.queries = queries;
		this.descendants = descendants;
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
	public List<String> users(ExistingTable table, Column column, boolean rewritten, boolean localTime)
			throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> this.descendants
				.texts("""
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
	public List<String> comparisons(ExistingTable table, Column column, boolean localTime) throws SQLException {
		String name = "(?<![\\w$\"])(\"?)" + Pattern.quote(this.names.name(column)) + "\\1(?![\\w$\"])";
		Pattern isNull = Pattern.compile(name + " IS (NOT )?NULL");
		Pattern use = Pattern.compile(name);
		return switch (this.database) {
			case POSTGRESQL -> this.descendants.rows("""
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
					order by 1""".formatted(localTime), table)
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
	public List<String> defaults(ExistingTable table, Column column) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> this.descendants.texts("""
					select distinct coalesce(pg_get_expr(d.adbin, d.adrelid), 'none')
					from tree join pg_attribute a on a.attrelid = tree.oid
						left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
					where a.attname = ?
					order by 1""", table, this.names.name(column));
			case H2, MARIADB, MYSQL -> List.of();
		};
	}

	/**
	 * Return the names of the triggers that fire when rows of a table are updated, as far
	 * as the user may know of them. The bit 16 of PostgreSQL's triggers means updates,
	 * and only those enabled as origin or always fire.
	 */
	public List<String> updateTriggers(ExistingTable table) throws SQLException {
		return switch (this.database) {
			case POSTGRESQL -> this.descendants.texts("""
					select distinct g.tgname from tree join pg_trigger g on g.tgrelid = tree.oid
					where not g.tgisinternal and (g.tgtype & 16) <> 0 and g.tgenabled in ('O', 'A')
					order by 1""", table);
			case H2, MARIADB, MYSQL -> this.queries.strings("select trigger_name from information_schema.triggers"
					+ " where event_object_schema = ? and event_object_table = ? and event_manipulation like '%UPDATE%'"
					+ " order by trigger_name", table.schema(), table.name());
		};
	}

	/**
	 * Return the checks of a table of PostgreSQL that migrations left behind, but for
	 * those that it inherits. Those of all tables are read at once.
	 */
	public List<String> notNullChecks(ExistingTable table) throws SQLException {
		if (this.checks == null) {
			this.checks = switch (this.database) {
				case POSTGRESQL -> this.queries.rows("""
						select n.nspname, t.relname, c.conname from pg_constraint c
							join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
						where c.conname ~ ? and c.contype = 'c' and c.coninhcount = 0
						order by 3""", "^" + NOT_NULL_CHECK + "(_[0-9]+)?$");
				case H2, MARIADB, MYSQL -> List.of();
			};
		}
		return this.checks.stream()
			.filter((check) -> check.get(0).equals(table.schema()) && check.get(1).equals(table.name()))
			.map((check) -> check.get(2))
			.toList();
	}

}
