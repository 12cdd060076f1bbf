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
package dev.plinth.demo.product;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.plinth.demo.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The slug that products have by a mixin of the application.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ProductSlugTests {

	private final String marker = UUID.randomUUID().toString();

	private Api alice;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.alice = Api.onPort(port).as("alice");
	}

	@Test
	void productIsFoundByTheSlugOfItsName() {
		String location = this.alice.create("/api/products", Api.product("Café, oak: " + this.marker, "1"));
		String slug = "café-oak-" + this.marker;
		assertThat(this.alice.get(location)).bodyJson().extractingPath("$.slug").isEqualTo(slug);
		assertThat(this.alice.get("/api/products?slug=" + slug)).bodyJson()
			.extractingPath("$.content[*].slug")
			.isEqualTo(List.of(slug));
		assertThat(this.alice.get("/api/products?slug=none-" + this.marker)).bodyJson()
			.extractingPath("$.content")
			.asArray()
			.isEmpty();
	}

	@Test
	void slugStaysWhenTheNameChanges() {
		String location = this.alice.create("/api/products", Api.product(this.marker, "1"));
		int version = Api.<Map<String, Integer>>read(this.alice.get(location), "$").get("version");
		String changed = "{\"version\": " + version + ", \"name\": \"Other\", \"price\": 2, \"slug\": \"forged\"}";
		assertThat(this.alice.put(location, changed)).hasStatus(200)
			.bodyJson()
			.extractingPath("$.slug")
			.isEqualTo(this.marker);
	}

}
