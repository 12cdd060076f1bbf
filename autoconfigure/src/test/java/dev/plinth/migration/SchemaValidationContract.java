package dev.plinth.migration;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.persistence.EntityManagerFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What Hibernate's schema validation says of tables made with the SQL mixins.
 */
abstract class SchemaValidationContract {

	private final EmbeddedDatabase database;

	SchemaValidationContract(EmbeddedDatabase database) {
		this.database = database;
	}

	@ParameterizedTest
	@EnumSource
	void validateWhenSettingsAreSameSucceeds(MappedByHand mapping) {
		EmbeddedDatabase.Instance instance = migrate(mapping);
		try (EntityManagerFactory entityManagerFactory = validate(instance, mapping)) {
			assertThat(entityManagerFactory.getMetamodel().getEntities()).hasSize(2);
		}
	}

	@Test
	void validateWhenSettingsDifferFails() {
		EmbeddedDatabase.Instance instance = migrate(MappedByHand.STANDARD);
		assertThatException().isThrownBy(() -> validate(instance, MappedByHand.CUSTOMIZED))
			.withStackTraceContaining("Schema validation: missing column");
	}

	@Test
	void columnsHoldWhatWasWritten() {
		EmbeddedDatabase.Instance instance = migrate(MappedByHand.STANDARD);
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
			MappedByHand.Document read = entityManagerFactory
				.callInTransaction((entityManager) -> entityManager.find(MappedByHand.Document.class, document.getId()));
			assertThat(read).usingRecursiveComparison().isEqualTo(document);
		}
	}

	private EmbeddedDatabase.Instance migrate(MappedByHand mapping) {
		EmbeddedDatabase.Instance instance = this.database.create();
		FluentConfiguration configuration = Flyway.configure()
			.dataSource(instance.dataSource())
			.locations("classpath:migrations/validated");
		new PlinthFlywayConfigurationCustomizer(mapping.columns).customize(configuration);
		configuration.load().migrate();
		return instance;
	}

	private static EntityManagerFactory validate(EmbeddedDatabase.Instance instance, MappedByHand mapping) {
		return new HibernatePersistenceConfiguration(mapping.name()).jdbcUrl(instance.jdbcUrl())
			.jdbcCredentials(instance.username(), instance.password())
			.managedClasses(mapping.classes().toArray(Class<?>[]::new))
			.property(SchemaToolingSettings.HBM2DDL_AUTO, "validate")
			.createEntityManagerFactory();
	}

}
