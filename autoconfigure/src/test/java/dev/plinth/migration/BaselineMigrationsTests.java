package dev.plinth.migration;

import org.junit.jupiter.api.Nested;

/**
 * Tests for {@link BaselineMigrations}.
 */
class BaselineMigrationsTests {

	@Nested
	class H2 extends BaselineMigrationsContract {

		H2() {
			super(EmbeddedDatabase.H2);
		}

		@Override
		String nextValue(String sequence) {
			return "select next value for " + sequence;
		}

		@Override
		int connectionsNeeded() {
			return 4;
		}

		@Override
		String otherSchema() {
			return "other";
		}

	}

}
