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
package dev.plinth.demo.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.plinth.demo.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists and the trash in pages.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PagingTests {

	private Api alice;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.alice = Api.onPort(port).as("alice");
	}

	@Test
	void listComesInPagesOfTheOrderAskedFor() {
		String marker = "page-" + UUID.randomUUID();
		for (String name : List.of("c", "a", "d", "b", "e")) {
			this.alice.create("/api/products", Api.product(marker + name, "1"));
		}
		RestTestClientResponse newest = this.alice.get("/api/products?size=2&page=1&sort=createdAt,desc&sort=id,desc");
		assertThat(names(newest)).containsExactly(marker + "d", marker + "a");
		int total = Api.read(newest, "$.page.totalElements");
		assertThat(newest).bodyJson().extractingPath("$.page.size").isEqualTo(2);
		assertThat(newest).bodyJson().extractingPath("$.page.number").isEqualTo(1);
		assertThat(newest).bodyJson().extractingPath("$.page.totalPages").isEqualTo((total + 1) / 2);
		assertThat(Api.<Map<String, Object>>read(newest, "$")).containsOnlyKeys("content", "page");
		List<String> byName = names(this.alice.get("/api/products?size=100&sort=name,desc"));
		assertThat(byName).filteredOn((name) -> name.startsWith(marker))
			.containsExactly(marker + "e", marker + "d", marker + "c", marker + "b", marker + "a");
	}

	@Test
	void listWhenPageIsBeyondTheLastIsEmpty() {
		RestTestClientResponse beyond = this.alice.get("/api/products?page=1000000&size=100");
		assertThat(beyond).hasStatus(200);
		assertThat(beyond).bodyJson().extractingPath("$.content").asArray().isEmpty();
	}

	@Test
	void listWhenSizeIsHugeGivesLargestPage() {
		RestTestClientResponse list = this.alice.get("/api/users?size=2147483647");
		assertThat(list).hasStatus(200);
		assertThat(list).bodyJson().extractingPath("$.page.size").isEqualTo(100);
	}

	@Test
	void listWhenNothingIsAskedForHasTwentyById() {
		this.alice.createUser();
		this.alice.createUser();
		RestTestClientResponse list = this.alice.get("/api/users");
		assertThat(list).bodyJson().extractingPath("$.page.size").isEqualTo(20);
		assertThat(list).bodyJson().extractingPath("$.page.number").isEqualTo(0);
		assertThat(Api.<List<Integer>>read(list, "$.content[*].id")).hasSizeGreaterThan(1).isSorted();
	}

	@Test
	void trashIsSortedAsLists() {
		String first = this.alice.createProduct("1");
		String second = this.alice.createProduct("1");
		this.alice.delete(second);
		this.alice.delete(first);
		RestTestClientResponse trash = this.alice.get("/api/products/trash?sort=deletedAt,desc&size=2");
		assertThat(Api.<List<Integer>>read(trash, "$.content[*].id")).containsExactly((int) Api.id(first),
				(int) Api.id(second));
		RestTestClientResponse next = this.alice.get("/api/products/trash?sort=deletedAt,desc&size=1&page=1");
		assertThat(Api.<List<Integer>>read(next, "$.content[*].id")).containsExactly((int) Api.id(second));
	}

	@Test
	void invoicesCanBeSortedByCustomer() {
		String zoe = this.alice.create("/api/users", Api.user("~Zoe", Api.uniqueEmail()));
		this.alice.create("/api/invoices", Api.invoice(zoe, "Last", "", ""));
		this.alice.create("/api/invoices", Api.invoice(this.alice.createUser(), "First", "", ""));
		this.alice.delete(zoe);
		assertThat(this.alice.get("/api/invoices?sort=customer.name,desc&size=1")).bodyJson()
			.extractingPath("$.content[0].customer.name")
			.isEqualTo("~Zoe");
		assertThat(this.alice.get("/api/invoices?sort=customerId")).hasStatus(200);
	}

	private static List<String> names(RestTestClientResponse response) {
		return Api.read(response, "$.content[*].name");
	}

}
