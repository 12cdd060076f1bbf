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

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import dev.plinth.mapping.ColumnSettings;
import dev.plinth.migration.database.MigrationDatabase;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.jdbc.JdbcUtils;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.util.Assert;

/**
 * Adds the SQL mixins and the baseline migrations to the application's own Flyway run.
 * Spring Boot applies it to the {@code Flyway} that it configures; an application that
 * builds its own calls {@link #customize} itself. It goes after the customizers of the
 * application, so that neither its placeholders nor its callbacks are lost, and asks the
 * data source that Flyway ends up with which database it is.
 */
public final class PlinthFlywayConfigurationCustomizer implements FlywayConfigurationCustomizer {

	private final ColumnSettings columns;

	/**
	 * Create a customizer.
	 * @param columns the names and sizes of the columns that the SQL mixins define
	 */
	public PlinthFlywayConfigurationCustomizer(ColumnSettings columns) {
		Assert.notNull(columns, "'columns' must not be null");
		this.columns = columns;
	}

	/**
	 * Add the placeholders of the SQL mixins, and the callback that runs the baseline
	 * migrations.
	 * @param configuration the configuration, which has its data source already
	 * @throws UnsupportedDatabaseException if there are no scripts for the database
	 * @throws ReservedPlaceholderException if the application has a placeholder of the
	 * same name
	 * @throws IllegalStateException if two files define one SQL mixin
	 */
	@Override
	public void customize(FluentConfiguration configuration) {
		MigrationDatabase database = databaseOf(configuration);
		configuration.placeholders(addMixins(configuration, database));
		configuration.callbacks(addBaseline(configuration.getCallbacks(), database));
	}

	/**
	 * Connects as Flyway does, with its number of retries, since this happens before
	 * Flyway first connects.
	 */
	private static MigrationDatabase databaseOf(Configuration configuration) {
		try (Connection connection = JdbcUtils.getConnection(configuration)) {
			MigrationDatabase database = MigrationDatabase.find(connection.getMetaData());
			if (database == null) {
				throw new UnsupportedDatabaseException(connection.getMetaData().getDatabaseProductName());
			}
			return database;
		}
		catch (SQLException ex) {
			throw new FlywayException("Unable to determine the database", ex);
		}
	}

	private Map<String, String> addMixins(Configuration configuration, MigrationDatabase database) {
		Map<String, String> placeholders = configuration.getPlaceholders();
		Map<String, String> result = new HashMap<>(placeholders);
		SqlMixin.placeholders(database, this.columns, configuration.getClassLoader()).forEach((name, definition) -> {
			for (String placeholder : placeholders.keySet()) {
				if (placeholder.equalsIgnoreCase(name)) {
					throw new ReservedPlaceholderException(placeholder);
				}
			}
			result.put(name, definition);
		});
		return result;
	}

	private static Callback[] addBaseline(Callback[] callbacks, MigrationDatabase database) {
		Callback[] result = Arrays.copyOf(callbacks, callbacks.length + 1);
		result[callbacks.length] = new BaselineMigrations(database.baselineLocation());
		return result;
	}

}
