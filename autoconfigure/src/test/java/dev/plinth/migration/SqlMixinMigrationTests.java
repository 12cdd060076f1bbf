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

import java.util.Map;
import java.util.stream.Collectors;

import dev.plinth.testing.TestDatabase;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@link SqlMixinMigrationContract} on H2.
 */
class SqlMixinMigrationTests extends SqlMixinMigrationContract {

	SqlMixinMigrationTests() {
		super(TestDatabase.H2);
	}

	@Override
	Map<String, String> conditions(JdbcTemplate jdbc) {
		return jdbc
			.queryForList("select lower(index_name) from information_schema.indexes where index_name like 'INVOICE_%'",
					String.class)
			.stream()
			.collect(Collectors.toMap((name) -> name, (name) -> ""));
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
