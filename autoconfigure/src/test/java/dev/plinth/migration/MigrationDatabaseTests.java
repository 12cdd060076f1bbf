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

import java.sql.DatabaseMetaData;

import dev.plinth.migration.database.MigrationDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link MigrationDatabase}.
 */
class MigrationDatabaseTests {

	@ParameterizedTest
	@CsvSource({ "H2, 2.4.240 (2025-09-22), H2", "PostgreSQL, 18.3, POSTGRESQL", "MariaDB, 11.4.5-MariaDB, MARIADB",
			"MySQL, 5.5.5-10.11.6-MariaDB-log, MARIADB", "MySQL, 9.1.0, MYSQL", "Oracle, Oracle Database 23ai," })
	void findKnowsProduct(String productName, String productVersion, @Nullable MigrationDatabase database)
			throws Exception {
		DatabaseMetaData metaData = mock();
		given(metaData.getDatabaseProductName()).willReturn(productName);
		given(metaData.getDatabaseProductVersion()).willReturn(productVersion);
		assertThat(MigrationDatabase.find(metaData)).isEqualTo(database);
	}

}
