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

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import dev.plinth.mapping.Mixins;
import dev.plinth.migration.comparison.RequiredSchema;
import dev.plinth.migration.comparison.SchemaComparison;
import dev.plinth.migration.comparison.SchemaReport;
import dev.plinth.migration.database.DatabaseSchema;
import dev.plinth.migration.database.MigrationDatabase;
import dev.plinth.migration.statement.SchemaStatements;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.internal.util.config.ConfigurationHelper;

/**
 * Checks the schema of each persistence unit, and exports what migrations of other tools
 * need, once its session factory is built. By then migrations have run, and so has
 * Hibernate's own generation of schemas, which is an observer as well and was there
 * before. Databases without SQL mixins are left out, and so are units with a connection
 * or a schema for each tenant, since none of them speaks for all, and those that are told
 * to start without a database ({@value JdbcSettings#ALLOW_METADATA_ON_BOOT}).
 */
public final class SchemaIntegrator implements Integrator {

	private static final Log logger = LogFactory.getLog(SchemaIntegrator.class);

	@Override
	public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
			SessionFactoryImplementor sessionFactory) {
		Map<String, Object> properties = bootstrapContext.getServiceRegistry()
			.requireService(ConfigurationService.class)
			.getSettings();
		SchemaSettings settings = (SchemaSettings) properties.get(SchemaSettings.SETTING);
		Mixins mixins = (Mixins) properties.get(Mixins.SETTING);
		if (settings == null || mixins == null || (settings.check() == SchemaCheck.OFF && settings.export() == null)
				|| hasSchemaPerTenant(sessionFactory.getSessionFactoryOptions())
				|| !ConfigurationHelper.getBoolean(JdbcSettings.ALLOW_METADATA_ON_BOOT, properties, true)) {
			return;
		}
		sessionFactory.addObserver(new SessionFactoryObserver() {

			@Override
			public void sessionFactoryCreated(SessionFactory created) {
				run(metadata, sessionFactory, mixins, settings);
			}

		});
	}

	private static boolean hasSchemaPerTenant(SessionFactoryOptions options) {
		return options.isMultiTenancyEnabled() || options.getTenantSchemaMapper() != null;
	}

	private static void run(Metadata metadata, SessionFactoryImplementor sessionFactory, Mixins mixins,
			SchemaSettings settings) {
		JdbcConnectionAccess access = sessionFactory.getJdbcServices().getBootstrapJdbcConnectionAccess();
		SchemaReport report;
		try {
			Connection connection = access.obtainConnection();
			try {
				report = examine(metadata, sessionFactory, mixins, settings, connection);
			}
			finally {
				if (!connection.getAutoCommit()) {
					connection.rollback();
				}
				access.releaseConnection(connection);
			}
		}
		catch (SQLException ex) {
			if (settings.check() == SchemaCheck.FAIL) {
				throw sessionFactory.getJdbcServices()
					.getSqlExceptionHelper()
					.convert(ex, "The schema cannot be checked; plinth.schema.check=off switches the check off");
			}
			logger.warn("The schema cannot be checked", ex);
			return;
		}
		if (!report.problems().isEmpty()) {
			report(report, settings);
		}
	}

	static SchemaReport examine(Metadata metadata, SessionFactoryImplementor sessionFactory, Mixins mixins,
			SchemaSettings settings, Connection connection) throws SQLException {
		MigrationDatabase database = MigrationDatabase.find(connection.getMetaData());
		if (database == null) {
			logger.info("The schema is not checked: " + connection.getMetaData().getDatabaseProductName()
					+ " has no SQL mixins");
			return SchemaReport.NOTHING;
		}
		if (settings.export() != null) {
			MigrationExport.write(settings.export(), database, mixins.columns(), settings.application());
		}
		return (settings.check() == SchemaCheck.OFF) ? SchemaReport.NOTHING
				: compare(metadata, sessionFactory, mixins, settings.fallbackAuditor(), connection, database);
	}

	private static void report(SchemaReport report, SchemaSettings settings) {
		List<Path> files = write(report, settings);
		SchemaMismatchException mismatch = new SchemaMismatchException(report.problems(), report.migration(), files);
		if (settings.check() == SchemaCheck.FAIL) {
			throw mismatch;
		}
		logger.warn(mismatch.getMessage() + "\n\n"
				+ (files.isEmpty() ? "Add this migration:" : "The migration is in " + files + ":") + "\n\n"
				+ report.migration());
	}

	private static List<Path> write(SchemaReport report, SchemaSettings settings) {
		Path directory = settings.writeMigration();
		if (directory == null) {
			return List.of();
		}
		try {
			return MigrationFile.write(directory, report.scripts(), settings.baseline());
		}
		catch (UncheckedIOException ex) {
			logger.error("The migration cannot be written to " + directory, ex);
			return List.of();
		}
	}

	private static SchemaReport compare(Metadata metadata, SessionFactoryImplementor sessionFactory, Mixins mixins,
			String fallbackAuditor, Connection connection, MigrationDatabase database) throws SQLException {
		JdbcEnvironment environment = sessionFactory.getJdbcServices().getJdbcEnvironment();
		SqlStringGenerationContext context = sessionFactory.getSqlStringGenerationContext();
		SchemaStatements statements = new SchemaStatements(database, environment.getDialect(), context, metadata);
		return new SchemaComparison(RequiredSchema.of(metadata, sessionFactory, mixins, statements, fallbackAuditor),
				metadata, context, statements,
				new DatabaseSchema(connection, environment.getIdentifierHelper(), context, database))
			.compare();
	}

}
