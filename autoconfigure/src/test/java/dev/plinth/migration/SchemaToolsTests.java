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

import dev.plinth.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SchemaToolsContract} on H2.
 */
class SchemaToolsTests extends SchemaToolsContract {

	SchemaToolsTests() {
		super(TestDatabase.H2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "DATABASE_TO_UPPER=false", "DATABASE_TO_UPPER=false;CASE_INSENSITIVE_IDENTIFIERS=true",
			"MODE=PostgreSQL;DATABASE_TO_LOWER=true", "MODE=MySQL", "INIT=create schema if not exists shop",
			"DATABASE_TO_UPPER=false;INIT=create schema if not exists shop" })
	void startWithSettingOfDatabaseSucceeds(String setting) {
		try (TestDatabase.Instance instance = this.database.create()) {
			assertStartsWithGeneratedSchema(instance, "spring.datasource.url=jdbc:h2:mem:schema_tools;" + setting,
					setting.contains("INIT") ? "spring.jpa.properties.hibernate.default_schema=shop"
							: "spring.jpa.open-in-view=false");
		}
	}

	@Test
	void startWithTableElsewhereMissesIt() {
		try (TestDatabase.Instance instance = this.database.create()) {
			JdbcTemplate jdbc = new JdbcTemplate(instance.dataSource());
			jdbc.execute("create schema shop");
			jdbc.execute("create table shop.document (id bigint)");
			assertThat(problems(instance)).contains("Table document is missing.");
			assertStartsWithGeneratedSchema(instance, "spring.jpa.properties.hibernate.default_schema=shop");
			assertStarts(instance, "spring.datasource.hikari.connection-init-sql=set schema_search_path public, shop");
		}
	}

	@Test
	void startWithOptimizerThatCountsUpwardsSucceeds() {
		String optimizer = "spring.jpa.properties.hibernate.id.optimizer.pooled.preferred=pooled-lo";
		try (TestDatabase.Instance instance = this.database.create()) {
			assertStartsWithGeneratedSchema(instance, optimizer);
			JdbcTemplate jdbc = new JdbcTemplate(instance.dataSource());
			jdbc.update("update document set id = 50");
			assertStarts(instance, optimizer);
			jdbc.update("update document set id = 51");
			assertThat(problems(instance, optimizer)).containsExactly("Sequence plinth_id_seq gives 51 next, which"
					+ " stands for identifiers from 51 on, but there are identifiers up to 51.");
		}
	}

}
