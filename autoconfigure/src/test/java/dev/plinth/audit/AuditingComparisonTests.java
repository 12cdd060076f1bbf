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
package dev.plinth.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same scenarios with Plinth and with the auditing of Spring Data alone. Plinth
 * passes them all; how many the other passes, the document says that is compared here.
 * What it is to say is left in {@code target/comparison-auditing.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("exhaustive")
class AuditingComparisonTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "comparison.md");

	private static final String HEADING = "## Auditing";

	private final AuditingStore plinth = AuditingStore.withPlinth();

	private final AuditingStore springData = AuditingStore.withSpringData();

	@AfterAll
	void close() {
		this.plinth.close();
		this.springData.close();
	}

	@TestFactory
	Stream<DynamicTest> plinthPassesEveryScenario() {
		return AuditingScenario.all().stream().map((scenario) -> DynamicTest.dynamicTest(scenario.toString(), () -> {
			this.plinth.reset();
			scenario.check().accept(this.plinth);
		}));
	}

	@Test
	void documentSaysWhichScenariosSpringDataPasses() throws IOException {
		List<String> rows = new ArrayList<>();
		int failures = 0;
		for (AuditingScenario scenario : AuditingScenario.all()) {
			boolean passed = passes(scenario);
			failures += passed ? 0 : 1;
			rows.add("|%s | %s | %s |".formatted(scenario.trap().isEmpty() ? "" : " " + scenario.trap(),
					scenario.title(), passed ? "passes" : "fails"));
		}
		rows.add("| | failures of %d | %d |".formatted(rows.size(), failures));
		Files.write(Path.of("target", "comparison-auditing.md"), rows);
		List<String> document = Files.readAllLines(DOCUMENT);
		assertThat(document.subList(document.indexOf(HEADING), document.size()))
			.filteredOn((line) -> line.matches("\\| (T\\d\\d)? ?\\|.*"))
			.containsExactlyElementsOf(rows);
	}

	private boolean passes(AuditingScenario scenario) {
		this.springData.reset();
		try {
			scenario.check().accept(this.springData);
			return true;
		}
		catch (AssertionError | RuntimeException | StackOverflowError ex) {
			return false;
		}
	}

}
