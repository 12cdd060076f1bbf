package dev.plinth.migration;

import org.junit.jupiter.api.Nested;

/**
 * Integration tests for tables made with the SQL mixins.
 */
class SchemaValidationIT {

	@Nested
	class PostgreSql extends SchemaValidationContract {

		PostgreSql() {
			super(EmbeddedDatabase.POSTGRESQL);
		}

	}

	@Nested
	class MariaDb extends SchemaValidationContract {

		MariaDb() {
			super(EmbeddedDatabase.MARIADB);
		}

	}

}
