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
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import dev.plinth.migration.ExportConflictException;
import dev.plinth.migration.SchemaMismatchException;
import dev.plinth.migration.mapped.Document;
import dev.plinth.testing.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.flywaydb.core.Flyway;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.engine.jdbc.connections.spi.AbstractDataSourceBasedMultiTenantConnectionProviderImpl;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.spy;

/**
 * Tests for {@link PlinthSchemaAutoConfiguration} and
 * {@link SchemaMismatchFailureAnalyzer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class PlinthSchemaAutoConfigurationTests {

	private static final String DATABASE = "spring.datasource.url=jdbc:h2:mem:schema_check;DB_CLOSE_DELAY=-1";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
				HibernateJpaAutoConfiguration.class, PlinthAuditingAutoConfiguration.class,
				PlinthMigrationAutoConfiguration.class, PlinthMixinAutoConfiguration.class,
				PlinthSchemaAutoConfiguration.class, PlinthSoftDeleteAutoConfiguration.class))
		.withUserConfiguration(Application.class)
		.withPropertyValues("spring.datasource.generate-unique-name=true", "spring.flyway.enabled=false",
				"spring.jpa.hibernate.ddl-auto=none");

	@Test
	void whenSomethingIsMissingFails() {
		this.contextRunner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(SchemaMismatchException.class, (ex) -> {
				assertThat(ex.getProblems()).containsExactly("Table attachment is missing.",
						"Table document is missing.", "Sequence plinth_id_seq is missing.");
				assertThat(ex.getFiles()).isEmpty();
			}));
	}

	@Test
	void whenSwitchedOffStarts() {
		this.contextRunner.withPropertyValues("plinth.schema.check=off")
			.run((context) -> assertThat(context).hasSingleBean(EntityManagerFactory.class));
	}

	@Test
	void whenToldToWarnWarns(CapturedOutput output) {
		this.contextRunner.withPropertyValues("plinth.schema.check=warn").run((context) -> {
			assertThat(context).hasSingleBean(EntityManagerFactory.class);
			assertThat(output).contains("""
					The database does not have what the mixins need:

					- Table attachment is missing.
					- Table document is missing.
					- Sequence plinth_id_seq is missing.

					Add this migration:

					create table attachment (
						id uuid not null,
						version bigint not null,
						primary key (id)
					);
					""");
		});
	}

	@Test
	void whenToldToWriteMigrationWritesWhatNextStartRuns(@TempDir Path directory) {
		ApplicationContextRunner flyway = this.contextRunner.withPropertyValues("spring.flyway.enabled=true",
				"spring.datasource.generate-unique-name=false", DATABASE,
				"spring.flyway.locations=filesystem:" + directory, "plinth.schema.write-migration=" + directory);
		Path file = directory.resolve("V1__plinth_schema.sql");
		flyway.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(SchemaMismatchException.class,
					(ex) -> assertThat(ex.getFiles()).singleElement()
						.isEqualTo(file)
						.asInstanceOf(InstanceOfAssertFactories.PATH)
						.hasContent(ex.getMigration() + "\n")));
		flyway.run((context) -> {
			assertThat(context).hasSingleBean(EntityManagerFactory.class);
			assertThat(context.getBean(Flyway.class).info().applied()).hasSize(1);
			assertThat(directory).isDirectoryContaining(file::equals)
				.isDirectoryNotContaining((other) -> !file.equals(other));
		});
	}

	@Test
	void whenMigrationHasNotRunWritesNoOtherUnlessMoreIsMissing(@TempDir Path directory) {
		ApplicationContextRunner writing = this.contextRunner
			.withPropertyValues("plinth.schema.write-migration=" + directory);
		ApplicationContextRunner writingMore = writing.withPropertyValues("plinth.columns.auditor-length=40");
		Path first = directory.resolve("V1__plinth_schema.sql");
		Path second = directory.resolve("V2__plinth_schema.sql");
		for (int i = 0; i < 2; i++) {
			writing.run((context) -> assertWritten(context, first));
		}
		for (int i = 0; i < 2; i++) {
			writingMore.run((context) -> assertWritten(context, second));
		}
		assertThat(first).content().contains("create table document", "varchar(255)");
		assertThat(second).content().contains("create table document", "varchar(40)");
		assertThat(directory.toFile().list()).hasSize(2);
	}

	private static void assertWritten(AssertableApplicationContext context, Path file) {
		assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(SchemaMismatchException.class,
					(ex) -> assertThat(ex.getFiles()).containsExactly(file));
	}

	@Test
	void whenDatabasesAreBaselinedWritesMigrationAboveBaseline(@TempDir Path directory) {
		ApplicationContextRunner runner = this.contextRunner
			.withPropertyValues("plinth.schema.write-migration=" + directory, "spring.flyway.baseline-on-migrate=true");
		runner.run((context) -> assertThat(directory).isDirectoryContaining("glob:**/V2__plinth_schema.sql"));
		runner.withPropertyValues("spring.flyway.baseline-version=20.1", "plinth.columns.auditor-length=40")
			.run((context) -> assertThat(directory).isDirectoryContaining("glob:**/V21__plinth_schema.sql"));
	}

	@Test
	void whenHibernateValidatesItRefusesBeforeTheCheckWritesMigration(@TempDir Path directory) {
		this.contextRunner
			.withPropertyValues("plinth.schema.write-migration=" + directory, "spring.jpa.hibernate.ddl-auto=validate")
			.run((context) -> {
				assertThat(context).getFailure().hasRootCauseInstanceOf(SchemaManagementException.class);
				assertThat(directory).isEmptyDirectory();
			});
	}

	@Test
	void whenToldToExportExportsBeforeItFails(@TempDir Path directory) {
		this.contextRunner.withPropertyValues("plinth.schema.export=" + directory).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(directory.resolve("placeholders.toml")).content()
				.startsWith(
						"# for an application without a name on h2\n[flyway.placeholders]\n\"mixin:active_row\" = \"active_row tinyint");
			assertThat(directory.resolve("placeholders.properties")).content()
				.contains("flyway.placeholders.mixin\\:version=version bigint not null\n");
			assertThat(directory.resolve("baseline/V1__id_sequence.sql")).exists();
		});
	}

	@Test
	void whenDirectoryHasExportOfOtherApplicationLeavesThat(@TempDir Path directory) {
		Path file = directory.resolve("placeholders.toml");
		ApplicationContextRunner export = this.contextRunner.withPropertyValues("plinth.schema.check=off",
				"plinth.schema.export=" + directory, "spring.application.name=shop");
		export.run((context) -> assertThat(context).hasNotFailed());
		export.withPropertyValues("plinth.columns.version=revision")
			.run((context) -> assertThat(file).content().contains("\"revision bigint not null\""));
		export.withPropertyValues("spring.application.name=office").run((context) -> {
			Throwable failure = context.getStartupFailure();
			assertThat(failure).hasRootCauseInstanceOf(ExportConflictException.class);
			FailureAnalysis analysis = new ExportConflictFailureAnalyzer().analyze(failure);
			assertThat(analysis.getDescription()).isEqualTo("The directory " + directory
					+ " has the migrations exported for shop on h2, so those for office on h2 are not written there.");
			assertThat(analysis.getAction()).isEqualTo("Set 'plinth.schema.export' to another directory, or empty this"
					+ " one if nothing reads it any more.");
			assertThat(file).content().contains("\"revision bigint not null\"");
		});
	}

	@Test
	void whenHibernateCannotUpdateTableSaysWhatToDo() {
		ApplicationContextRunner update = this.contextRunner.withPropertyValues(
				"spring.datasource.generate-unique-name=false",
				"spring.datasource.url=jdbc:h2:mem:schema_update;DB_CLOSE_DELAY=-1",
				"spring.jpa.hibernate.ddl-auto=update");
		update.run((context) -> {
			JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
			jdbc.execute("insert into attachment (id, version) values (random_uuid(), 0)");
			jdbc.execute("alter table attachment drop column version");
		});
		update.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(SchemaMismatchException.class, (ex) -> {
				assertThat(ex.getProblems()).containsExactly("Column attachment.version is missing.");
				assertThat(ex.getMigration()).isEqualTo("""
						alter table attachment add column version bigint default 0 not null;
						alter table attachment alter column version drop default;""");
			}));
	}

	@Test
	void whenDatabaseDoesNotAnswerFails() {
		this.contextRunner.withUserConfiguration(SilentConfiguration.class)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("The schema cannot be checked; plinth.schema.check=off switches the check off")
				.hasRootCauseMessage("no answer"));
	}

	@Test
	void whenDatabaseDoesNotAnswerAndToldToWarnStarts(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(SilentConfiguration.class)
			.withPropertyValues("plinth.schema.check=warn")
			.run((context) -> {
				assertThat(context).hasSingleBean(EntityManagerFactory.class);
				assertThat(output).contains("The schema cannot be checked");
			});
	}

	@Test
	void whenHibernateIsToLeaveDatabaseAloneChecksNothing() {
		this.contextRunner
			.withPropertyValues("spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
					"spring.jpa.database-platform=org.hibernate.dialect.H2Dialect")
			.run((context) -> assertThat(context).hasSingleBean(EntityManagerFactory.class));
	}

	@Test
	void whenTenantsHaveConnectionsOfTheirOwnChecksNothing() {
		this.contextRunner.withUserConfiguration(TenantConfiguration.class)
			.run((context) -> assertThat(context).hasSingleBean(EntityManagerFactory.class));
	}

	@Test
	void startWhenSomethingIsMissingIsExplained(CapturedOutput output) {
		SpringApplication application = new SpringApplication(ExplainedApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(
				Map.of("spring.datasource.url", "jdbc:h2:mem:explained", "spring.jpa.hibernate.ddl-auto", "create",
						"spring.jpa.properties.hibernate.hbm2ddl.import_files", "/migrations/explained.sql"));
		assertThatException().isThrownBy(application::run);
		assertThat(output).contains("""
				Description:

				The database does not have what the mixins need:

				- Column document.created_at is missing.
				- Column document.updated_by is varchar(20), not varchar(255).

				Action:

				Add this migration, which keeps all rows:

				alter table document alter column updated_by set data type varchar(255);
				alter table document add column created_at timestamp(6) with time zone;
				update document set created_at = coalesce(updated_at, current_timestamp) where created_at is null;
				alter table document alter column created_at set not null;

				plinth.schema.check=warn starts nevertheless.
				""");
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Document.class)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Document.class)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			PlinthAuditingAutoConfiguration.class, PlinthMixinAutoConfiguration.class,
			PlinthSchemaAutoConfiguration.class, PlinthSoftDeleteAutoConfiguration.class })
	static class ExplainedApplication {

	}

	@Configuration(proxyBeanMethods = false)
	static class TenantConfiguration {

		@Bean
		HibernatePropertiesCustomizer tenantCustomizer(DataSource dataSource) {
			return (properties) -> properties.put(MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER,
					new TenantConnections(dataSource));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SilentConfiguration {

		@Bean
		DataSource dataSource() {
			return new DelegatingDataSource(TestDatabase.H2.create().dataSource()) {

				@Override
				public Connection getConnection() throws SQLException {
					Connection connection = spy(super.getConnection());
					DatabaseMetaData metaData = spy(connection.getMetaData());
					willThrow(new SQLException("no answer")).given(metaData).getTables(any(), any(), any(), any());
					willReturn(metaData).given(connection).getMetaData();
					return connection;
				}

			};
		}

	}

	static class TenantConnections extends AbstractDataSourceBasedMultiTenantConnectionProviderImpl<String> {

		private final transient DataSource dataSource;

		TenantConnections(DataSource dataSource) {
			this.dataSource = dataSource;
		}

		@Override
		protected DataSource selectAnyDataSource() {
			return this.dataSource;
		}

		@Override
		protected DataSource selectDataSource(String tenantIdentifier) {
			return this.dataSource;
		}

	}

}
