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
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Integration tests for the databases of {@link TestDatabase} that are servers.
 */
class TestDatabaseIT {

	abstract static class ServerContract extends TestDatabaseContract {

		private final TestDatabase type;

		ServerContract(TestDatabase type, String product) {
			super(type, product);
			this.type = type;
		}

		@Test
		void serverListensOnLoopbackOnly() throws IOException {
			try (TestDatabase.Instance database = this.type.create()) {
				int port = URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
				connect(InetAddress.getByName("127.0.0.1"), port);
				for (InetAddress address : outerAddresses()) {
					assertThatIOException().as("%s", address).isThrownBy(() -> connect(address, port));
				}
			}
		}

		@Test
		void createStartsOneServerOnly() {
			try (TestDatabase.Instance first = this.type.create(); TestDatabase.Instance second = this.type.create()) {
				assertThat(first.jdbcUrl().replace(first.name(), ""))
					.isEqualTo(second.jdbcUrl().replace(second.name(), ""));
			}
		}

		private static void connect(InetAddress address, int port) throws IOException {
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(address, port), 2000);
			}
		}

		private static List<InetAddress> outerAddresses() throws SocketException {
			return NetworkInterface.networkInterfaces()
				.flatMap(NetworkInterface::inetAddresses)
				.filter((address) -> address instanceof Inet4Address && !address.isLoopbackAddress())
				.toList();
		}

	}

	@Nested
	class PostgreSql extends ServerContract {

		PostgreSql() {
			super(TestDatabase.POSTGRESQL, "PostgreSQL");
		}

	}

	@Nested
	class MariaDb extends ServerContract {

		MariaDb() {
			super(TestDatabase.MARIADB, "MariaDB");
		}

	}

}
