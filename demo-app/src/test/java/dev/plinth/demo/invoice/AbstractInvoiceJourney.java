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
package dev.plinth.demo.invoice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.plinth.demo.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The life of an invoice, the same on every database.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class AbstractInvoiceJourney {

	private Api alice;

	private Api bob;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.alice = Api.onPort(port).as("alice");
		this.bob = Api.onPort(port).as("bob");
	}

	// T07, T14, T27, T30, T52
	@Test
	void invoiceWhenDeletedAndRestoredIsAsBefore() {
		String customer = this.alice.createUser();
		String desk = this.alice.createProduct("99.90");
		String chair = this.alice.createProduct("45.05");
		String lines = Api.line(desk, 1) + "," + Api.line(chair, 2);
		RestTestClientResponse created = this.alice.post("/api/invoices",
				Api.invoice(customer, "Office", lines, "\"urgent\", \"Büro\""));
		assertThat(created).hasStatus(201);
		assertThat(created).bodyJson().extractingPath("$.createdBy").isEqualTo("alice");
		assertThat(created).bodyJson().extractingPath("$.updatedBy").isEqualTo("alice");
		assertThat(created).bodyJson().extractingPath("$.total").isEqualTo(190.0);
		assertThat(Api.<String>read(created, "$.updatedAt")).isEqualTo(Api.read(created, "$.createdAt"));
		String invoice = "/api/invoices/" + Api.read(created, "$.id");
		assertThat(created.getExchangeResult().getResponseHeaders().getLocation()).hasPath(invoice);
		assertThat(Api.<Object>read(this.bob.get(invoice), "$")).isEqualTo(Api.read(created, "$"));

		lines = Api.line(chair, 3) + "," + Api.line(desk, 1);
		RestTestClientResponse changed = this.bob.put(invoice, Api.versioned(Api.<Number>read(created, "$.version"),
				Api.invoice(customer, "Home office", lines, "\"Büro\"")));
		assertThat(changed).hasStatus(200);
		assertThat(changed).bodyJson().extractingPath("$.createdBy").isEqualTo("alice");
		assertThat(changed).bodyJson().extractingPath("$.updatedBy").isEqualTo("bob");
		assertThat(changed).bodyJson().extractingPath("$.total").isEqualTo(235.05);

		int living = total("/api/invoices");
		int deleted = total("/api/invoices/trash");
		assertThat(this.alice.delete(invoice)).hasStatus(204);
		assertThat(this.alice.get(invoice)).hasStatus(404);
		assertThat(this.alice.delete(invoice)).hasStatus(404);
		assertThat(total("/api/invoices")).isEqualTo(living - 1);
		assertThat(ids("/api/invoices")).doesNotContain((int) Api.id(invoice));

		assertThat(total("/api/invoices/trash")).isEqualTo(deleted + 1);
		RestTestClientResponse trash = this.bob.get("/api/invoices/trash?sort=id,desc");
		Map<String, Object> inTrash = Api.read(trash, "$.content[0]");
		assertThat(inTrash).containsAllEntriesOf(contentOf(changed))
			.containsEntry("deletedBy", "alice")
			.containsKey("deletedAt");

		RestTestClientResponse restored = this.alice.post(invoice + "/restore");
		assertThat(restored).hasStatus(200);
		assertThat(contentOf(restored)).isEqualTo(contentOf(changed));
		assertThat(Api.<Object>read(this.bob.get(invoice), "$")).isEqualTo(Api.read(restored, "$"));
		assertThat(total("/api/invoices")).isEqualTo(living);
		assertThat(total("/api/invoices/trash")).isEqualTo(deleted);
	}

	// T03, T04, T24
	@Test
	void invoiceWhenCustomerIsDeletedKeepsIt() {
		String customer = this.alice.createUser();
		String other = this.alice.createUser();
		String desk = this.alice.createProduct("10");
		String body = Api.invoice(customer, "Desk", Api.line(desk, 1), "");
		String invoice = this.alice.create("/api/invoices", body);
		assertThat(this.bob.delete(customer)).hasStatus(204);
		assertThat(this.bob.delete(other)).hasStatus(204);

		RestTestClientResponse read = this.alice.get(invoice);
		assertThat(read).bodyJson().extractingPath("$.customer.name").isEqualTo("Carol");
		assertThat(read).bodyJson().extractingPath("$.customer.id").isEqualTo((int) Api.id(customer));
		RestTestClientResponse list = this.alice.get("/api/invoices?sort=id,desc");
		assertThat(list).bodyJson().extractingPath("$.content[0].customer.name").isEqualTo("Carol");

		String changed = Api.invoice(customer, "Desk, white", Api.line(desk, 2), "");
		RestTestClientResponse put = this.alice.put(invoice,
				Api.versioned(Api.<Number>read(read, "$.version"), changed));
		assertThat(put).hasStatus(200);
		assertThat(put).bodyJson().extractingPath("$.customer.name").isEqualTo("Carol");
		assertThat(this.alice.get(invoice)).bodyJson()
			.extractingPath("$.customer.id")
			.isEqualTo((int) Api.id(customer));

		RestTestClientResponse refused = this.alice.post("/api/invoices", body);
		assertThat(refused).hasStatus(400);
		assertThat(refused).bodyJson().extractingPath("$.errors[0].field").isEqualTo("customerId");
		String toOther = Api.invoice(other, "Desk, white", Api.line(desk, 2), "");
		RestTestClientResponse moved = this.alice.put(invoice,
				Api.versioned(Api.<Number>read(put, "$.version"), toOther));
		assertThat(moved).hasStatus(400);
		assertThat(moved).bodyJson().extractingPath("$.errors[0].field").isEqualTo("customerId");
	}

	@Test
	void invoiceWhenProductIsDeletedKeepsItsLine() {
		String customer = this.alice.createUser();
		String desk = this.alice.createProduct("10");
		String invoice = this.alice.create("/api/invoices", Api.invoice(customer, "Desk", Api.line(desk, 1), ""));
		assertThat(this.bob.delete(desk)).hasStatus(204);

		RestTestClientResponse put = this.alice.put(invoice,
				Api.versioned(0, Api.invoice(customer, "Desks", Api.line(desk, 2), "")));
		assertThat(put).hasStatus(200);
		assertThat(put).bodyJson().extractingPath("$.lines[0].productName").isEqualTo("Desk");
		assertThat(put).bodyJson().extractingPath("$.total").isEqualTo(20.0);
		String twoLines = Api.line(desk, 2) + "," + Api.line(desk, 1);
		RestTestClientResponse refused = this.alice.put(invoice,
				Api.versioned(Api.<Number>read(put, "$.version"), Api.invoice(customer, "Desks", twoLines, "")));
		assertThat(refused).hasStatus(400);
		assertThat(refused).bodyJson().extractingPath("$.errors[0].field").isEqualTo("lines[1].productId");
	}

	// T28
	@Test
	void restoreDoesNotBringBackLinesThatHadBeenTakenOutBefore() {
		String customer = this.alice.createUser();
		String desk = this.alice.createProduct("10");
		String chair = this.alice.createProduct("5");
		String both = Api.line(desk, 1) + "," + Api.line(chair, 1);
		String invoice = this.alice.create("/api/invoices", Api.invoice(customer, "Both", both, ""));
		assertThat(this.alice.put(invoice, Api.versioned(0, Api.invoice(customer, "One", Api.line(desk, 1), ""))))
			.hasStatus(200);
		this.alice.delete(invoice);
		assertThat(this.alice.get("/api/invoices/trash?sort=id,desc")).bodyJson()
			.extractingPath("$.content[0].lines.length()")
			.isEqualTo(1);
		RestTestClientResponse restored = this.alice.post(invoice + "/restore");
		assertThat(restored).bodyJson().extractingPath("$.lines[*].productId").isEqualTo(List.of((int) Api.id(desk)));
		assertThat(restored).bodyJson().extractingPath("$.total").isEqualTo(10.0);
	}

	@Test
	void deletePermanentlyRemovesInvoiceWithLinesAndTags() {
		String customer = this.alice.createUser();
		String desk = this.alice.createProduct("10");
		String invoice = this.alice.create("/api/invoices",
				Api.invoice(customer, "Desk", Api.line(desk, 1), "\"gone\""));
		this.alice.delete(invoice);
		Api admin = this.alice.as("admin");
		assertThat(admin.delete(customer + "/permanently")).hasStatus(409);
		assertThat(this.alice.delete(invoice + "/permanently")).hasStatus(403);
		assertThat(admin.delete(invoice + "/permanently")).hasStatus(204);
		assertThat(admin.delete(invoice + "/permanently")).hasStatus(404);
		assertThat(this.alice.post(invoice + "/restore")).hasStatus(404);
		assertThat(admin.delete(desk + "/permanently")).hasStatus(204);
		assertThat(admin.delete(customer + "/permanently")).hasStatus(204);
	}

	// T22, T29
	@Test
	void emailIsUniqueAmongLivingUsers() {
		String email = Api.uniqueEmail();
		String first = this.alice.create("/api/users", Api.user("First", email));
		assertThat(this.alice.post("/api/users", Api.user("Second", email.toUpperCase(Locale.ROOT)))).hasStatus(409);
		this.alice.delete(first);
		String second = this.alice.create("/api/users", Api.user("Second", email));
		assertThat(this.alice.post(first + "/restore")).hasStatus(409);
		assertThat(this.alice.get(first)).hasStatus(404);
		assertThat(this.alice.get(second)).hasStatus(200);
		this.alice.delete(second);
		assertThat(this.alice.post(first + "/restore")).hasStatus(200);
	}

	// T22
	@Test
	void emailWhenTakenByManyAtOnceGoesToOne() throws Exception {
		String user = Api.user("Racer", Api.uniqueEmail());
		List<Integer> statuses = atOnce(() -> status(this.alice.post("/api/users", user)));
		assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
	}

	@RepeatedTest(5)
	void invoiceWhenChangedByManyAtOnceTakesOneChange() throws Exception {
		String customer = this.alice.createUser();
		String desk = this.alice.createProduct("10");
		String invoice = this.alice.create("/api/invoices", Api.invoice(customer, "Desk", Api.line(desk, 1), ""));
		String change = Api.versioned(0, Api.invoice(customer, "Desk", Api.line(desk, 2), ""));
		List<Integer> statuses = atOnce(() -> status(this.bob.put(invoice, change)));
		assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
	}

	private static List<Integer> atOnce(Callable<Integer> work) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Integer> results = new ArrayList<>();
			for (Future<Integer> future : threads.invokeAll(Collections.nCopies(4, work))) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			threads.shutdown();
		}
	}

	private static int status(RestTestClientResponse response) {
		return response.getExchangeResult().getStatus().value();
	}

	private static Map<String, Object> contentOf(RestTestClientResponse response) {
		Map<String, Object> content = new HashMap<>(Api.<Map<String, Object>>read(response, "$"));
		content.remove("version");
		return content;
	}

	private int total(String uri) {
		return Api.read(this.alice.get(uri), "$.page.totalElements");
	}

	private List<Integer> ids(String uri) {
		return Api.read(this.alice.get(uri + "?size=100&sort=id,desc"), "$.content[*].id");
	}

}
