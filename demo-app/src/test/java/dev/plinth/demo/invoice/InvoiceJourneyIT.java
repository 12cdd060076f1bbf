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
package dev.plinth.demo.invoice;

import dev.plinth.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The life of an invoice on real databases.
 */
class InvoiceJourneyIT {

	private static void connect(TestDatabase type, DynamicPropertyRegistry registry) {
		TestDatabase.Instance database = type.create();
		registry.add("spring.datasource.url", database::jdbcUrl);
		registry.add("spring.datasource.username", database::username);
		registry.add("spring.datasource.password", database::password);
	}

	/**
	 * On PostgreSQL, with its profile and the usual settings.
	 */
	@Nested
	@ActiveProfiles("postgres")
	class PostgreSql extends AbstractInvoiceJourney {

		@DynamicPropertySource
		static void connect(DynamicPropertyRegistry registry) {
			InvoiceJourneyIT.connect(TestDatabase.POSTGRESQL, registry);
		}

	}

	/**
	 * On MariaDB.
	 */
	@Nested
	class MariaDb extends AbstractInvoiceJourney {

		@DynamicPropertySource
		static void connect(DynamicPropertyRegistry registry) {
			InvoiceJourneyIT.connect(TestDatabase.MARIADB, registry);
		}

	}

}
