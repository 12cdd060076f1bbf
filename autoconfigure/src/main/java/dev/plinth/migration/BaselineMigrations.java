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

import java.nio.charset.StandardCharsets;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.internal.callback.SimpleContext;
import org.flywaydb.core.internal.database.base.Connection;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.schemahistory.SchemaHistoryFactory;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Creates the library's own database objects, with a history table of its own, inside the
 * application's Flyway run.
 * <ol>
 * <li>Flyway calls back before it migrates. By then it has validated, created the
 * schemas, looked whether they are empty, and created or baselined the application's
 * history, so nothing that is made here can mislead it.</li>
 * <li>Flyway does not hold the lock on that history yet; it is taken here, so that nodes
 * which start at once take turns. The lock on the library's own history is not enough:
 * where DDL commits, a history that is being baselined can be seen half made.</li>
 * <li>The schema is not empty any more, so the library's history starts with a baseline.
 * Its version is 0, below every script.</li>
 * <li>The library's scripts run on the connection of the callback, which is already in
 * the default schema of the application. No further connection is needed, where a small
 * pool has none left to give.</li>
 * </ol>
 */
final class BaselineMigrations implements Callback {

	/**
	 * Name of the history table.
	 */
	static final String HISTORY_TABLE = "plinth_schema_history";

	private final String location;

	/**
	 * Create the callback.
	 * @param location where the scripts are on the class path
	 */
	BaselineMigrations(String location) {
		this.location = location;
	}

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.BEFORE_MIGRATE;
	}

	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return false;
	}

	@Override
	public void handle(Event event, Context context) {
		Configuration application = context.getConfiguration();
		Database<?> database = ((SimpleContext) context).getDatabase();
		Connection<?> connection = database.getMainConnection();
		Table<?, ?> history = SchemaHistoryFactory.prepareSchemas(application, database)
			.getLeft()
			.getTable(application.getTable());
		connection.lock(history, () -> migrate(application, context.getConnection()));
	}

	private MigrateResult migrate(Configuration application, java.sql.Connection connection) {
		DataSource dataSource = new SingleConnectionDataSource(connection, true);
		return Flyway.configure(getClass().getClassLoader())
			.loggers(application.getLoggers())
			.dataSource(dataSource)
			.initSql(application.getInitSql())
			.lockRetryCount(application.getLockRetryCount())
			.installedBy(application.getInstalledBy())
			.tablespace(application.getTablespace())
			.skipExecutingMigrations(application.isSkipExecutingMigrations())
			.table(HISTORY_TABLE)
			.createSchemas(false)
			.baselineOnMigrate(true)
			.baselineVersion("0")
			.baselineDescription("Plinth")
			.locations("classpath:" + this.location)
			.failOnMissingLocations(true)
			.validateMigrationNaming(true)
			.encoding(StandardCharsets.UTF_8)
			.placeholderReplacement(false)
			.load()
			.migrate();
	}

	@Override
	public String getCallbackName() {
		return "plinthBaseline";
	}

}
