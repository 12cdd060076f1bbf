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
package dev.plinth.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows are. Each worker has a database of its own.
 */
@SuppressWarnings("ImmutableEnumChecker") // the server is started when it is needed
enum Database {

	/**
	 * H2 in the memory of the worker.
	 */
	H2("sa") {

		@Override
		String create() {
			return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
		}

		@Override
		void drop(String url) {
			// it is gone with the worker
		}

	},

	/**
	 * PostgreSQL, one server for all workers, started by the first of them and stopped
	 * with this JVM. What it does in the background would fall on the one or the other of
	 * them, so each cleans up by itself.
	 */
	POSTGRESQL("postgres") {

		private @Nullable EmbeddedPostgres server;

		@Override
		String create() {
			String name = "benchmark_" + UUID.randomUUID().toString().replace("-", "");
			execute("create database " + name);
			return "jdbc:postgresql://127.0.0.1:" + server().getPort() + "/" + name;
		}

		@Override
		void drop(String url) {
			execute("drop database " + url.substring(url.lastIndexOf('/') + 1));
		}

		private void execute(String sql) {
			try (Connection connection = server().getPostgresDatabase().getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute(sql);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private EmbeddedPostgres server() {
			if (this.server == null) {
				try {
					this.server = EmbeddedPostgres.builder()
						.setServerConfig("listen_addresses", "127.0.0.1")
						.setServerConfig("shared_buffers", "512MB")
						.setServerConfig("autovacuum", "off")
						.setServerConfig("max_wal_size", "8GB")
						.setServerConfig("checkpoint_timeout", "1h")
						.setPGStartupWait(Duration.ofMinutes(3))
						.start();
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
			return this.server;
		}

	};

	private final String username;

	Database(String username) {
		this.username = username;
	}

	String username() {
		return this.username;
	}

	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Create a database that nobody else uses.
	 * @return its URL
	 */
	abstract String create();

	/**
	 * Drop a database that nobody uses any more.
	 * @param url its URL
	 */
	abstract void drop(String url);

}
