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
package dev.plinth.guide.adoption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.plinth.testing.TestDatabase;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A PostgreSQL database with some tables and rows of Sakila, as they were before anything
 * of Plinth came near them.
 */
public final class Sakila implements AutoCloseable {

	private final TestDatabase.Instance instance = TestDatabase.POSTGRESQL.create();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.instance.dataSource());

	/**
	 * Create the database.
	 */
	public Sakila() {
		this.jdbc.execute(read("sakila/schema.sql"));
		this.jdbc.execute(read("sakila/rows.sql"));
	}

	/**
	 * Return what is in a file of the chapter.
	 */
	public static String read(String file) {
		try {
			return new ClassPathResource("guide/adoption/" + file).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return what makes an application use this database.
	 */
	public String[] properties() {
		return this.instance.properties();
	}

	/**
	 * Return what statements of one's own are sent with.
	 */
	public JdbcTemplate jdbc() {
		return this.jdbc;
	}

	/**
	 * Return all rows of a table in the order of their identifiers, the first column.
	 */
	public List<Map<String, Object>> rows(String table) {
		return this.jdbc.queryForList("select * from " + table + " order by 1");
	}

	/**
	 * Return all that the database has but rows: tables, columns, indexes, constraints,
	 * triggers and sequences, each with its definition.
	 */
	public List<String> objects() {
		return this.jdbc.queryForList("""
				select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
					|| coalesce(column_default, '')
				from information_schema.columns where table_schema = 'public'
				union all select indexdef from pg_indexes where schemaname = 'public'
				union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
					where connamespace = 'public'::regnamespace
				union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
				union all select sequencename || ' ' || increment_by from pg_sequences where schemaname = 'public'
				order by 1""", String.class);
	}

	@Override
	public void close() {
		this.instance.close();
	}

}
