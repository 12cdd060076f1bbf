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
package dev.plinth.testing;

import java.sql.Connection;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What tests rely on, whichever database they run on.
 */
abstract class TestDatabaseContract {

	private final TestDatabase type;

	private final String product;

	TestDatabaseContract(TestDatabase type, String product) {
		this.type = type;
		this.product = product;
	}

	@Test
	void createGivesTheDatabaseAskedFor() {
		try (TestDatabase.Instance database = this.type.create()) {
			assertThat(database.type()).isEqualTo(this.type);
			String actual = new JdbcTemplate(database.dataSource())
				.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());
			assertThat(actual).isEqualTo(this.product);
		}
	}

	@Test
	void createAgainGivesAnEmptyDatabase() {
		try (TestDatabase.Instance first = this.type.create(); TestDatabase.Instance second = this.type.create()) {
			createNotes(first);
			createNotes(second);
			assertThat(notes(first)).isEmpty();
			new JdbcTemplate(first.dataSource()).update("insert into note values ('first')");
			assertThat(notes(first)).containsExactly("first");
			assertThat(notes(second)).isEmpty();
		}
	}

	@Test
	void textOfAnyScriptIsKept() {
		try (TestDatabase.Instance database = this.type.create()) {
			createNotes(database);
			new JdbcTemplate(database.dataSource()).update("insert into note values (?)", "Žluťoučký 東京 🦎");
			assertThat(notes(database)).containsExactly("Žluťoučký 東京 🦎");
		}
	}

	@Test
	void closeDropsTheDatabase() {
		TestDatabase.Instance database = this.type.create();
		createNotes(database);
		database.close();
		assertDropped(database);
	}

	@Test
	void propertiesConfigureAnApplication() {
		try (TestDatabase.Instance database = this.type.create()) {
			createNotes(database);
			new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
				.withPropertyValues(database.properties())
				.run((context) -> {
					JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
					assertThat(jdbc.queryForObject("select count(*) from note", Integer.class)).isZero();
				});
		}
	}

	void assertDropped(TestDatabase.Instance database) {
		assertThatExceptionOfType(CannotGetJdbcConnectionException.class).isThrownBy(() -> notes(database));
	}

	List<String> notes(TestDatabase.Instance database) {
		return new JdbcTemplate(database.dataSource()).queryForList("select text from note", String.class);
	}

	private void createNotes(TestDatabase.Instance database) {
		new JdbcTemplate(database.dataSource()).execute("create table note (text varchar(100))");
	}

}
