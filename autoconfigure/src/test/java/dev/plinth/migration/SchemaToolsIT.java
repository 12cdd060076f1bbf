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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SchemaToolsContract} on database servers.
 */
class SchemaToolsIT {

	@Nested
	class Postgresql extends SchemaToolsContract {

		Postgresql() {
			super(TestDatabase.POSTGRESQL);
		}

		@Test
		void startWithSchemaOfMappingSucceeds() {
			try (TestDatabase.Instance instance = this.database.create()) {
				JdbcTemplate jdbc = new JdbcTemplate(instance.dataSource());
				jdbc.execute("create table document (id integer)");
				jdbc.execute("create schema \"Shop\"");
				String schema = "spring.jpa.properties.hibernate.default_schema=`Shop`";
				assertStartsWithGeneratedSchema(instance, schema);
				jdbc.execute("alter table \"Shop\".document drop column created_by");
				jdbc.execute("alter table \"Shop\".document alter column updated_at drop not null");
				jdbc.execute("alter table \"Shop\".document alter column updated_by type varchar(20)");
				jdbc.execute("update \"Shop\".document set id = 2000, updated_at = null");
				jdbc.execute("alter table \"Shop\".document alter column id add generated always as identity");
				assertThat(mend(instance, schema)).hasSize(5)
					.allSatisfy((problem) -> assertThat(problem).contains("\"Shop\"."));
				assertStarts(instance, schema);
			}
		}

		@Test
		void startWithSearchPathSucceeds() {
			try (TestDatabase.Instance instance = this.database.create()) {
				JdbcTemplate jdbc = new JdbcTemplate(instance.dataSource());
				jdbc.execute("create schema shop");
				jdbc.execute("create schema archive");
				jdbc.execute("create table archive.document (id integer)");
				assertStartsWithGeneratedSchema(instance,
						"spring.datasource.hikari.connection-init-sql=set search_path to shop, public");
				jdbc.execute("create schema empty");
				assertStarts(instance, "spring.datasource.hikari.connection-init-sql=set search_path to empty, shop");
				assertThat(problems(instance, "spring.datasource.hikari.connection-init-sql=set search_path to empty"))
					.containsExactly("Table attachment is missing.", "Table document is missing.",
							"Sequence plinth_id_seq is missing.");
			}
		}

		@Test
		void startNamesSearchPathWithoutSchema() {
			try (TestDatabase.Instance instance = this.database.create()) {
				String searchPath = "spring.datasource.hikari.connection-init-sql=set search_path to shop, archive";
				assertThat(problems(instance, searchPath)).startsWith(
						"No schema of the search path is there: shop, archive.", "Table attachment is missing.");
				new JdbcTemplate(instance.dataSource()).execute("create schema archive");
				assertStartsWithGeneratedSchema(instance, searchPath);
			}
		}

	}

	@Nested
	class MariaDb extends SchemaToolsContract {

		MariaDb() {
			super(TestDatabase.MARIADB);
		}

		@Test
		void startWithSchemaOfTableSucceeds() {
			try (TestDatabase.Instance instance = this.database.create()) {
				assertStartsWithGeneratedSchema(instance,
						"spring.jpa.mapping-resources=migrations/schema_of_table.orm.xml");
			}
		}

	}

}
