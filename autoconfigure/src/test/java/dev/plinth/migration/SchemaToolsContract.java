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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

import dev.plinth.autoconfigure.PlinthAuditingAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMigrationAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMixinAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSchemaAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSoftDeleteAutoConfiguration;
import dev.plinth.migration.mapped.Document;
import dev.plinth.testing.TestDatabase;
import dev.plinth.testing.club.ClubApplication;
import dev.plinth.testing.fleet.FleetApplication;
import dev.plinth.testing.sales.SalesApplication;
import dev.plinth.testing.shelf.ShelfApplication;
import dev.plinth.testing.zoo.ZooApplication;
import jakarta.persistence.EntityManagerFactory;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryDependsOnPostProcessor;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications whose schema is made by another tool than the application's Flyway.
 */
abstract class SchemaToolsContract {

	@TempDir
	private Path directory;

	final TestDatabase database;

	SchemaToolsContract(TestDatabase database) {
		this.database = database;
	}

	@Test
	void startWithoutFlywaySucceedsOnceScriptsAreRun() {
		try (TestDatabase.Instance instance = this.database.create()) {
			ApplicationContextRunner application = application(instance)
				.withPropertyValues("plinth.schema.export=" + this.directory);
			application.run((context) -> assertThat(mismatch(context).getProblems()).containsExactly(
					"Table attachment is missing.", "Table document is missing.",
					"Sequence plinth_id_seq is missing."));
			run(instance.dataSource(), new FileSystemResource(this.directory.resolve("baseline/V1__id_sequence.sql")));
			application.run((context) -> run(instance.dataSource(),
					new ByteArrayResource(mismatch(context).getMigration().getBytes(StandardCharsets.UTF_8))));
			application.run(SchemaToolsContract::assertWritesAndReads);
		}
	}

	@Test
	void startWithLiquibaseSucceedsOnceChangeLogHasMigration() {
		try (TestDatabase.Instance instance = this.database.create()) {
			ApplicationContextRunner application = application(instance)
				.withUserConfiguration(LiquibaseConfiguration.class);
			Path empty = this.directory.resolve("empty.sql");
			write(empty, "--liquibase formatted sql\n");
			Path changeLog = this.directory.resolve("changelog.sql");
			application.withPropertyValues("changelog=" + empty.toUri())
				.run((context) -> write(changeLog,
						"--liquibase formatted sql\n--changeset shop:1\n" + mismatch(context).getMigration() + "\n"));
			application.withPropertyValues("changelog=" + changeLog.toUri()).run((context) -> {
				assertWritesAndReads(context);
				assertThat(new JdbcTemplate(instance.dataSource())
					.queryForObject("select count(*) from DATABASECHANGELOG", Integer.class)).isEqualTo(1);
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.jpa.open-in-view=false",
			"spring.jpa.properties.hibernate.globally_quoted_identifiers=true", "plinth.naming.table-prefix=Shop_" })
	void startWithGeneratedSchemaSucceeds(String property) {
		try (TestDatabase.Instance instance = this.database.create()) {
			assertStartsWithGeneratedSchema(instance, property);
		}
	}

	@Test
	void startWithReservedWordsAsColumnsSucceeds() {
		try (TestDatabase.Instance instance = this.database.create()) {
			application(instance)
				.withPropertyValues("spring.flyway.enabled=true",
						"spring.flyway.locations=classpath:migrations/validated", "plinth.columns.created-by=user",
						"plinth.columns.version=order", "plinth.columns.deleted-at=end",
						"plinth.columns.created-at=`Created At`")
				.run((context) -> {
					assertWritesAndReads(context);
					EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
					factory
						.runInTransaction((entityManager) -> entityManager.createQuery("from Document", Document.class)
							.getResultList()
							.forEach(entityManager::remove));
					assertThat(factory.<Long>callInTransaction(
							(entityManager) -> entityManager.createQuery("select count(*) from Document", Long.class)
								.getSingleResult()))
						.isZero();
				});
		}
	}

	@Test
	void startSucceedsOnceMigrationHasCreatedSchema() {
		try (TestDatabase.Instance instance = this.database.create()) {
			String name = instance.name() + "_shop";
			boolean inCatalogs = this.database == TestDatabase.MARIADB || this.database == TestDatabase.MYSQL;
			String property = "spring.jpa.properties.hibernate.default_" + (inCatalogs ? "catalog=" : "schema=") + name;
			try {
				assertThat(mend(instance, property)).containsExactly("Schema " + name + " is missing.",
						"Table " + name + ".attachment is missing.", "Table " + name + ".document is missing.",
						"Sequence " + name + ".plinth_id_seq is missing.");
				application(instance).withPropertyValues(property).run(SchemaToolsContract::assertWritesAndReads);
			}
			finally {
				new JdbcTemplate(instance.dataSource())
					.execute("drop schema if exists " + name + (inCatalogs ? "" : " cascade"));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { SalesApplication.class, ClubApplication.class, FleetApplication.class,
			ShelfApplication.class, ZooApplication.class })
	void migrationCreatesAllThatHibernateValidates(Class<?> application) {
		try (TestDatabase.Instance instance = this.database.create()) {
			mend(application(instance, application), instance);
			application(instance, application).withPropertyValues("spring.jpa.hibernate.ddl-auto=validate")
				.run((context) -> assertThat(context).hasSingleBean(EntityManagerFactory.class));
		}
	}

	final void assertStartsWithGeneratedSchema(TestDatabase.Instance instance, String... properties) {
		application(instance).withPropertyValues("spring.jpa.hibernate.ddl-auto=create")
			.withPropertyValues(properties)
			.run(SchemaToolsContract::assertWritesAndReads);
	}

	final void assertStarts(TestDatabase.Instance instance, String... properties) {
		application(instance).withPropertyValues(properties)
			.run((context) -> assertThat(context).hasSingleBean(EntityManagerFactory.class));
	}

	final List<String> problems(TestDatabase.Instance instance, String... properties) {
		List<String> problems = new ArrayList<>();
		application(instance).withPropertyValues(properties)
			.run((context) -> problems.addAll(mismatch(context).getProblems()));
		return problems;
	}

	/**
	 * Run the migration that a start shows, and return what it mends.
	 */
	final List<String> mend(TestDatabase.Instance instance, String... properties) {
		return mend(application(instance).withPropertyValues(properties), instance);
	}

	private static List<String> mend(ApplicationContextRunner application, TestDatabase.Instance instance) {
		List<String> problems = new ArrayList<>();
		application.run((context) -> {
			SchemaMismatchException mismatch = mismatch(context);
			problems.addAll(mismatch.getProblems());
			run(instance.dataSource(), new ByteArrayResource(mismatch.getMigration().getBytes(StandardCharsets.UTF_8)));
		});
		return problems;
	}

	private static ApplicationContextRunner application(TestDatabase.Instance instance) {
		return application(instance, Application.class);
	}

	private static ApplicationContextRunner application(TestDatabase.Instance instance, Class<?> application) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, PlinthAuditingAutoConfiguration.class,
					PlinthMigrationAutoConfiguration.class, PlinthMixinAutoConfiguration.class,
					PlinthSchemaAutoConfiguration.class, PlinthSoftDeleteAutoConfiguration.class))
			.withUserConfiguration(application)
			.withPropertyValues(instance.properties())
			.withPropertyValues("spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=none");
	}

	private static SchemaMismatchException mismatch(AssertableApplicationContext context) {
		Throwable failure = context.getStartupFailure();
		while (failure != null && !(failure instanceof SchemaMismatchException)) {
			failure = failure.getCause();
		}
		assertThat(failure).isInstanceOf(SchemaMismatchException.class);
		return (SchemaMismatchException) failure;
	}

	private static void run(DataSource dataSource, Resource script) {
		new ResourceDatabasePopulator(script).execute(dataSource);
	}

	private static void write(Path file, String content) {
		try {
			Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void assertWritesAndReads(AssertableApplicationContext context) {
		EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
		Document document = new Document();
		factory.runInTransaction((entityManager) -> entityManager.persist(document));
		Collection<Document> found = factory.callInTransaction((entityManager) -> entityManager
			.createQuery("select d from Document d where d.createdBy = 'system'", Document.class)
			.getResultList());
		assertThat(found).containsExactly(document);
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Document.class)
	static class Application {

	}

	/**
	 * What Spring Boot's auto-configuration for Liquibase does.
	 */
	@Configuration(proxyBeanMethods = false)
	static class LiquibaseConfiguration {

		@Bean
		SpringLiquibase liquibase(DataSource dataSource, Environment environment) {
			SpringLiquibase liquibase = new SpringLiquibase();
			liquibase.setDataSource(dataSource);
			liquibase.setChangeLog(environment.getRequiredProperty("changelog"));
			return liquibase;
		}

		@Bean
		static EntityManagerFactoryDependsOnPostProcessor liquibaseGoesFirst() {
			return new EntityManagerFactoryDependsOnPostProcessor("liquibase");
		}

	}

}
