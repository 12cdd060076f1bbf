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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The one MySQL server of this JVM, started by the first use of this class. Its binaries
 * are in a jar that the Maven profile {@code mysql} adds; they need the system's
 * {@code libaio.so.1}. They are unpacked beside the data, since that takes a second only,
 * and all is deleted with the JVM.
 */
final class MySqlServer {

	static final String USERNAME = "root";

	private static final int PORT = start();

	private MySqlServer() {
	}

	static String jdbcUrl(String database) {
		return "jdbc:mysql://127.0.0.1:" + PORT + "/" + database + "?createDatabaseIfNotExist=true";
	}

	static void execute(String statement) {
		new JdbcTemplate(new DriverManagerDataSource(jdbcUrl(""), USERNAME, "")).execute(statement);
	}

	private static int start() {
		try {
			Path directory = Files.createTempDirectory("plinth-mysql");
			unpack(directory);
			run(server(directory, "--initialize-insecure"), directory);
			int port = freePort();
			Process server = new ProcessBuilder(server(directory, "--port=" + port, "--bind-address=127.0.0.1",
					"--mysqlx=OFF", "--skip-log-bin", "--max-connections=1000", "--innodb-flush-log-at-trx-commit=0"))
				.redirectErrorStream(true)
				.redirectOutput(directory.resolve("server.log").toFile())
				.start();
			Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, directory)));
			await(server, port, directory);
			return port;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void unpack(Path directory) throws IOException {
		Path archive = directory.resolve("mysql.tar.gz");
		try (InputStream binaries = MySqlServer.class.getResourceAsStream("/mysql-Linux-amd64.tar.gz")) {
			if (binaries == null) {
				throw new IllegalStateException("MySQL is on the class path with -Pmysql only");
			}
			Files.copy(binaries, archive);
		}
		run(List.of("tar", "-xzf", archive.toString(), "-C", directory.toString()), directory);
	}

	private static List<String> server(Path directory, String... arguments) {
		List<String> command = new ArrayList<>(List.of(directory.resolve("bin/mysqld").toString(), "--no-defaults",
				"--basedir=" + directory, "--datadir=" + directory.resolve("data"),
				"--socket=" + directory.resolve("mysql.sock"), "--pid-file=" + directory.resolve("mysql.pid")));
		if ("root".equals(System.getProperty("user.name"))) {
			command.add("--user=root");
		}
		command.addAll(List.of(arguments));
		return command;
	}

	private static void run(List<String> command, Path directory) throws IOException {
		Path log = directory.resolve("log");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		if (process.onExit().join().exitValue() != 0) {
			throw new IllegalStateException(command + " failed: " + Files.readString(log));
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			return socket.getLocalPort();
		}
	}

	/**
	 * A connection that is refused is tried again, for as long as the server runs and at
	 * most three minutes.
	 */
	private static void await(Process server, int port, Path directory) throws IOException {
		long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
		JdbcTemplate jdbc = new JdbcTemplate(
				new DriverManagerDataSource("jdbc:mysql://127.0.0.1:" + port + "/", USERNAME, ""));
		while (server.isAlive() && System.nanoTime() < end) {
			try {
				jdbc.execute("select 1");
				return;
			}
			catch (CannotGetJdbcConnectionException ex) {
				Thread.onSpinWait();
			}
		}
		throw new IllegalStateException("MySQL did not start: " + Files.readString(directory.resolve("server.log")));
	}

	private static void stop(Process server, Path directory) {
		server.destroy();
		server.onExit().join();
		try {
			FileSystemUtils.deleteRecursively(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
