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

import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.plinth.autoconfigure.PlinthMigrationAutoConfiguration;
import dev.plinth.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to an application's Flyway run, and to the library's own within it,
 * whatever state the schema is in.
 */
abstract class BaselineMigrationsContract {

	private final TestDatabase database;

	TestDatabase.Instance instance;

	JdbcTemplate jdbc;

	BaselineMigrationsContract(TestDatabase database) {
		this.database = database;
	}

	abstract String nextValue(String sequence);

	abstract int connectionsNeeded();

	abstract String otherSchema();

	@BeforeEach
	void createDatabase() {
		this.instance = this.database.create();
		this.jdbc = new JdbcTemplate(this.instance.dataSource());
	}

	// T56
	@Test
	void migrateWhenSchemaIsEmptyRunsBoth() {
		application().run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(applicationHistory()).containsExactly("2", "3");
			assertThat(libraryHistory()).containsExactly("0", "1");
			assertThat(next()).isEqualTo(1);
			assertThat(next()).isEqualTo(51);
		});
	}

	// T56
	@Test
	void migrateWhenSchemaHasHistoryRunsBoth() {
		withoutLibrary("spring.flyway.locations=classpath:migrations/grown").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(applicationHistory()).containsExactly("1");
		});
		application("spring.flyway.locations=classpath:migrations/grown,classpath:migrations/shop").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(applicationHistory()).containsExactly("1", "2", "3");
			assertThat(libraryHistory()).containsExactly("0", "1");
			assertThat(next()).isEqualTo(1);
		});
	}

	// T56
	@Test
	void migrateWhenSchemaIsBaselinedOnMigrateRunsBoth() {
		this.jdbc.execute("create table customer (name varchar(100) not null)");
		application("spring.flyway.baseline-on-migrate=true").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(applicationHistory()).containsExactly("1", "2", "3");
			assertThat(libraryHistory()).containsExactly("0", "1");
			assertThat(next()).isEqualTo(1);
		});
	}

	// T56
	@Test
	void migrateWhenSchemaIsEmptyAndBaselinedOnMigrateRunsBoth() {
		application("spring.flyway.baseline-on-migrate=true", "spring.flyway.baseline-version=2").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(applicationHistory()).containsExactly("2", "3");
			this.jdbc.queryForList("select * from invoice");
			assertThat(next()).isEqualTo(1);
		});
	}

	// T56
	@Test
	void migrateWhenSchemaHasNoHistoryFailsAsWithoutLibrary() {
		this.jdbc.execute("create table customer (name varchar(100) not null)");
		withoutLibrary().run((plain) -> application().run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("non-empty schema")
				.hasMessage(rootCause(plain.getStartupFailure()).getMessage());
			assertThat(tables()).noneMatch((table) -> table.contains("plinth"));
		}));
	}

	@Test
	void migrateWhenRunTwiceChangesNothing() {
		application().run((context) -> assertThat(next()).isEqualTo(1));
		List<Map<String, Object>> applicationHistory = rows("flyway_schema_history");
		List<Map<String, Object>> libraryHistory = rows(BaselineMigrations.HISTORY_TABLE);
		application().run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(rows("flyway_schema_history")).isEqualTo(applicationHistory);
			assertThat(rows(BaselineMigrations.HISTORY_TABLE)).isEqualTo(libraryHistory);
			assertThat(next()).isEqualTo(51);
		});
	}

	@Test
	void migrateWhenSequenceExistsLeavesItAlone() {
		createSequence();
		assertThat(next()).isEqualTo(1);
		application("spring.flyway.baseline-on-migrate=true").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(next()).isEqualTo(51);
		});
	}

	@Test
	void migrateWhenTwoStartAtOnceRunsEachScriptOnce() throws Exception {
		CyclicBarrier barrier = new CyclicBarrier(2);
		Callable<Throwable> start = () -> {
			Throwable[] failure = new Throwable[1];
			barrier.await();
			application().run((context) -> failure[0] = context.getStartupFailure());
			return failure[0];
		};
		ExecutorService nodes = Executors.newFixedThreadPool(2);
		try {
			for (Future<Throwable> node : nodes.invokeAll(List.of(start, start))) {
				assertThat(node.get()).isNull();
			}
		}
		finally {
			nodes.shutdown();
		}
		assertThat(applicationHistory()).containsExactly("2", "3");
		assertThat(libraryHistory()).containsExactly("0", "1");
		assertThat(next()).isEqualTo(1);
	}

	@Test
	void migrateWhenLibraryIsNewerRunsWhatItAdds() {
		assertThat(migrate(library("older"))).containsExactly("0", "1");
		assertThat(next()).isEqualTo(1);
		assertThat(migrate(library("newer"))).containsExactly("0", "1", "2");
		assertThat(next()).isEqualTo(51);
		this.jdbc.queryForList("select * from plinth_addition");
		assertThat(applicationHistory()).containsExactly("1");
	}

	@Test
	void migrateWhenTwoFlywaysRunAtOnceRunsEachScriptOnce() throws Exception {
		CyclicBarrier barrier = new CyclicBarrier(2);
		ExecutorService nodes = Executors.newFixedThreadPool(2);
		try {
			List<Callable<List<String>>> starts = List.of(() -> {
				barrier.await();
				return migrate(library("newer"));
			}, () -> {
				barrier.await();
				return migrate(library("newer"));
			});
			for (Future<List<String>> node : nodes.invokeAll(starts)) {
				assertThat(node.get()).contains("0", "1", "2");
			}
		}
		finally {
			nodes.shutdown();
		}
		assertThat(libraryHistory()).containsExactly("0", "1", "2");
		assertThat(next()).isEqualTo(1);
	}

	/**
	 * Where the scripts of a version of the library are.
	 */
	String library(String version) {
		return "migrations/library/" + version;
	}

	private List<String> migrate(String library) {
		Flyway.configure()
			.dataSource(this.instance.dataSource())
			.locations("classpath:migrations/grown")
			.callbacks(new BaselineMigrations(library))
			.load()
			.migrate();
		return libraryHistory();
	}

	@Test
	void commandsOfApplicationDoNotSeeLibrary() {
		application("spring.flyway.clean-disabled=false").run((context) -> {
			Flyway flyway = context.getBean(Flyway.class);
			assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
			assertThat(flyway.info().all()).extracting(MigrationInfo::getVersion)
				.extracting(MigrationVersion::getVersion)
				.containsExactly("2", "3");
			flyway.clean();
			assertThat(tables()).isEmpty();
			flyway.migrate();
			assertThat(applicationHistory()).containsExactly("2", "3");
			assertThat(libraryHistory()).containsExactly("0", "1");
			assertThat(next()).isEqualTo(1);
		});
	}

	@Test
	void migrateWhenSeveralSchemasUsesDefaultSchema() {
		String first = otherSchema() + "_a";
		String second = otherSchema() + "_b";
		application("spring.flyway.schemas=" + first + "," + second, "spring.flyway.default-schema=" + second)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(schemaOf(BaselineMigrations.HISTORY_TABLE)).isEqualToIgnoringCase(second);
				assertThat(schemaOf("invoice")).isEqualToIgnoringCase(second);
				assertThat(next(quote(second) + ".plinth_id_seq")).isEqualTo(1);
			});
	}

	@Test
	void migrateWhenOnlySchemasAreGivenUsesFirst() {
		String first = otherSchema() + "_a";
		String second = otherSchema() + "_b";
		application("spring.flyway.schemas=" + first + "," + second).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(schemaOf(BaselineMigrations.HISTORY_TABLE)).isEqualToIgnoringCase(first);
			assertThat(next(quote(first) + ".plinth_id_seq")).isEqualTo(1);
		});
	}

	@Test
	void migrateWhenPoolIsSmallSucceeds() {
		application("spring.datasource.hikari.maximum-pool-size=" + connectionsNeeded(),
				"spring.datasource.hikari.connection-timeout=1000")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(libraryHistory()).containsExactly("0", "1");
			});
	}

	@Test
	void migrateWhenPoolIsTooSmallFails() {
		application("spring.datasource.hikari.maximum-pool-size=" + (connectionsNeeded() - 1),
				"spring.datasource.hikari.connection-timeout=500")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(SQLTransientConnectionException.class));
	}

	@Test
	void migrateWhenPoolDoesNotCommitByItselfSucceeds() {
		application("spring.datasource.hikari.auto-commit=false").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(applicationHistory()).containsExactly("2", "3");
			assertThat(libraryHistory()).containsExactly("0", "1");
			assertThat(next()).isEqualTo(1);
		});
	}

	@Test
	void migrateWhenMigrationsAreGroupedSucceeds() {
		application("spring.flyway.group=true").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(applicationHistory()).containsExactly("2", "3");
			assertThat(libraryHistory()).containsExactly("0", "1");
		});
	}

	@Test
	void migrateWhenFilesAreNamedDifferentlySucceeds() {
		application("spring.flyway.sql-migration-prefix=M", "spring.flyway.sql-migration-suffixes=.ddl",
				"spring.flyway.placeholder-prefix=#{", "spring.flyway.table=app_history", "spring.flyway.target=7",
				"spring.flyway.locations=classpath:migrations/renamed")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				this.jdbc.queryForList("select created_at from renamed");
				assertThat(libraryHistory()).containsExactly("0", "1");
				assertThat(next()).isEqualTo(1);
			});
	}

	final ApplicationContextRunner application(String... properties) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
					PlinthMigrationAutoConfiguration.class))
			.withPropertyValues(this.instance.properties())
			.withPropertyValues("spring.flyway.locations=classpath:migrations/shop")
			.withPropertyValues(properties);
	}

	private ApplicationContextRunner withoutLibrary(String... properties) {
		return application(properties).withPropertyValues("plinth.migration.enabled=false");
	}

	final List<String> applicationHistory() {
		return history("flyway_schema_history");
	}

	final List<String> libraryHistory() {
		return history(BaselineMigrations.HISTORY_TABLE);
	}

	final Long next() {
		return next("plinth_id_seq");
	}

	Long next(String sequence) {
		return this.jdbc.queryForObject(nextValue(sequence), Long.class);
	}

	void createSequence() {
		this.jdbc.execute("create sequence plinth_id_seq start with 1 increment by 50");
	}

	String quote(String identifier) {
		return '"' + identifier + '"';
	}

	private List<String> history(String table) {
		return rows(table).stream()
			.map((row) -> (String) row.get("version"))
			.filter((version) -> version != null)
			.toList();
	}

	private List<Map<String, Object>> rows(String table) {
		return this.jdbc.queryForList("select * from " + quote(table) + " order by " + quote("installed_rank"));
	}

	private List<String> tables() {
		return this.jdbc.queryForList(
				"select lower(table_name) from information_schema.tables"
						+ " where lower(table_schema) in ('public', lower('" + this.instance.name() + "'))",
				String.class);
	}

	private String schemaOf(String table) {
		return this.jdbc
			.queryForObject("select table_schema from information_schema.tables" + " where lower(table_name) = '"
					+ table + "' and lower(table_schema) like lower('" + otherSchema() + "%')", String.class);
	}

	private static Throwable rootCause(Throwable failure) {
		return (failure.getCause() != null) ? rootCause(failure.getCause()) : failure;
	}

}
