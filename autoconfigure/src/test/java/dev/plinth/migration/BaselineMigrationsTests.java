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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BaselineMigrations}.
 */
class BaselineMigrationsTests {

	@Nested
	class H2 extends BaselineMigrationsContract {

		H2() {
			super(TestDatabase.H2);
		}

		@ParameterizedTest
		@ValueSource(strings = { "PostgreSQL", "MySQL", "MariaDB" })
		void migrateWhenH2ImitatesAnotherSucceeds(String mode) {
			application("spring.datasource.url=" + this.instance.jdbcUrl() + ";MODE=" + mode).run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(applicationHistory()).containsExactly("2", "3");
				assertThat(next()).isEqualTo(1);
			});
		}

		@Override
		String nextValue(String sequence) {
			return "select next value for " + sequence;
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

}
