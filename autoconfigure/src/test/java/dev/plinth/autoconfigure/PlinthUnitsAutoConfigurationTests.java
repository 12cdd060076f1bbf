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
package dev.plinth.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.plinth.migration.SchemaMismatchException;
import dev.plinth.registration.EntityRegistration;
import dev.plinth.testing.TestDatabase;
import dev.plinth.testing.kiosk.Ticket;
import dev.plinth.testing.orders.archive.ArchivedOrder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.TestDatabaseAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PlinthUnitsAutoConfiguration}, and for units that are made without it.
 */
class PlinthUnitsAutoConfigurationTests {

	private static final String LOCATIONS = "plinth.units.archive.flyway.locations=";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
				HibernateJpaAutoConfiguration.class, PlinthAuditingAutoConfiguration.class,
				PlinthMigrationAutoConfiguration.class, PlinthMixinAutoConfiguration.class,
				PlinthRegistrationAutoConfiguration.class, PlinthSchemaAutoConfiguration.class,
				PlinthSoftDeleteAutoConfiguration.class, PlinthUnitsAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true", "spring.jpa.hibernate.ddl-auto=none",
				"spring.flyway.locations=classpath:guide/units/db/live");

	private final ApplicationContextRunner archive = this.runner
		.withBean("archivedOrders", EntityRegistration.class,
				() -> EntityRegistration.create().classes(ArchivedOrder.class).unit("archive"))
		.withPropertyValues("plinth.units.archive.datasource.url=" + TestDatabase.H2.create().jdbcUrl());

	@Test
	void applicationWithoutFurtherUnitsHasOne() {
		this.runner
			.run((context) -> assertThat(context.getBeanNamesForType(DataSource.class)).containsExactly("dataSource"));
	}

	@Test
	void beansOfAFurtherUnitDoNotReplaceThoseOfSpringBoot() {
		this.archive.withPropertyValues(LOCATIONS + "classpath:guide/units/db/archive").run((context) -> {
			assertThat(context.getBeanProvider(DataSource.class).getIfUnique()).isSameAs(context.getBean("dataSource"));
			assertThat(context.getBeanProvider(EntityManagerFactory.class).getIfUnique())
				.isSameAs(context.getBean("entityManagerFactory"));
			assertThat(context.getBeanProvider(PlatformTransactionManager.class).getIfUnique())
				.isSameAs(context.getBean("transactionManager"));
			assertThat(context).hasSingleBean(Flyway.class);
			assertThat(context).hasBean("archiveTransactionManager");
		});
	}

	@Test
	void generationOfTheSchemaIsNotThatOfSpringBoot() {
		this.archive.withPropertyValues("spring.jpa.hibernate.ddl-auto=create")
			.run((context) -> assertThat(context).getFailure().hasRootCauseInstanceOf(SchemaMismatchException.class));
		this.archive.withPropertyValues("plinth.units.archive.properties.hibernate.hbm2ddl.auto=create")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void unitWithoutDatabaseFails() {
		this.archive.withPropertyValues("plinth.units.archive.datasource.url=")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessage("Property plinth.units.archive.datasource.url with value '' is invalid: A persistence"
						+ " unit needs a database of its own."));
	}

	@Test
	void migrationsBelowThoseOfSpringBootFail() {
		this.archive
			.withPropertyValues("spring.flyway.locations=guide/units/none,guide/units/db/",
					LOCATIONS + "classpath:guide/units/db/archive")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessage("Property plinth.units.archive.flyway.locations with value"
						+ " 'classpath:guide/units/db/archive' is invalid: The migrations are below guide/units/db/, so"
						+ " that they run on the database of spring.datasource as well. Move them."));
	}

	@ParameterizedTest
	@CsvSource({
			"classpath:guide/units, The migrations of spring.flyway.locations in classpath:guide/units/db/live are below"
					+ " classpath:guide/units",
			"classpath:migrations/shop, The migrations of plinth.units.cold.flyway.locations in migrations/shop/cold are"
					+ " below classpath:migrations/shop",
			"migrations/shop/cold/old, The migrations are below migrations/shop/cold" })
	void migrationsAboveOrBelowThoseOfAnotherUnitFail(String locations, String reason) {
		this.archive
			.withPropertyValues("plinth.units.cold.datasource.url=jdbc:h2:mem:",
					"plinth.units.cold.flyway.locations=migrations/shop/cold", LOCATIONS + locations)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageStartingWith("Property plinth.units.archive.flyway.locations with value '" + locations
						+ "' is invalid: " + reason + ", so that they run on the database of "));
	}

	@Test
	void missingMigrationsOfEachUnitAreWrittenWhereItsFlywayAloneFindsThem(@TempDir Path directory) {
		Path live = directory.resolve("live");
		Path archived = directory.resolve("archive");
		ApplicationContextRunner units = withTickets(live).withPropertyValues(LOCATIONS + "filesystem:" + archived,
				"plinth.units.archive.schema.write-migration=" + archived,
				"plinth.units.archive.flyway.baselineOnMigrate=true", "plinth.units.archive.flyway.baselineVersion=4");
		units.run((context) -> assertThat(mismatch(context).getFiles())
			.containsExactly(archived.resolve("V5__plinth_schema.sql")));
		units.run((context) -> assertThat(mismatch(context).getFiles())
			.containsExactly(live.resolve("V1__plinth_schema.sql")));
		units.run((context) -> {
			assertThat(tables(context.getBean("dataSource", DataSource.class))).contains("TICKET")
				.doesNotContain("ARCHIVED_ORDER");
			assertThat(tables(context.getBean("archiveDataSource", DataSource.class))).contains("ARCHIVED_ORDER")
				.doesNotContain("TICKET");
		});
	}

	@Test
	void missingMigrationOfAUnitWithoutDirectoryIsShown(@TempDir Path directory) {
		withTickets(directory).run((context) -> {
			assertThat(mismatch(context).getProblems()).contains("Table archived_order is missing.");
			assertThat(mismatch(context).getFiles()).isEmpty();
			assertThat(directory).isEmptyDirectory();
		});
	}

	/**
	 * Both units with entities, and databases that have nothing but what was migrated.
	 */
	private ApplicationContextRunner withTickets(Path migrations) {
		return this.archive
			.withBean("tickets", EntityRegistration.class, () -> EntityRegistration.create().classes(Ticket.class))
			.withPropertyValues(TestDatabase.H2.create().properties())
			.withPropertyValues("spring.datasource.generate-unique-name=false",
					"spring.flyway.locations=filesystem:" + migrations, "plinth.schema.write-migration=" + migrations);
	}

	private static SchemaMismatchException mismatch(AssertableApplicationContext context) {
		Throwable failure = context.getStartupFailure();
		while (failure != null && !(failure instanceof SchemaMismatchException)) {
			failure = failure.getCause();
		}
		assertThat(failure).isInstanceOf(SchemaMismatchException.class);
		return (SchemaMismatchException) failure;
	}

	private static List<String> tables(DataSource dataSource) {
		return new JdbcTemplate(dataSource).queryForList(
				"select table_name from information_schema.tables where table_schema = 'PUBLIC'", String.class);
	}

	@ParameterizedTest
	@CsvSource({ "units.archive.schema, ddl/live/archive, schema, ddl/live",
			"units.cold.schema, ddl/live/../archive/cold, units.archive.schema, ddl/archive",
			"schema, ddl/archive/live, units.archive.schema, ddl/archive", "units.archive.schema, ddl, schema, ddl" })
	void migrationsWrittenBelowThoseOfAnotherUnitFail(String group, Path directory, String other, Path above) {
		this.archive.withPropertyValues("plinth.units.cold.datasource.url=jdbc:h2:mem:",
				"plinth." + group + ".write-migration=" + directory, "plinth." + other + ".write-migration=" + above)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessage("Property plinth." + group + ".write-migration with value '"
						+ directory.toAbsolutePath().normalize() + "' is invalid: The directory is that of plinth."
						+ other + ".write-migration or below it, so that its migrations run on the other database as"
						+ " well. Choose one apart from " + above.toAbsolutePath() + "."));
	}

	@Test
	void unitOfTheNameOfSpringBootsFails() {
		this.runner.withPropertyValues("plinth.units.default.datasource.url=jdbc:h2:mem:")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessage("Property plinth.units with value 'default' is invalid: It is the name of the persistence"
						+ " unit that Spring Boot makes of spring.datasource."));
	}

	@Test
	void nameOfAUnitMayHaveCapitals() {
		this.runner
			.withPropertyValues("plinth.units.coldArchive.datasource.url=jdbc:h2:mem:",
					"plinth.units.coldArchive.datasource.hikari.maximum-pool-size=3")
			.run((context) -> assertThat(context.getBean("coldArchiveDataSource", HikariDataSource.class))
				.extracting(HikariDataSource::getMaximumPoolSize)
				.isEqualTo(3));
	}

	@ParameterizedTest
	@ValueSource(classes = { Flyway.class, FlywayConfigurationCustomizer.class })
	void migrationsWithoutFlywayFail(Class<?> required) {
		this.archive.withClassLoader(new FilteredClassLoader(required))
			.withPropertyValues(LOCATIONS + "classpath:guide/units/db/archive")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("There is no " + required.getName() + ". Add spring-boot-starter-flyway."));
	}

	@Test
	void databaseOfTestsReplacesNoneOfTwo() {
		ApplicationContextRunner tested = this.runner
			.withConfiguration(AutoConfigurations.of(TestDatabaseAutoConfiguration.class))
			.withPropertyValues("spring.test.database.replace=any");
		tested.run((context) -> assertThat(context.getBean("dataSource")).isInstanceOf(EmbeddedDatabase.class));
		tested.withPropertyValues("plinth.units.archive.datasource.url=jdbc:h2:mem:")
			.run((context) -> assertThat(context.getBean("dataSource")).isNotInstanceOf(EmbeddedDatabase.class));
	}

	@Test
	void rowsOfAUnitThatIsMadeByHandAreStampedAndDeletedSoftly() {
		this.runner.withUserConfiguration(UnitByHand.class).run((context) -> {
			EntityManagerFactory factory = context.getBean("byHand", EntityManagerFactory.class);
			TransactionTemplate transaction = new TransactionTemplate(new JpaTransactionManager(factory));
			EntityManager entityManager = SharedEntityManagerCreator.createSharedEntityManager(factory);
			Ticket ticket = new Ticket();
			transaction.executeWithoutResult((status) -> entityManager.persist(ticket));
			assertThat(ticket.getCreatedAt()).isNotNull();
			transaction.executeWithoutResult(
					(status) -> entityManager.remove(entityManager.find(Ticket.class, ticket.getId())));
			assertThat(entityManager.createNativeQuery("select count(*) from ticket where deleted_at is not null")
				.getSingleResult()).isEqualTo(1L);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class UnitByHand {

		@Bean(defaultCandidate = false)
		LocalContainerEntityManagerFactoryBean byHand() {
			LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
			unit.setPersistenceUnitName("by-hand");
			unit.setDataSource(new DriverManagerDataSource("jdbc:h2:mem:by_hand;DB_CLOSE_DELAY=-1"));
			unit.setPackagesToScan(Ticket.class.getPackageName());
			unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			unit.getJpaPropertyMap().put("hibernate.hbm2ddl.auto", "create-only");
			return unit;
		}

	}

}
