package dev.plinth.migration;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Integration tests for {@link BaselineMigrations}.
 */
class BaselineMigrationsIT {

	@Nested
	class PostgreSql extends BaselineMigrationsContract {

		PostgreSql() {
			super(EmbeddedDatabase.POSTGRESQL);
		}

		@Test
		void migrateWhenLockIsNotTransactionalSucceeds() {
			application("spring.flyway.postgresql.transactional-lock=false").run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(applicationHistory()).containsExactly("2", "3");
				assertThat(libraryHistory()).containsExactly("0", "1");
				assertThat(next()).isEqualTo(1);
			});
		}

		@Override
		String nextValue(String sequence) {
			return "select nextval('" + sequence + "')";
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

	@Nested
	class MariaDb extends BaselineMigrationsContract {

		MariaDb() {
			super(EmbeddedDatabase.MARIADB);
		}

		@Override
		String nextValue(String sequence) {
			return "select next value for " + sequence;
		}

		@Override
		int connectionsNeeded() {
			return 2;
		}

		@Override
		String otherSchema() {
			return this.instance.jdbcUrl().substring(this.instance.jdbcUrl().lastIndexOf('/') + 1);
		}

		@Override
		String quote(String identifier) {
			return '`' + identifier + '`';
		}

	}

}
