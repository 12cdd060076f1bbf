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

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import dev.plinth.mapping.ColumnSettings;
import dev.plinth.migration.database.MigrationDatabase;
import dev.plinth.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.internal.configuration.TomlUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The SQL mixins in all kinds of migrations, run by the application and outside of it.
 */
abstract class SqlMixinMigrationContract {

	private static final String[] LOCATIONS = { "classpath:migrations/kinds" };

	private final TestDatabase database;

	private TestDatabase.Instance instance;

	private JdbcTemplate jdbc;

	SqlMixinMigrationContract(TestDatabase database) {
		this.database = database;
	}

	@BeforeEach
	void createDatabase() {
		this.instance = this.database.create();
		this.jdbc = new JdbcTemplate(this.instance.dataSource());
	}

	@Test
	void mixinsExpandInVersionedRepeatableAndJavaMigrations() {
		FluentConfiguration configuration = Flyway.configure()
			.dataSource(this.instance.dataSource())
			.locations(LOCATIONS)
			.javaMigrations(new V2__Receipts());
		new PlinthFlywayConfigurationCustomizer(ColumnSettings.DEFAULTS).customize(configuration);
		assertThat(configuration.load().migrate().migrationsExecuted).isEqualTo(3);
		assertMigrated();
		assertThat(this.jdbc.queryForList("select created_at, updated_at from receipt")).isEmpty();
	}

	@Test
	void exportIsConfigurationOfCommandLine(@TempDir Path directory) {
		export(directory);
		File toml = directory.resolve("placeholders.toml").toFile();
		ClassicConfiguration configuration = new ClassicConfiguration(TomlUtils.loadConfigurationFiles(List.of(toml)));
		configuration.setDataSource(this.instance.dataSource());
		configuration.setLocationsAsStrings(LOCATIONS);
		assertThat(new Flyway(configuration).migrate().migrationsExecuted).isEqualTo(2);
		assertMigrated();
	}

	@Test
	void exportIsConfigurationOfMavenPlugin(@TempDir Path directory) throws Exception {
		export(directory);
		Properties properties = PropertiesLoaderUtils
			.loadProperties(new FileSystemResource(directory.resolve("placeholders.properties")));
		Flyway flyway = Flyway.configure()
			.configuration(properties)
			.dataSource(this.instance.dataSource())
			.locations(LOCATIONS)
			.load();
		assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
		assertMigrated();
	}

	@Test
	void exportHasBaselineScripts(@TempDir Path directory) {
		export(directory);
		ResourceDatabasePopulator script = new ResourceDatabasePopulator(
				new FileSystemResource(directory.resolve("baseline/V1__id_sequence.sql")));
		script.execute(this.instance.dataSource());
		script.execute(this.instance.dataSource());
		assertThat(this.jdbc.queryForObject(nextIdentifier(), Long.class)).isEqualTo(1);
	}

	private void export(Path directory) {
		MigrationExport.write(directory, MigrationDatabase.valueOf(this.database.name()), ColumnSettings.DEFAULTS,
				null);
	}

	private void assertMigrated() {
		assertThat(this.jdbc.queryForList("select created_at, deleted_at from invoice")).isEmpty();
		assertThat(this.jdbc.queryForList("select id, version from draft")).isEmpty();
		assertThat(conditions(this.jdbc)).isEqualTo(expectedConditions());
	}

	/**
	 * The conditions of the indexes by their names.
	 */
	abstract Map<String, String> conditions(JdbcTemplate jdbc);

	abstract Map<String, String> expectedConditions();

	abstract String nextIdentifier();

	/**
	 * A migration in Java.
	 */
	static class V2__Receipts extends BaseJavaMigration {

		@Override
		public void migrate(Context context) throws Exception {
			String timestamps = context.getConfiguration().getPlaceholders().get("mixin:timestamps");
			try (var statement = context.getConnection().createStatement()) {
				statement.execute("create table receipt (" + timestamps + ")");
			}
		}

	}

}
