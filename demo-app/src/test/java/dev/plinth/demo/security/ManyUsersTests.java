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
package dev.plinth.demo.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.plinth.demo.Api;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many users at once: every row tells who created, changed and deleted it.
 */
class ManyUsersTests {

	private static final int USERS = 64;

	private static final int ROUNDS = 5;

	private static String user(int number) {
		return "user-" + Math.floorMod(number, USERS);
	}

	/**
	 * The requests, the same for every kind of server thread.
	 */
	@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
			properties = "server.tomcat.keep-alive-timeout=-1")
	@Import(PlainPasswords.class)
	abstract static class Load {

		@DynamicPropertySource
		static void addUsers(DynamicPropertyRegistry registry) {
			for (int number = 0; number < USERS; number++) {
				String account = "demo.accounts." + user(number);
				String password = "{noop}" + user(number);
				registry.add(account + ".password", () -> password);
				registry.add(account + ".roles", () -> "USER");
			}
		}

		// T33, T40
		@Test
		void rowsCarryTheNamesOfTheirUsers(@LocalServerPort int port, @Autowired JdbcTemplate jdbc) throws Exception {
			Api nobody = Api.onPort(port);
			List<Api> apis = IntStream.range(0, USERS).mapToObj((user) -> nobody.as(user(user))).toList();
			CyclicBarrier start = new CyclicBarrier(USERS);
			List<Callable<List<Long>>> clients = new ArrayList<>();
			for (int number = 0; number < USERS; number++) {
				int client = number;
				clients.add(() -> {
					start.await();
					List<Long> products = new ArrayList<>();
					for (int round = 1; round <= ROUNDS; round++) {
						products.add(createChangeAndDelete(apis, client, client + round, client - round));
					}
					return products;
				});
			}
			ExecutorService executor = Executors.newFixedThreadPool(USERS);
			try {
				List<Future<List<Long>>> results = executor.invokeAll(clients);
				for (int client = 0; client < USERS; client++) {
					List<Long> products = results.get(client).get();
					assertThat(products).hasSize(ROUNDS);
					for (int round = 1; round <= ROUNDS; round++) {
						Map<String, Object> row = jdbc.queryForMap(
								"select created_by, updated_by, deleted_by from product where id = ?",
								products.get(round - 1));
						assertThat(row).containsEntry("created_by", user(client))
							.containsEntry("updated_by", user(client + round))
							.containsEntry("deleted_by", user(client - round));
					}
				}
			}
			finally {
				executor.shutdownNow();
			}
		}

		private static long createChangeAndDelete(List<Api> apis, int creator, int editor, int deleter) {
			String product = api(apis, creator).createProduct("1.00");
			RestTestClientResponse changed = api(apis, editor).put(product,
					Api.versioned(0, Api.product("Chair", "2.00")));
			assertThat(changed).hasStatus(200);
			assertThat(Api.<String>read(changed, "$.createdBy")).isEqualTo(user(creator));
			assertThat(Api.<String>read(changed, "$.updatedBy")).isEqualTo(user(editor));
			assertThat(api(apis, deleter).delete(product)).hasStatus(204);
			return Api.id(product);
		}

		private static Api api(List<Api> apis, int user) {
			return apis.get(Math.floorMod(user, USERS));
		}

	}

	/**
	 * Compares passwords as they are: it is not their hash that is measured here.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class PlainPasswords {

		@Bean
		PasswordEncoder passwordEncoder() {
			return new PasswordEncoder() {

				@Override
				public String encode(CharSequence password) {
					return "{noop}" + password;
				}

				@Override
				public boolean matches(CharSequence password, String encoded) {
					return encode(password).equals(encoded);
				}

			};
		}

	}

	/**
	 * Served by the threads of a pool.
	 */
	@Nested
	class PooledThreads extends Load {

	}

	/**
	 * Served by virtual threads, where the JDK has them.
	 */
	@Nested
	@TestPropertySource(properties = "spring.threads.virtual.enabled=true")
	class VirtualThreads extends Load {

	}

}
