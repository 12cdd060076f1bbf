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

import java.util.List;
import java.util.Map;

import dev.plinth.demo.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What changes of lines and tags mean for their invoice.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class InvoiceLinesTests {

	private Api alice;

	private Api bob;

	private String customer;

	private String desk;

	private String invoice;

	@BeforeEach
	void createInvoice(@LocalServerPort int port) {
		this.alice = Api.onPort(port).as("alice");
		this.bob = Api.onPort(port).as("bob");
		this.customer = this.alice.createUser();
		this.desk = this.alice.createProduct("10");
		this.invoice = this.alice.create("/api/invoices", body(Api.line(this.desk, 1), "\"a\", \"b\""));
	}

	@Test
	void putWhenNothingChangesKeepsVersionAndAuthor() {
		Object before = Api.read(this.alice.get(this.invoice), "$");
		assertThat(this.bob.put(this.invoice, Api.versioned(0, body(Api.line(this.desk, 1), "\"a\", \"b\""))))
			.hasStatus(200);
		assertThat(Api.<Object>read(this.alice.get(this.invoice), "$")).isEqualTo(before);
	}

	@Test
	void putWhenOnlyQuantityChangesIsChangeOfInvoice() {
		assertChangedByBob(this.bob.put(this.invoice, Api.versioned(0, body(Api.line(this.desk, 2), "\"a\", \"b\""))));
	}

	@Test
	void putWhenOnlyLinesAreRemovedIsChangeOfInvoice() {
		RestTestClientResponse put = this.bob.put(this.invoice, Api.versioned(0, body("", "\"a\", \"b\"")));
		assertChangedByBob(put);
		assertThat(put).bodyJson().extractingPath("$.lines").asArray().isEmpty();
		assertThat(put).bodyJson().extractingPath("$.total").isEqualTo(0.0);
	}

	// T36
	@Test
	void putWhenOnlyTagsChangeIsChangeOfInvoice() {
		RestTestClientResponse put = this.bob.put(this.invoice,
				Api.versioned(0, body(Api.line(this.desk, 1), "\"c\", \" a \", \"a\"")));
		assertChangedByBob(put);
		assertThat(put).bodyJson().extractingPath("$.tags").isEqualTo(List.of("c", "a"));
	}

	@Test
	void putWhenTagsAreLeftOutRemovesThem() {
		RestTestClientResponse put = this.bob.put(this.invoice, """
				{ "version": 0, "customerId": %d, "description": "Desk", "lines": [] }"""
			.formatted(Api.id(this.customer)));
		assertThat(put).bodyJson().extractingPath("$.tags").asArray().isEmpty();
	}

	@Test
	void tagsThatDifferInCaseAreDifferent() {
		RestTestClientResponse put = this.bob.put(this.invoice,
				Api.versioned(0, body("", "\"Red\", \"red\", \"r\u00e9d\"")));
		assertThat(put).bodyJson().extractingPath("$.tags").isEqualTo(List.of("Red", "red", "r\u00e9d"));
	}

	@Test
	void lineKeepsThePriceOfItsDay() {
		this.alice.put(this.desk, Api.versioned(0, Api.product("Desk", "12")));
		RestTestClientResponse more = this.bob.put(this.invoice,
				Api.versioned(0, body(Api.line(this.desk, 2) + "," + Api.line(this.desk, 1), "")));
		assertThat(Api.<List<Map<String, Object>>>read(more, "$.lines")).extracting((line) -> line.get("price"))
			.containsExactly(10.0, 12.0);
		assertThat(more).bodyJson().extractingPath("$.total").isEqualTo(32.0);
	}

	private String body(String lines, String tags) {
		return Api.invoice(this.customer, "Desk", lines, tags);
	}

	private static void assertChangedByBob(RestTestClientResponse response) {
		assertThat(response).hasStatus(200);
		assertThat(response).bodyJson().extractingPath("$.version").isEqualTo(1);
		assertThat(response).bodyJson().extractingPath("$.createdBy").isEqualTo("alice");
		assertThat(response).bodyJson().extractingPath("$.updatedBy").isEqualTo("bob");
		assertThat(Api.<String>read(response, "$.updatedAt")).isGreaterThan(Api.read(response, "$.createdAt"));
	}

}
