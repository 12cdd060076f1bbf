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
package dev.plinth.mapping.naming;

import java.util.Locale;
import java.util.Set;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.PostgreSQLDialect;

/**
 * The words that a database does not take as the name of a table or column unless they
 * are quoted: no more than those, since a database like H2 takes quoted names to the
 * letter and would no longer find what was created without quotes.
 */
public final class ReservedWords {

	private static final Set<String> H2 = words("""
			_rowid_ all and any array as asymmetric authorization between case cast check constraint cross
			current_catalog current_date current_path current_role current_schema current_time current_timestamp
			current_user day default distinct else end except exists false fetch for foreign from full group
			having hour if in inner intersect interval is join key left like limit localtime localtimestamp
			minus minute month natural not null offset on or order primary qualify right row rownum second
			select session_user set some symmetric system_user table to true uescape union unique unknown user
			using value values when where window with year
			""");

	private static final Set<String> POSTGRESQL = words("""
			all analyse analyze and any array as asc asymmetric authorization binary both case cast check
			collate collation column concurrently constraint create cross current_catalog current_date
			current_role current_schema current_time current_timestamp current_user default deferrable desc
			distinct do else end except false fetch for foreign freeze from full grant group having ilike in
			initially inner intersect into is isnull join lateral leading left like limit localtime
			localtimestamp natural not notnull null offset on only or order outer overlaps placing primary
			references returning right select session_user similar some symmetric system_user table tablesample
			then to trailing true union unique user using variadic verbose when where window with
			""");

	/**
	 * Those of MariaDB and MySQL, where quotes do not change what a name means.
	 */
	private static final Set<String> MYSQL = words("""
			accessible add all alter analyze and array as asc asensitive before between bigint binary blob both
			by call cascade case cast change char character check collate column condition constraint continue
			convert create cross cube cume_dist current_date current_role current_time current_timestamp
			current_user cursor databases day_hour day_microsecond day_minute day_second dec decimal declare
			default delayed delete delete_domain_id dense_rank desc describe deterministic distinct distinctrow
			div do_domain_ids double drop dual each else elseif empty enclosed escaped except exists exit
			explain extract false fetch first_value float float4 float8 for force foreign from fulltext function
			generated get grant group grouping groups having high_priority hour_microsecond hour_minute
			hour_second if ignore ignore_domain_ids in index infile inner inout insensitive insert int int1 int2
			int3 int4 int8 integer intersect interval into io_after_gtids io_before_gtids is iterate join
			json_arrayagg json_objectagg json_table key keys kill lag last_value lateral lead leading leave left
			library like limit linear lines load localtime localtimestamp lock long longblob longtext loop
			low_priority manual master_bind master_demote_to_replica master_demote_to_slave
			master_ssl_verify_server_cert match maxvalue mediumblob mediumint mediumtext middleint
			minute_microsecond minute_second mod modifies natural no_write_to_binlog not nth_value ntile null
			numeric of offset on optimize optimizer_costs optionally or order out outer outfile over
			page_checksum parallel parse_vcol_expr partition percent_rank portion position precision primary
			procedure purge qualify range rank read read_write reads real recursive ref_system_id references
			regexp release rename repeat replace require resignal restrict return returning revoke right rlike
			row row_number rows schemas second_microsecond select sensitive separator set show signal smallint
			spatial specific sql sql_after_gtids sql_before_gtids sql_big_result sql_calc_found_rows
			sql_small_result sqlexception sqlstate sqlwarning ssl starting stats_auto_recalc stats_persistent
			stats_sample_pages stored straight_join substring system table tablesample terminated then tinyblob
			tinyint tinytext to trailing trigger trim true undo union unique unlock unsigned update usage use
			using utc_date utc_time utc_timestamp value values varbinary varchar varcharacter varying virtual
			when where while window with write xor year_month zerofill
			""");

	private ReservedWords() {
	}

	/**
	 * Return the reserved words of a database.
	 * @param dialect its dialect
	 * @return the words in lower case, none for databases that are not supported
	 */
	static Set<String> of(Dialect dialect) {
		if (dialect instanceof H2Dialect) {
			return H2;
		}
		if (dialect instanceof PostgreSQLDialect) {
			return POSTGRESQL;
		}
		return (dialect instanceof MySQLDialect) ? MYSQL : Set.of();
	}

	/**
	 * Return a name as it has to be written, with quotes where it is a reserved word.
	 * @param name the name
	 * @param dialect the dialect of the database
	 * @return the name
	 */
	public static Identifier quoted(Identifier name, Dialect dialect) {
		return (!name.isQuoted() && of(dialect).contains(name.getText().toLowerCase(Locale.ROOT)))
				? new Identifier(name.getText(), true) : name;
	}

	private static Set<String> words(String words) {
		return Set.of(words.trim().split("\\s+"));
	}

}
