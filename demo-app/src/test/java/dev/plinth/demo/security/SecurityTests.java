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

import dev.plinth.demo.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may call what.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SecurityTests {

	private Api nobody;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.nobody = Api.onPort(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/users", "/api/products/1", "/api/invoices/trash", "/api/nonsense", "/", "/error",
			"/actuator", "/actuator/info", "/h2-console" })
	void requestWhenAnonymousIsUnauthorized(String uri) {
		RestTestClientResponse response = this.nobody.get(uri);
		assertThat(response).hasStatus(401).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(response).headers()
			.hasHeaderSatisfying("WWW-Authenticate",
					(values) -> assertThat(values).singleElement().asString().startsWith("Basic "));
		assertThat(response).headers().doesNotContainHeader("Set-Cookie");
		assertThat(response).bodyJson().extractingPath("$.status").isEqualTo(401);
	}

	@Test
	void requestWhenPasswordIsWrongIsUnauthorized() {
		RestTestClientResponse response = this.nobody.as("alice", "bob").get("/api/users");
		assertThat(response).hasStatus(401).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.nobody.as("mallory").get("/api/users")).hasStatus(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/v3/api-docs", "/v3/api-docs.yaml", "/swagger-ui.html",
			"/swagger-ui/index.html" })
	void openPageWhenAnonymousIsServed(String uri) {
		assertThat(this.nobody.get(uri))
			.satisfies((response) -> assertThat(response.getExchangeResult().getStatus().value()).isIn(200, 302));
	}

	@Test
	void openApiDescribesTheResponsesWithTheirStamps() {
		RestTestClientResponse docs = this.nobody.get("/v3/api-docs");
		for (String path : new String[] { "/api/users", "/api/products/{id}", "/api/invoices/{id}/restore",
				"/api/invoices/trash", "/api/users/{id}/permanently" }) {
			assertThat(docs).bodyJson().hasPath("$.paths['" + path + "']");
		}
		assertThat(docs).bodyJson().hasPath("$.components.schemas.InvoiceResponse.properties.createdBy");
		assertThat(docs).bodyJson().hasPath("$.components.schemas.InvoiceResponse.properties.total");
		assertThat(docs).bodyJson().doesNotHavePath("$.components.schemas.CreateInvoiceRequest.properties.version");
	}

	@ParameterizedTest
	@ValueSource(strings = { "users", "products", "invoices" })
	void deletePermanentlyWhenNotAdminIsForbidden(String feature) {
		RestTestClientResponse response = this.nobody.as("alice").delete("/api/" + feature + "/1/permanently");
		assertThat(response).hasStatus(403).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(response).bodyJson().extractingPath("$.status").isEqualTo(403);
		assertThat(this.nobody.delete("/api/" + feature + "/1/permanently")).hasStatus(401);
	}

	@Test
	void deletePermanentlyWhenAdminRemovesLivingAndDeleted() {
		Api admin = this.nobody.as("admin");
		String living = admin.createProduct("1");
		String deleted = admin.createProduct("1");
		admin.delete(deleted);
		for (String product : new String[] { living, deleted }) {
			assertThat(admin.delete(product + "/permanently")).hasStatus(204);
			assertThat(admin.get(product)).hasStatus(404);
			assertThat(admin.post(product + "/restore")).hasStatus(404);
		}
	}

}
