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

import org.springframework.jdbc.BadSqlGrammarException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TestDatabase#H2}.
 */
class TestDatabaseTests extends TestDatabaseContract {

	TestDatabaseTests() {
		super(TestDatabase.H2, "H2");
	}

	@Override
	void assertDropped(TestDatabase.Instance database) {
		// a connection to a dropped database in memory makes a new, empty one
		assertThatExceptionOfType(BadSqlGrammarException.class).isThrownBy(() -> notes(database));
	}

}
