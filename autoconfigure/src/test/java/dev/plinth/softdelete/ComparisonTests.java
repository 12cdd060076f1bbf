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
package dev.plinth.softdelete;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.plinth.testing.SourceCompiler;
import dev.plinth.testing.comparison.Declaration;
import dev.plinth.testing.comparison.Variant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same scenarios with Plinth, with the usual recipe and with Hibernate's annotation.
 * Plinth passes them all; how many the others pass, the document says that is compared
 * here. What it is to say is left in {@code target/comparison.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("exhaustive")
class ComparisonTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "comparison.md");

	private final List<ComparisonScenario> scenarios = ComparisonScenario.all();

	private URLClassLoader classLoader;

	@BeforeAll
	void compile(@TempDir Path directory) {
		Map<String, String> sources = new LinkedHashMap<>();
		for (ComparisonScenario scenario : this.scenarios) {
			for (Variant variant : Variant.values()) {
				for (Declaration entity : scenario.entities()) {
					String packageName = packageName(scenario, variant);
					sources.put(packageName + "." + entity.name(), entity.source(packageName, variant));
				}
			}
		}
		this.classLoader = SourceCompiler.compile(sources, directory);
	}

	@AfterAll
	void closeClassLoader() throws IOException {
		this.classLoader.close();
	}

	private String packageName(ComparisonScenario scenario, Variant variant) {
		return "dev.plinth.testing.comparison." + variant.name().toLowerCase(Locale.ROOT) + ".scenario"
				+ this.scenarios.indexOf(scenario);
	}

	private ComparisonStore open(ComparisonScenario scenario, Variant variant) {
		List<Class<?>> entities = new ArrayList<>();
		scenario.entities()
			.forEach((entity) -> entities
				.add(SourceCompiler.load(packageName(scenario, variant) + "." + entity.name(), this.classLoader)));
		return new ComparisonStore(variant, entities, this.classLoader);
	}

	@TestFactory
	Stream<DynamicTest> plinthPassesEveryScenario() {
		return this.scenarios.stream().map((scenario) -> DynamicTest.dynamicTest(scenario.toString(), () -> {
			try (ComparisonStore store = open(scenario, Variant.PLINTH)) {
				scenario.check().run(store);
			}
		}));
	}

	@Test
	void documentSaysWhichScenariosTheOthersPass() throws IOException {
		List<String> rows = new ArrayList<>();
		Map<Variant, Integer> failures = new LinkedHashMap<>();
		for (ComparisonScenario scenario : this.scenarios) {
			StringBuilder row = new StringBuilder("| ").append(scenario.trap()).append(" | ").append(scenario.title());
			for (Variant variant : List.of(Variant.RECIPE, Variant.SOFT_DELETE)) {
				String result = result(scenario, variant);
				failures.merge(variant, result.equals("passes") ? 0 : 1, Integer::sum);
				row.append(" | ").append(result);
			}
			rows.add(row.append(" |").toString());
		}
		rows.add("| | failures of %d | %s |".formatted(this.scenarios.size(),
				failures.values().stream().map(String::valueOf).collect(Collectors.joining(" | "))));
		Files.write(Path.of("target", "comparison.md"), rows);
		List<String> document = Files.readAllLines(DOCUMENT);
		assertThat(document.subList(document.indexOf("## Soft delete"), document.indexOf("## Auditing")))
			.filteredOn((line) -> line.matches("\\| (T\\d\\d)? ?\\|.*"))
			.containsExactlyElementsOf(rows);
	}

	private String result(ComparisonScenario scenario, Variant variant) {
		ComparisonStore store;
		try {
			store = open(scenario, variant);
		}
		catch (RuntimeException ex) {
			return "does not start";
		}
		try (store) {
			scenario.check().run(store);
			return "passes";
		}
		catch (AssertionError | RuntimeException ex) {
			return "fails";
		}
	}

}
