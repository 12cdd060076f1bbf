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

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import dev.plinth.mapping.Mixins;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.BootstrapContext;
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
 * for each tenant, since none of them speaks for all, nor those that are told to start
 * without a database ({@value JdbcSettings#ALLOW_METADATA_ON_BOOT}).
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
				|| sessionFactory.getSessionFactoryOptions().isMultiTenancyEnabled()
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

	private static void run(Metadata metadata, SessionFactoryImplementor sessionFactory, Mixins mixins,
			SchemaSettings settings) {
		JdbcConnectionAccess access = sessionFactory.getJdbcServices().getBootstrapJdbcConnectionAccess();
		SchemaReport report;
		try {
			Connection connection = access.obtainConnection();
			try {
				report = run(metadata, sessionFactory, mixins, settings, connection);
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

	private static SchemaReport run(Metadata metadata, SessionFactoryImplementor sessionFactory, Mixins mixins,
			SchemaSettings settings, Connection connection) throws SQLException {
		MigrationDatabase database = MigrationDatabase.find(connection.getMetaData());
		if (database != null && settings.export() != null) {
			MigrationExport.write(settings.export(), database, mixins.columns());
		}
		return (settings.check() == SchemaCheck.OFF) ? SchemaReport.NOTHING
				: compare(metadata, sessionFactory, mixins, settings.fallbackAuditor(), connection);
	}

	private static void report(SchemaReport report, SchemaSettings settings) {
		Path directory = settings.writeMigration();
		Path file = (directory != null) ? MigrationFile.write(directory, report.migration(), settings.baseline())
				: null;
		SchemaMismatchException mismatch = new SchemaMismatchException(report.problems(), report.migration(), file);
		if (settings.check() == SchemaCheck.FAIL) {
			throw mismatch;
		}
		logger.warn(mismatch.getMessage() + "\n\n"
				+ ((file != null) ? "The migration is in " + file + ":" : "Add this migration:") + "\n\n"
				+ report.migration());
	}

	static SchemaReport compare(Metadata metadata, SessionFactoryImplementor sessionFactory, Mixins mixins,
			String fallbackAuditor, Connection connection) throws SQLException {
		MigrationDatabase database = MigrationDatabase.find(connection.getMetaData());
		if (database == null) {
			logger.info("The schema is not checked: " + connection.getMetaData().getDatabaseProductName()
					+ " has no SQL mixins");
			return SchemaReport.NOTHING;
		}
		JdbcEnvironment environment = sessionFactory.getJdbcServices().getJdbcEnvironment();
		SchemaStatements statements = new SchemaStatements(database, environment.getDialect());
		SqlStringGenerationContext context = sessionFactory.getSqlStringGenerationContext();
		return new SchemaComparison(RequiredSchema.of(metadata, sessionFactory, mixins, statements, fallbackAuditor),
				metadata, context, statements,
				new DatabaseSchema(connection, environment.getIdentifierHelper(), context, database))
			.compare();
	}

}
