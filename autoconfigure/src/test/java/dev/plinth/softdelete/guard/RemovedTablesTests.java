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
package dev.plinth.softdelete.guard;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RemovedTables}.
 */
class RemovedTablesTests {

	private static List<String> removed(String sql, boolean mysql) {
		return RemovedTables.of(sql, mysql).stream().map((parts) -> String.join(".", parts)).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					delete from line                                                               | line
					DELETE FROM Line WHERE id = 1                                                  | line
					delete from "Line" where id = 1                                                | line
					delete from sales.line l where l.id = 1                                        | sales.line
					delete from "my sales"."line"                                                  | my sales.line
					delete from only line where id = 1                                             | line
					delete from line using note n where n.id = line.id                             | line
					delete from note line using line l where l.id = line.id                        | note
					delete from line where id in (select id from note)                             | line
					delete line where id = 1                                                       | line
					with x as (select 1 as id) delete from line where id in (select id from x)     | line
					with d as (delete from line returning *) select * from d                       | line
					with d as (delete from line), e as (delete from note) select 1                 | line,note
					with d as materialized (delete from line) insert into note select * from d     | line
					select 'it''s'; delete from line where product = 'delete from note'            | line
					select 'C:\\'; delete from line                                                  | line
					select E'it\\'s delete from note'; delete from line                              | line
					explain analyze delete from line                                               | line
					truncate line                                                                  | line
					truncate table only sales.line *, note restart identity cascade                | sales.line,note
					merge into line using note on line.id = note.id when matched then delete       | line
					merge into only line l using note n on (l.id = n.id) when matched and n.id > 0 then delete | line
					merge into line using note on line.id = note.id when not matched then insert (id) values (1) when matched then delete | line
					do $$ begin delete from line; end $$                                           | line
					do $$ begin if true then delete from line; else delete from note; end if; end $$ | line,note
					do $$ begin for r in select id from note loop delete from line where id = r.id; end loop; end $$ | line
					do language plpgsql $x$ begin raise notice 'it is'; delete from line; end $x$  | line
					do $x$ begin execute $y$it's$y$; delete from line; end $x$                     | line
					select $$it's$$; delete from line; select $$it's$$                             | line
					drop table line                                                                | line
					drop table if exists sales.line, note cascade                                  | sales.line,note
					update note set text = case when id = 1 then 'a' else 'b' end; delete from line | line
					""")
	void removingStatementIsRecognized(String sql, String tables) {
		assertThat(removed(sql, false)).containsExactly(tables.split(","));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			delete from `line` where id = 1                                                | line
			delete low_priority quick ignore from line                                     | line
			delete l from note n join line l on l.id = n.id where n.id = 1                 | line
			delete l.* from note n, sales.line as l where l.id = n.id                      | sales.line
			delete n, l from (note n) left join line l on l.id = n.id                      | note,line
			delete n from note n join line on line.id = n.id                               | note
			delete line from note line join line l on l.id = line.id                       | note
			delete line from line join note using (id)                                     | line
			replace into line (id) values (1)                                              | line
			replace low_priority line set id = 1                                           | line
			select 'it\\'s delete from note'; delete from line                               | line
			/*! delete from line */                                                        | line
			/*!50000 truncate line */                                                      | line
			""")
	void removingStatementOfMysqlIsRecognized(String sql, String tables) {
		assertThat(removed(sql, true)).containsExactly(tables.split(","));
	}

	@ParameterizedTest
	@CsvSource({ "delete from l using line l join note n on l.id = n.id, line",
			"'delete from n, l using note n join line as l', line" })
	void targetByAliasIsRecognized(String sql, String table) {
		assertThat(removed(sql, true)).contains(table);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 1 as delete from line", "select 1 delete from line", "select x.delete from line x",
			"select \"delete\" from line", "select count(*) as truncate from line",
			"select case when id = 1 then 'a' else 'b' end as delete from line",
			"select 'delete from line', \"delete from line\" from note", "select 1 -- delete from line",
			"/* delete from line */ select 1", "select replace(name, 'a', 'b') from line",
			"update line set name = lower(replace(line, 'a', 'b'))", "select truncate(1.5, 1) from line",
			"with line as (select 1 as id) select id from line", "select * from line where action = :delete",
			"merge into line using note on line.id = note.id when matched then update set id = 1",
			"create or replace view line as select 1", "create trigger t after delete on line for each row call x()",
			"grant delete on line to eve", "select (select 1 as delete from line)",
			"insert into note (line) values (1)", "select * from note for update", "select $$delete from line$$",
			"select 1; select $$ ; delete from line; $$", "create function f() as $$ begin delete from line; end $$",
			"drop index line", "drop temporary table line", "" })
	void otherStatementIsNot(String sql) {
		assertThat(removed(sql, false)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 1 # delete from line", "select 'it\\'; delete from line'",
			"insert into line (id) values (1) on duplicate key update id = 2" })
	void otherStatementOfMysqlIsNot(String sql) {
		assertThat(removed(sql, true)).isEmpty();
	}

	@Test
	void commentsAreSkipped() {
		assertThat(removed("/* clean\n up */ delete -- from note\n from /* of it */ line", false))
			.containsExactly("line");
	}

	@Test
	void actionOfAForeignKeyIsNoStatementOnItsTable() {
		assertThat(removed("create table note (id int references line (id) on delete cascade)", false))
			.doesNotContain("line", "note");
	}

}
