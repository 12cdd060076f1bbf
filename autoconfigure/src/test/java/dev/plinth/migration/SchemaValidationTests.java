package dev.plinth.migration;

import org.junit.jupiter.api.Nested;

/**
 * Tests for tables made with the SQL mixins.
 */
class SchemaValidationTests {

	@Nested
	class H2 extends SchemaValidationContract {

		H2() {
			super(EmbeddedDatabase.H2);
		}

	}

}
