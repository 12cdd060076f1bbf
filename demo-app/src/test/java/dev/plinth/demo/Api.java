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

	/**
	 * Reach the API without any account.
	 * @param port the port of the server on the loopback interface
	 * @return the API
	 */
	public static Api onPort(int port) {
		return new Api(RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build());
	}

	/**
	 * Call the API as an account.
	 * @param account the account, whose password is its name
	 * @return the API
	 */
	public Api as(String account) {
		return as(account, account);
	}

	/**
	 * Call the API as an account.
	 * @param account the account
	 * @param password the password
	 * @return the API
	 */
	public Api as(String account, String password) {
		return with((headers) -> headers.setBasicAuth(account, password));
	}

	/**
	 * Call the API with an {@code Accept} header.
	 * @param type the media type to accept
	 * @return the API
	 */
	public Api accepting(MediaType type) {
		return with((headers) -> headers.setAccept(List.of(type)));
	}

	private Api with(Consumer<HttpHeaders> headers) {
		return new Api(this.client.mutate().defaultHeaders(headers).build());
	}

	/**
	 * Send a {@code GET}.
	 * @param uri the path and query
	 * @return the response
	 */
	public RestTestClientResponse get(String uri) {
		return exchange(HttpMethod.GET, uri, null, null);
	}

	/**
	 * Send a {@code POST} without a body.
	 * @param uri the path
	 * @return the response
	 */
	public RestTestClientResponse post(String uri) {
		return exchange(HttpMethod.POST, uri, null, null);
	}

	/**
	 * Send a {@code POST}.
	 * @param uri the path
	 * @param json the body
	 * @return the response
	 */
	public RestTestClientResponse post(String uri, String json) {
		return exchange(HttpMethod.POST, uri, MediaType.APPLICATION_JSON, json);
	}

	/**
	 * Send a {@code PUT}.
	 * @param uri the path
	 * @param json the body
	 * @return the response
	 */
	public RestTestClientResponse put(String uri, String json) {
		return exchange(HttpMethod.PUT, uri, MediaType.APPLICATION_JSON, json);
	}

	/**
	 * Send a {@code DELETE}.
	 * @param uri the path
	 * @return the response
	 */
	public RestTestClientResponse delete(String uri) {
		return exchange(HttpMethod.DELETE, uri, null, null);
	}

	/**
	 * Send any request.
	 * @param method the method
	 * @param uri the path and query
	 * @param type the media type of the body, or {@code null} to send no header
	 * @param body the body, or {@code null} to send none
	 * @return the response
	 */
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

	/**
	 * Return an e-mail that nobody has.
	 * @return the e-mail
	 */
	public static String uniqueEmail() {
		return UUID.randomUUID() + "@example.com";
	}

	/**
	 * Return the body of a user.
	 * @param name the name
	 * @param email the e-mail
	 * @return the JSON
	 */
	public static String user(String name, String email) {
		return """
				{ "name": "%s", "email": "%s" }""".formatted(name, email);
	}

	/**
	 * Return the body of a product.
	 * @param name the name
	 * @param price the price as JSON
	 * @return the JSON
	 */
	public static String product(String name, String price) {
		return """
				{ "name": "%s", "price": %s }""".formatted(name, price);
	}

	/**
	 * Return the body of an invoice.
	 * @param customer the location of the customer
	 * @param description the description
	 * @param lines the lines as JSON, parted by commas
	 * @param tags the tags as JSON, parted by commas
	 * @return the JSON
	 */
	public static String invoice(String customer, String description, String lines, String tags) {
		return """
				{ "customerId": %s, "description": "%s", "lines": [%s], "tags": [%s] }""".formatted(id(customer),
				description, lines, tags);
	}

	/**
	 * Return a line of an invoice.
	 * @param product the location of the product
	 * @param quantity the quantity
	 * @return the JSON
	 */
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

	/**
	 * Return the identifier at the end of a location.
	 * @param location the location
	 * @return the identifier
	 */
	public static long id(String location) {
		return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
	}

	/**
	 * Read a part of the body of a response.
	 * @param <T> the type of the part
	 * @param response the response
	 * @param path the JSON path of the part
	 * @return the part
	 */
	public static <T> T read(RestTestClientResponse response, String path) {
		return JsonPath.read(body(response), path);
	}

	/**
	 * Return the body of a response.
	 * @param response the response
	 * @return the body
	 */
	public static String body(RestTestClientResponse response) {
		return new String(response.getExchangeResult().getResponseBodyContent(), StandardCharsets.UTF_8);
	}

}
