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

import java.util.HashMap;
import java.util.Map;

import dev.plinth.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@link SqlMixinMigrationContract} on database servers.
 */
class SqlMixinMigrationIT {

	@Nested
	class Postgresql extends SqlMixinMigrationContract {

		Postgresql() {
			super(TestDatabase.POSTGRESQL);
		}

		@Override
		Map<String, String> conditions(JdbcTemplate jdbc) {
			Map<String, String> conditions = new HashMap<>();
			jdbc.query("select indexname, substring(indexdef from 'WHERE (.*)') from pg_indexes"
					+ " where indexname like 'invoice\\_%' and indexname not like '%pkey'", (row) -> {
						conditions.put(row.getString(1), row.getString(2));
					});
			return conditions;
		}

		@Override
		Map<String, String> expectedConditions() {
			return Map.of("invoice_list", "(deleted_at IS NULL)", "invoice_trash", "(deleted_at IS NOT NULL)");
		}

		@Override
		String nextIdentifier() {
			return "select nextval('plinth_id_seq')";
		}

	}

	@Nested
	class MariaDb extends SqlMixinMigrationContract {

		MariaDb() {
			super(TestDatabase.MARIADB);
		}

		@Override
		Map<String, String> conditions(JdbcTemplate jdbc) {
			Map<String, String> conditions = new HashMap<>();
			jdbc.queryForList("select index_name from information_schema.statistics where table_schema = database()"
					+ " and index_name like 'invoice\\_%'", String.class)
				.forEach((name) -> conditions.put(name, ""));
			return conditions;
		}

		@Override
		Map<String, String> expectedConditions() {
			return Map.of("invoice_list", "", "invoice_trash", "");
		}

		@Override
		String nextIdentifier() {
			return "select next value for plinth_id_seq";
		}

	}

}
