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
package dev.plinth.testing.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.plinth.testing.TestDatabase;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * A database that has grown without the library: identifiers that come from no sequence,
 * times in milliseconds and without a zone, a flag for what is deleted, and a plain
 * unique key.
 */
public final class Clinic implements AutoCloseable {

	private final TestDatabase.Instance instance;

	private final JdbcTemplate jdbc;

	/**
	 * Create the database.
	 */
	public Clinic(TestDatabase database) {
		this.instance = database.create();
		this.jdbc = new JdbcTemplate(this.instance.dataSource());
		String schema = read("schema.sql");
		if (database == TestDatabase.MARIADB) {
			schema = schema.replace("timestamp", "datetime");
		}
		new ResourceDatabasePopulator(new ByteArrayResource(schema.getBytes(StandardCharsets.UTF_8)))
			.execute(this.instance.dataSource());
	}

	private static String read(String file) {
		try {
			return new ClassPathResource("migrations/clinic/" + file).getContentAsString(StandardCharsets.UTF_8);
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
	 * Return a migration of the application's own.
	 */
	public String migration(String name) {
		return read(this.instance.type().name().toLowerCase(Locale.ROOT) + "/" + name);
	}

	/**
	 * Return all rows of a table in the order of their identifiers, the first column.
	 */
	public List<Map<String, Object>> rows(String table) {
		return this.jdbc.queryForList("select * from " + table + " order by 1");
	}

	/**
	 * Return all columns and constraints.
	 */
	public List<String> objects() {
		String schema = " where lower(table_schema) in ('public', '" + this.instance.name() + "')";
		return this.jdbc.queryForList("select concat(table_name, '.', column_name, ' ', data_type, ' ', is_nullable)"
				+ " from information_schema.columns" + schema
				+ " union all select concat(table_name, ' ', constraint_name, ' ', constraint_type)"
				+ " from information_schema.table_constraints" + schema + " order by 1", String.class);
	}

	@Override
	public void close() {
		this.instance.close();
	}

}
