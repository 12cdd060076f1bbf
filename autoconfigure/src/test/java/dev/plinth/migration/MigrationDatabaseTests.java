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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrationDatabase}.
 */
class MigrationDatabaseTests {

	@ParameterizedTest
	@CsvSource({ "H2, 2.4.240 (2025-09-22), H2", "PostgreSQL, 18.3, POSTGRESQL", "MariaDB, 11.4.5-MariaDB, MARIADB",
			"MySQL, 5.5.5-10.11.6-MariaDB-log, MARIADB", "MySQL, 9.1.0, MYSQL" })
	void ofKnowsProduct(String productName, String productVersion, MigrationDatabase database) {
		assertThat(MigrationDatabase.of(productName, productVersion)).isEqualTo(database);
	}

	@Test
	void ofWhenProductIsUnknownThrows() {
		assertThatExceptionOfType(UnsupportedDatabaseException.class)
			.isThrownBy(() -> MigrationDatabase.of("Oracle", "Oracle Database 23ai"))
			.withMessage("There are no SQL mixins and baseline migrations for the database 'Oracle'")
			.satisfies((ex) -> assertThat(ex.getProductName()).isEqualTo("Oracle"));
	}

}
