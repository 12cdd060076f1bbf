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

import dev.plinth.demo.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients get wrong: each mistake is answered with a problem detail that names the
 * field at fault, and changes nothing.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("exhaustive")
class BadInputTests {

	private Api alice;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.alice = Api.onPort(port).as("alice");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                                                  | email, name
			{ "name": null, "email": null }                     | email, name
			{ "name": "", "email": "a@example.com" }            | name
			{ "name": "  ", "email": "a@example.com" }          | name
			{ "name": "A\\u0000", "email": "a@example.com" }    | name
			{ "name": "A\\ud800", "email": "a@example.com" }    | name
			{ "name": "A", "email": "nonsense" }                | email
			{ "name": "A", "email": "a@b@c" }                   | email
			{ "name": 1, "email": "a@example.com" }             | name
			{ "name": true, "email": "a@example.com" }          | name
			{ "name": ["A"], "email": "a@example.com" }         | name
			{ "name": "A", "email": { "a": 1 } }                | email
			""")
	void userWhenInvalidNamesFields(String json, String fields) {
		assertFieldsAtFault(this.alice.post("/api/users", json), fields);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "-1", "-0.01", "1.005", "10000000000", "1e400", "1e2147483647", "1e-2147483647",
			"\"1\"", "\"abc\"", "true", "{}", "[1]" })
	void productWhenPriceIsInvalidNamesIt(String price) {
		assertFieldsAtFault(this.alice.post("/api/products", Api.product("Desk", price)), "price");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "0.00", "1e3", "9999999999.99" })
	void productWhenPriceIsUnusualTakesIt(String price) {
		assertThat(this.alice.post("/api/products", Api.product("Desk", price))).hasStatus(201);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "null", "0", "-1", "1000001", "2147483648", "99999999999999999999", "1.5", "\"1\"", "true" })
	void invoiceWhenQuantityIsInvalidNamesIt(String quantity) {
		String lines = """
				{ "productId": 1, "quantity": %s }""".formatted(quantity);
		assertFieldsAtFault(this.alice.post("/api/invoices", Api.invoice("/1", "Desk", lines, "")),
				"lines[0].quantity");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{}                                                                                | customerId, description, lines
					{ "customerId": 1, "description": "A", "lines": null }                            | lines
					{ "customerId": 1, "description": "A", "lines": [null] }                          | lines[0]
					{ "customerId": 1, "description": "A", "lines": [{}] }                            | lines[0].productId, lines[0].quantity
					{ "customerId": 1, "description": "A", "lines": {} }                              | lines
					{ "customerId": 1, "description": "A", "lines": [], "tags": [""] }                | tags[0]
					{ "customerId": 1, "description": "A", "lines": [], "tags": [null] }              | tags[0]
					{ "customerId": 1, "description": "A", "lines": [], "tags": [{ "name": "A" }] }   | tags[0]
					{ "customerId": -1, "description": "A", "lines": [] }                             | customerId
					{ "customerId": 9223372036854775807, "description": "A", "lines": [] }            | customerId
					{ "customerId": 9223372036854775808, "description": "A", "lines": [] }            | customerId
					{ "customerId": "x", "description": "A", "lines": [] }                            | customerId
					""")
	void invoiceWhenInvalidNamesFields(String json, String fields) {
		assertFieldsAtFault(this.alice.post("/api/invoices", json), fields);
	}

	@Test
	void invoiceWhenProductIsUnknownNamesItsLine() {
		String customer = this.alice.createUser();
		String lines = Api.line(this.alice.createProduct("1"), 1) + "," + Api.line("/0", 1);
		int before = Api.read(this.alice.get("/api/invoices"), "$.page.totalElements");
		assertFieldsAtFault(this.alice.post("/api/invoices", Api.invoice(customer, "Desk", lines, "\"lost\"")),
				"lines[1].productId");
		assertThat(this.alice.get("/api/invoices")).bodyJson().extractingPath("$.page.totalElements").isEqualTo(before);
	}

	@Test
	void textWhenLongerThanColumnNamesField() {
		assertFieldsAtFault(this.alice.post("/api/users", Api.user("A".repeat(101), Api.uniqueEmail())), "name");
		assertThat(this.alice.post("/api/users", Api.user("\uD83D\uDE00".repeat(50), Api.uniqueEmail())))
			.hasStatus(201);
		assertFieldsAtFault(this.alice.post("/api/invoices", Api.invoice("/1", "A".repeat(256), "", "")),
				"description");
		assertFieldsAtFault(this.alice.post("/api/invoices", Api.invoice("/1", "A", "", "\"" + "A".repeat(51) + "\"")),
				"tags[0]");
	}

	// T41
	@Test
	void createWhenBodyHoldsMoreThanItsFieldsIgnoresThem() {
		RestTestClientResponse response = this.alice.post("/api/users", """
				{ "name": "Eve", "email": "%s", "id": 1, "version": 7, "createdBy": "eve", "updatedBy": "eve",
					"createdAt": "2001-01-01T00:00:00Z", "updatedAt": "2001-01-01T00:00:00Z",
					"deletedAt": "2001-01-01T00:00:00Z", "deletedBy": "eve", "stamps": { "id": 1, "createdBy": "eve" },
					"nonsense": true }""".formatted(Api.uniqueEmail()));
		assertThat(response).hasStatus(201);
		assertThat(response).bodyJson().extractingPath("$.id").isNotEqualTo(1);
		assertThat(response).bodyJson().extractingPath("$.version").isEqualTo(0);
		assertThat(response).bodyJson().extractingPath("$.createdBy").isEqualTo("alice");
		assertThat(response).bodyJson().extractingPath("$.updatedBy").isEqualTo("alice");
		assertThat(Api.<String>read(response, "$.createdAt")).doesNotStartWith("2001");
		assertThat(response).bodyJson().doesNotHavePath("$.deletedAt").doesNotHavePath("$.deletedBy");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{ \"name\": }", "null", "{} {}", "{ 'name': 'A' }" })
	void bodyWhenNotTheJsonExpectedIsBadRequest(String body) {
		assertProblem(this.alice.post("/api/users", body), 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "1", "\"text\"" })
	void bodyWhenNoObjectIsBadRequest(String body) {
		assertProblem(this.alice.post("/api/invoices", body), 400);
	}

	@Test
	void putWhenVersionIsMissingNamesIt() {
		String user = this.alice.createUser();
		assertFieldsAtFault(this.alice.put(user, Api.user("A", "a@example.com")), "version");
		String product = this.alice.createProduct("1");
		assertFieldsAtFault(this.alice.put(product, Api.product("A", "1")), "version");
		assertFieldsAtFault(this.alice.put("/api/invoices/1", Api.invoice("/1", "A", "", "")), "version");
	}

	@Test
	void putWhenVersionIsStaleIsConflict() {
		String product = this.alice.createProduct("1");
		assertThat(this.alice.put(product, Api.versioned(0, Api.product("A", "2")))).hasStatus(200);
		assertProblem(this.alice.put(product, Api.versioned(0, Api.product("B", "3"))), 409);
		assertProblem(this.alice.put(product, Api.versioned(2, Api.product("B", "3"))), 409);
		assertThat(this.alice.get(product)).bodyJson().extractingPath("$.name").isEqualTo("A");
	}

	// T26
	@ParameterizedTest
	@ValueSource(strings = { "users", "products", "invoices" })
	void idWhenUnknownIsNotFound(String feature) {
		String unknown = "/api/" + feature + "/" + Long.MAX_VALUE;
		assertProblem(this.alice.get(unknown), 404);
		assertProblem(this.alice.get("/api/" + feature + "/-1"), 404);
		assertProblem(this.alice.delete(unknown), 404);
		assertProblem(this.alice.post(unknown + "/restore"), 404);
		assertProblem(this.alice.as("admin").delete(unknown + "/permanently"), 404);
		assertFieldsAtFault(this.alice.get("/api/" + feature + "/x"), "id");
		assertFieldsAtFault(this.alice.get("/api/" + feature + "/9223372036854775808"), "id");
	}

	// T26
	@Test
	void putWhenDeletedIsNotFound() {
		String product = this.alice.createProduct("1");
		this.alice.delete(product);
		assertProblem(this.alice.put(product, Api.versioned(0, Api.product("A", "2"))), 404);
		assertProblem(this.alice.put("/api/products/0", Api.versioned(0, Api.product("A", "2"))), 404);
	}

	@Test
	void restoreWhenAliveIsNotFound() {
		assertProblem(this.alice.post(this.alice.createProduct("1") + "/restore"), 404);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			page=-1,         page
			page=x,          page
			page=1000001,    page
			page=2147483648, page
			size=0,          size
			size=-1,         size
			size=x,          size
			sort=nonsense,   sort
			sort=customer,   sort
			sort=lines,      sort
			'sort=id,down',  sort
			sort=password,   sort
			""")
	void listWhenQueryIsInvalidNamesParameter(String query, String field) {
		for (String list : List.of("/api/users", "/api/products/trash", "/api/invoices", "/api/invoices/trash")) {
			assertFieldsAtFault(this.alice.get(list + "?" + query), field);
		}
	}

	@Test
	void requestWhenPathIsUnknownIsNotFound() {
		assertProblem(this.alice.get("/api/nonsense"), 404);
		assertProblem(this.alice.get("/"), 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/users;a=b", "/api/%2e%2e/users" })
	void requestWhenPathIsSuspiciousIsBadRequest(String path) {
		assertProblem(this.alice.get(path), 400);
	}

	@Test
	void requestWhenMethodIsNotSupportedIsMethodNotAllowed() {
		assertProblem(this.alice.delete("/api/users"), 405);
		assertProblem(this.alice.post("/api/users/1"), 405);
	}

	@Test
	void requestWhenMediaTypeIsNotJsonIsUnsupported() {
		assertProblem(this.alice.exchange(HttpMethod.POST, "/api/users", MediaType.TEXT_PLAIN, "A"), 415);
		assertProblem(this.alice.exchange(HttpMethod.POST, "/api/users", MediaType.APPLICATION_FORM_URLENCODED,
				"name=A&email=a@example.com"), 415);
	}

	@Test
	void requestWhenAnswerWouldNotBeAcceptedIsNotAcceptable() {
		assertProblem(this.alice.accepting(MediaType.TEXT_HTML).get("/api/users"), 406);
	}

	private static void assertFieldsAtFault(RestTestClientResponse response, String fields) {
		assertProblem(response, 400);
		List<String> atFault = Api.read(response, "$.errors[*].field");
		assertThat(atFault).containsOnly(fields.split(", "));
		assertThat(Api.<List<String>>read(response, "$.errors[*].message")).doesNotContainNull();
	}

	private static void assertProblem(RestTestClientResponse response, int status) {
		assertThat(response).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(response).bodyJson().extractingPath("$.status").isEqualTo(status);
		assertThat(response).bodyJson().hasPath("$.title").hasPath("$.detail");
		assertThat(Api.body(response)).doesNotContain("Exception", "dev.plinth", "org.springframework");
	}

}
