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

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import dev.plinth.autoconfigure.PlinthAuditingAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMigrationAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMixinAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSchemaAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSoftDeleteAutoConfiguration;
import dev.plinth.migration.mapped.Attachment;
import dev.plinth.migration.mapped.Document;
import dev.plinth.testing.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.Metamodel;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What Hibernate's schema validation says of tables made with the SQL mixins.
 */
abstract class SchemaValidationContract {

	private final TestDatabase database;

	SchemaValidationContract(TestDatabase database) {
		this.database = database;
	}

	@ParameterizedTest
	@EnumSource
	void validateWhenSettingsAreSameSucceeds(MappedByHand mapping) {
		TestDatabase.Instance instance = migrate(mapping);
		try (EntityManagerFactory entityManagerFactory = validate(instance, mapping)) {
			assertThat(entityManagerFactory.getMetamodel().getEntities()).hasSize(2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void startWhenMixinsAreMappedSucceeds(MappedByHand mapping) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, PlinthAuditingAutoConfiguration.class,
					PlinthMigrationAutoConfiguration.class, PlinthMixinAutoConfiguration.class,
					PlinthSchemaAutoConfiguration.class, PlinthSoftDeleteAutoConfiguration.class))
			.withUserConfiguration(Application.class)
			.withPropertyValues(this.database.create().properties())
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=validate",
					"spring.flyway.locations=classpath:migrations/validated")
			.withPropertyValues(mapping.properties())
			.run((context) -> {
				Metamodel metamodel = context.getBean(EntityManagerFactory.class).getMetamodel();
				assertThat(metamodel.entity(Document.class).getAttributes()).hasSize(9);
				assertThat(metamodel.entity(Attachment.class).getAttributes()).hasSize(2);
			});
	}

	@Test
	void validateWhenSettingsDifferFails() {
		TestDatabase.Instance instance = migrate(MappedByHand.STANDARD);
		assertThatException().isThrownBy(() -> validate(instance, MappedByHand.CUSTOMIZED))
			.withStackTraceContaining("Schema validation: missing column");
	}

	@Test
	void columnsHoldWhatWasWritten() {
		TestDatabase.Instance instance = migrate(MappedByHand.STANDARD);
		Instant now = Instant.parse("2026-03-29T01:30:00.123456Z");
		try (EntityManagerFactory entityManagerFactory = validate(instance, MappedByHand.STANDARD)) {
			MappedByHand.Document document = new MappedByHand.Document();
			document.created = now;
			document.updated = now.plus(1, ChronoUnit.MICROS);
			document.creator = "a".repeat(255);
			document.updater = "b";
			document.deleted = now.plusSeconds(1);
			document.deleter = "c";
			document.deletion = UUID.randomUUID();
			entityManagerFactory.runInTransaction((entityManager) -> entityManager.persist(document));
			MappedByHand.Document read = entityManagerFactory.callInTransaction(
					(entityManager) -> entityManager.find(MappedByHand.Document.class, document.getId()));
			assertThat(read).usingRecursiveComparison().isEqualTo(document);
		}
	}

	private TestDatabase.Instance migrate(MappedByHand mapping) {
		TestDatabase.Instance instance = this.database.create();
		FluentConfiguration configuration = Flyway.configure()
			.dataSource(instance.dataSource())
			.locations("classpath:migrations/validated");
		new PlinthFlywayConfigurationCustomizer(mapping.columns).customize(configuration);
		configuration.load().migrate();
		return instance;
	}

	private static EntityManagerFactory validate(TestDatabase.Instance instance, MappedByHand mapping) {
		return new HibernatePersistenceConfiguration(mapping.name()).jdbcUrl(instance.jdbcUrl())
			.jdbcCredentials(instance.username(), instance.password())
			.managedClasses(mapping.classes().toArray(Class<?>[]::new))
			.property(SchemaToolingSettings.HBM2DDL_AUTO, "validate")
			.createEntityManagerFactory();
	}

	@EntityScan(basePackageClasses = Document.class)
	static class Application {

	}

}
