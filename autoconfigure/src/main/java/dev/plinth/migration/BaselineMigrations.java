package dev.plinth.migration;

import java.nio.charset.StandardCharsets;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Creates the library's own database objects, with a history table of its own, inside the
 * application's Flyway run.
 * <ol>
 * <li>Flyway calls back before it migrates. By then it has validated, created the schemas,
 * looked whether they are empty, and created or baselined the application's history, so
 * nothing that is made here can mislead it; and it does not hold the lock on that history
 * yet.</li>
 * <li>The schema is not empty any more, so the library's history starts with a baseline.
 * Its version is 0, below every script.</li>
 * <li>The library's scripts run on the connection of the callback, which is already in the
 * default schema of the application.</li>
 * </ol>
 * Several nodes that start at once take turns through Flyway's own lock on the library's
 * history.
 */
final class BaselineMigrations implements Callback {

	/**
	 * Name of the history table.
	 */
	static final String HISTORY_TABLE = "plinth_schema_history";

	private final MigrationDatabase database;

	BaselineMigrations(MigrationDatabase database) {
		this.database = database;
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
		Flyway.configure(getClass().getClassLoader())
			.loggers(application.getLoggers())
			.dataSource(new LentConnectionDataSource(context.getConnection(), application.getDataSource()))
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
			.locations("classpath:" + this.database.baselineLocation())
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
