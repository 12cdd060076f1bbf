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
package dev.plinth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The one PostgreSQL server of this JVM, started by the first use of this class. The
 * library keeps the unpacked binaries between runs and stops the server with the JVM.
 */
final class PostgresServer {

	static final String USERNAME = "postgres";

	private static final EmbeddedPostgres SERVER = start();

	private PostgresServer() {
	}

	static String jdbcUrl(String database) {
		return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + database;
	}

	static void execute(String statement) {
		new JdbcTemplate(new DriverManagerDataSource(jdbcUrl("postgres"), USERNAME, "")).execute(statement);
	}

	private static EmbeddedPostgres start() {
		try {
			return EmbeddedPostgres.builder()
				.setServerConfig("listen_addresses", "127.0.0.1")
				.setServerConfig("max_prepared_transactions", "10")
				.setPGStartupWait(Duration.ofMinutes(3))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
