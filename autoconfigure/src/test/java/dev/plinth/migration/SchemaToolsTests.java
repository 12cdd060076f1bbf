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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link SchemaToolsContract} on H2.
 */
class SchemaToolsTests extends SchemaToolsContract {

	SchemaToolsTests() {
		super(TestDatabase.H2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "DATABASE_TO_UPPER=false", "DATABASE_TO_UPPER=false;CASE_INSENSITIVE_IDENTIFIERS=true",
			"MODE=PostgreSQL;DATABASE_TO_LOWER=true", "MODE=MySQL", "INIT=create schema if not exists shop" })
	void startWithSettingOfDatabaseSucceeds(String setting) {
		try (TestDatabase.Instance instance = this.database.create()) {
			assertStartsWithGeneratedSchema(instance, "spring.datasource.url=jdbc:h2:mem:schema_tools;" + setting,
					setting.startsWith("INIT") ? "spring.jpa.properties.hibernate.default_schema=SHOP"
							: "spring.jpa.open-in-view=false");
		}
	}

}
