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
package dev.plinth.softdelete.removal;

import java.time.Instant;

import dev.plinth.testing.DatabaseInitializer;
import dev.plinth.testing.depot.Depot;
import dev.plinth.testing.depot.DepotRepository;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A purge in an application whose transaction manager has a name of its own.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = DatabaseInitializer.OnH2.class)
class PurgeTransactionManagerTests {

	@Autowired
	private DepotRepository depots;

	@Test
	void purgeUsesTheTransactionManagerOfTheRepository() {
		this.depots.deleteById(this.depots.save(new Depot("north")).getId());
		assertThat(this.depots.purgeDeletedBefore(Instant.parse("2100-01-01T00:00:00Z"))).isOne();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Depot.class)
	@EnableJpaRepositories(basePackageClasses = DepotRepository.class, transactionManagerRef = "depotTransactions")
	static class DepotConfiguration {

		@Bean
		JpaTransactionManager depotTransactions(EntityManagerFactory entityManagerFactory) {
			return new JpaTransactionManager(entityManagerFactory);
		}

	}

}
