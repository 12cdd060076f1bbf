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
package dev.plinth.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import com.jayway.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API over real HTTP, called by one of the accounts, or by nobody.
 */
public final class Api {

	private final RestTestClient client;

	private Api(RestTestClient client) {
		this.client = client;
	}

	public static Api onPort(int port) {
		return new Api(RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build());
	}

	public Api as(String account) {
		return as(account, account);
	}

	public Api as(String account, String password) {
		return with((headers) -> headers.setBasicAuth(account, password));
	}

	public Api accepting(MediaType type) {
		return with((headers) -> headers.setAccept(List.of(type)));
	}

	private Api with(Consumer<HttpHeaders> headers) {
		return new Api(this.client.mutate().defaultHeaders(headers).build());
	}

	public RestTestClientResponse get(String uri) {
		return exchange(HttpMethod.GET, uri, null, null);
	}

	public RestTestClientResponse post(String uri) {
		return exchange(HttpMethod.POST, uri, null, null);
	}

	public RestTestClientResponse post(String uri, String json) {
		return exchange(HttpMethod.POST, uri, MediaType.APPLICATION_JSON, json);
	}

	public RestTestClientResponse put(String uri, String json) {
		return exchange(HttpMethod.PUT, uri, MediaType.APPLICATION_JSON, json);
	}

	public RestTestClientResponse delete(String uri) {
		return exchange(HttpMethod.DELETE, uri, null, null);
	}

	public RestTestClientResponse exchange(HttpMethod method, String uri, @Nullable MediaType type,
			@Nullable String body) {
		RestTestClient.RequestBodySpec request = this.client.method(method).uri(uri);
		if (type != null) {
			request.contentType(type);
		}
		if (body != null) {
			request.body(body);
		}
		return RestTestClientResponse.from(request.exchange());
	}

	/**
	 * Create something.
	 * @param uri the list that it goes to
	 * @param json what to create
	 * @return its location, without host and port
	 */
	public String create(String uri, String json) {
		RestTestClientResponse response = post(uri, json);
		assertThat(response).hasStatus(201);
		return uri + "/" + read(response, "$.id");
	}

	/**
	 * Create a user with an e-mail that nobody else has.
	 * @return the location of the user
	 */
	public String createUser() {
		return create("/api/users", user("Carol", uniqueEmail()));
	}

	/**
	 * Create a product.
	 * @param price the price
	 * @return the location of the product
	 */
	public String createProduct(String price) {
		return create("/api/products", product("Desk", price));
	}

	public static String uniqueEmail() {
		return UUID.randomUUID() + "@example.com";
	}

	public static String user(String name, String email) {
		return """
				{ "name": "%s", "email": "%s" }""".formatted(name, email);
	}

	public static String product(String name, String price) {
		return """
				{ "name": "%s", "price": %s }""".formatted(name, price);
	}

	public static String invoice(String customer, String description, String lines, String tags) {
		return """
				{ "customerId": %s, "description": "%s", "lines": [%s], "tags": [%s] }""".formatted(id(customer),
				description, lines, tags);
	}

	public static String line(String product, int quantity) {
		return """
				{ "productId": %s, "quantity": %d }""".formatted(id(product), quantity);
	}

	/**
	 * Add a version to a body, which makes it one for a {@code PUT}.
	 * @param version the version
	 * @param json the body
	 * @return the body with the version
	 */
	public static String versioned(Number version, String json) {
		return json.replaceFirst("\\{", "{ \"version\": " + version + ",");
	}

	public static long id(String location) {
		return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
	}

	public static <T> T read(RestTestClientResponse response, String path) {
		return JsonPath.read(body(response), path);
	}

	public static String body(RestTestClientResponse response) {
		return new String(response.getExchangeResult().getResponseBodyContent(), StandardCharsets.UTF_8);
	}

}
