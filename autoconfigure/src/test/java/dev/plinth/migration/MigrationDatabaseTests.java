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
