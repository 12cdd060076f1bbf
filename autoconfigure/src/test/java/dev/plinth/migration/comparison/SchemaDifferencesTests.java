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
package dev.plinth.migration.comparison;

import java.util.List;

import dev.plinth.migration.database.MigrationDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SchemaDifferences}.
 */
class SchemaDifferencesTests {

	@Test
	void indexesThatMakeRoomHaveNamesOfTheirOwn() {
		SchemaDifferences differences = new SchemaDifferences();
		List<String> taken = List.of("plinth_replaced_2", "invoice");
		assertThat(differences.replacement(taken)).isEqualTo("plinth_replaced_1");
		assertThat(differences.replacement(taken)).isEqualTo("plinth_replaced_3");
	}

	@Test
	void indexesOfEachTableAreMigrationOfTheirOwnOnPostgresql() {
		SchemaDifferences differences = new SchemaDifferences();
		differences.index("invoice", "create index a on invoice (a)", "create index b on invoice (b)");
		differences.index("lamp", "create index c on lamp (c)");
		assertThat(differences.report(MigrationDatabase.POSTGRESQL).migrations()).containsExactly(
				List.of("create index a on invoice (a)", "create index b on invoice (b)"),
				List.of("create index c on lamp (c)"));
	}

}
