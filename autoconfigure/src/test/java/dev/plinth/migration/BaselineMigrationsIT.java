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

import dev.plinth.migration.database.MigrationDatabase;
import dev.plinth.testing.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Integration tests for {@link BaselineMigrations}.
 */
class BaselineMigrationsIT {

	@Nested
	class PostgreSql extends BaselineMigrationsContract {

		PostgreSql() {
			super(TestDatabase.POSTGRESQL);
		}

		@Test
		void migrateWhenLockIsNotTransactionalSucceeds() {
			application("spring.flyway.postgresql.transactional-lock=false").run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(applicationHistory()).containsExactly("2", "3");
				assertThat(libraryHistory()).containsExactly("0", "1");
				assertThat(next()).isEqualTo(1);
			});
		}

		@Override
		String nextValue(String sequence) {
			return "select nextval('" + sequence + "')";
		}

		@Override
		int connectionsNeeded() {
			return 3;
		}

		@Override
		String otherSchema() {
			return "other";
		}

	}

	@Nested
	class MariaDb extends BaselineMigrationsContract {

		MariaDb() {
			super(TestDatabase.MARIADB);
		}

		@Test
		void scriptOfMySqlStartsIdentifiersOnce() {
			ResourceDatabasePopulator script = new ResourceDatabasePopulator(
					new ClassPathResource(MigrationDatabase.MYSQL.baselineLocation() + "/V1__id_sequence.sql"));
			script.execute(this.instance.dataSource());
			script.execute(this.instance.dataSource());
			assertThat(this.jdbc.queryForList("select next_val from plinth_id_seq", Long.class)).containsExactly(1L);
		}

		@Override
		String nextValue(String sequence) {
			return "select next value for " + sequence;
		}

		@Override
		int connectionsNeeded() {
			return 2;
		}

		@Override
		String otherSchema() {
			return this.instance.name();
		}

		@Override
		String quote(String identifier) {
			return '`' + identifier + '`';
		}

	}

}
