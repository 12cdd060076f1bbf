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
package dev.plinth.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of properties in the guide is that of the configuration metadata.
 */
class PropertiesTableTests {

	@Test
	void tableHoldsTheConfigurationMetadata() throws IOException {
		List<String> rows = new ArrayList<>();
		JsonNode metadata = JsonMapper.shared()
			.readTree(new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream());
		for (JsonNode property : metadata.get("properties")) {
			rows.add("| `%s` | %s | %s |".formatted(property.get("name").asString(),
					property.has("defaultValue") ? "`" + property.get("defaultValue").asString() + "`" : "",
					property.get("description").asString()));
		}
		assertThat(rows).isNotEmpty();
		assertThat(Files.readAllLines(Path.of("..", "docs", "guide", "properties.md")))
			.filteredOn((line) -> line.startsWith("| `"))
			.containsExactlyElementsOf(rows);
	}

}
