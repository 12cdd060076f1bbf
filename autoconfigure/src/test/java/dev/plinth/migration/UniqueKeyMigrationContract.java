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

import java.sql.SQLException;

import dev.plinth.autoconfigure.PlinthAuditingAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMigrationAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMixinAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSchemaAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSoftDeleteAutoConfiguration;
import dev.plinth.guide.unique.Account;
import dev.plinth.testing.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Unique keys among living rows in tables that a migration makes.
 */
abstract class UniqueKeyMigrationContract {

	final TestDatabase database;

	UniqueKeyMigrationContract(TestDatabase database) {
		this.database = database;
	}

	// T22
	@Test
	void indexWithTheMixinColumnAllowsOneLivingRow() {
		assertOneLivingRow("migration");
	}

	// T22
	@Test
	void columnOfTheDeletionMayHaveAnotherName() {
		assertOneLivingRow("migration", "plinth.columns.deleted-at=removed_at");
	}

	void assertOneLivingRow(String directory, String... properties) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, PlinthAuditingAutoConfiguration.class,
					PlinthMigrationAutoConfiguration.class, PlinthMixinAutoConfiguration.class,
					PlinthSchemaAutoConfiguration.class, PlinthSoftDeleteAutoConfiguration.class))
			.withUserConfiguration(Application.class)
			.withPropertyValues(this.database.create().properties())
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=validate",
					"spring.flyway.locations=classpath:guide/unique/db/" + directory)
			.withPropertyValues(properties)
			.run((context) -> {
				EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
				persistAndRemove(factory);
				persistAndRemove(factory);
				persist(factory);
				assertThatException().isThrownBy(() -> persist(factory))
					.withRootCauseInstanceOf(SQLException.class)
					.havingCause()
					.isInstanceOf(ConstraintViolationException.class);
			});
	}

	private static void persist(EntityManagerFactory factory) {
		factory.runInTransaction((entityManager) -> entityManager.persist(new Account("ada")));
	}

	private static void persistAndRemove(EntityManagerFactory factory) {
		factory.runInTransaction((entityManager) -> {
			Account account = new Account("ada");
			entityManager.persist(account);
			entityManager.flush();
			entityManager.remove(account);
		});
	}

	@EntityScan(basePackageClasses = Account.class)
	static class Application {

	}

}
