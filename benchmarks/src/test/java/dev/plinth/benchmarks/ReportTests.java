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
package dev.plinth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.plinth.benchmarks.Figure.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

/**
 * What becomes of the figures.
 */
class ReportTests {

	@Test
	void ratioIsThatOfPairs() {
		Ratio ratio = Ratio.of(List.of(10.0, 40.0, 20.0), List.of(20.0, 80.0, 40.0));
		assertThat(ratio.mean()).isCloseTo(0.5, within(1e-9));
		assertThat(ratio.low()).isCloseTo(0.5, within(1e-9));
	}

	@Test
	void ratioSpreadsAsItsPairsDo() {
		Ratio ratio = Ratio.of(List.of(1.0, 2.0, 4.0), List.of(2.0, 2.0, 2.0));
		assertThat(ratio.mean()).isCloseTo(1, within(1e-9));
		assertThat(ratio.low()).isLessThan(0.5);
		assertThat(ratio.high()).isGreaterThan(2);
	}

	@Test
	void throughputMissesBudgetOnlyByItsWholeInterval() {
		assertThat(throughput(Variant.HAND, 0.90, 0.80, 0.98).missesBudget()).isFalse();
		assertThat(throughput(Variant.HAND, 0.90, 0.85, 0.96).missesBudget()).isTrue();
		assertThat(throughput(Variant.USUAL, 0.98, 0.97, 0.99).missesBudget()).isTrue();
	}

	@Test
	void allocationAndStatementsMissBudgetBesideHand() {
		assertThat(counted(Variant.HAND, Quantity.ALLOCATION, 1.04).missesBudget()).isTrue();
		assertThat(counted(Variant.HAND, Quantity.ALLOCATION, 1.03).missesBudget()).isFalse();
		assertThat(counted(Variant.USUAL, Quantity.ALLOCATION, 1.5).missesBudget()).isFalse();
		assertThat(counted(Variant.HAND, Quantity.STATEMENTS, 1.5).missesBudget()).isTrue();
	}

	@Test
	void startMissesBudgetOnlyByItsWholeIntervalBesideHand() {
		assertThat(start(Variant.HAND, 1.08, 1.06, 1.10).missesBudget()).isTrue();
		assertThat(start(Variant.HAND, 1.08, 1.04, 1.12).missesBudget()).isFalse();
		assertThat(start(Variant.USUAL, 1.08, 1.06, 1.10).missesBudget()).isFalse();
	}

	@Test
	void medianLeavesOutWhatIsFarOff() {
		Ratio ratio = Ratio.ofMedian(List.of(0.97, 1.01, 50.0, 0.99, 1.0, 1.02, 0.98, 1.03, 0.001, 1.0, 1.0, 1.0));
		assertThat(ratio.mean()).isEqualTo(1);
		assertThat(ratio.low()).isEqualTo(0.97);
		assertThat(ratio.high()).isEqualTo(1.03);
		assertThat(Ratio.ofMedian(List.of(1.0, 4.0, 2.0))).isEqualTo(new Ratio(2, 1, 4));
	}

	@Test
	void figureIsOneLine() {
		assertThat(throughput(Variant.HAND, 0.99, 0.95, 1.03))
			.hasToString("RATIO insert plinth/hand 0.99 throughput [0.95, 1.03]");
		assertThat(counted(Variant.HAND, Quantity.STATEMENTS, 2))
			.hasToString("RATIO insert plinth/hand 2.00 statements MISSES ITS BUDGET OF 1.00");
	}

	@Test
	void writeReplacesWhatWasMeasured(@TempDir Path directory) throws IOException {
		Path document = directory.resolve("benchmarks.md");
		Files.writeString(document, """
				before
				<!-- measured by benchmarks/run full -->
				old
				<!-- end of what is measured -->
				after
				""");
		Report report = new Report(
				List.of(throughput(Variant.HAND, 0.90, 0.85, 0.96), counted(Variant.USUAL, Quantity.ALLOCATION, 1.25)));
		report.write(document);
		report.write(document);
		assertThat(document).content()
			.startsWith("before")
			.endsWith("after\n")
			.doesNotContain("old")
			.containsOnlyOnce("| insert | **0.90 (0.85 to 0.96)** |  |  |  | 1.25 |");
		assertThat(directory.resolve("benchmarks-h2.svg")).content().startsWith("<svg").contains("insert");
	}

	@Test
	void writeWithoutPlaceForFiguresFails(@TempDir Path directory) throws IOException {
		Path document = directory.resolve("benchmarks.md");
		Files.writeString(document, "nothing");
		assertThatIOException().isThrownBy(() -> new Report(List.of()).write(document))
			.withMessageContaining("benchmarks.md has no place for figures");
	}

	private static Figure throughput(Variant other, double mean, double low, double high) {
		return new Figure(Database.H2, "insert", other, Quantity.THROUGHPUT, new Ratio(mean, low, high));
	}

	private static Figure start(Variant other, double mean, double low, double high) {
		return new Figure(Database.H2, "start-up-50", other, Quantity.TIME, new Ratio(mean, low, high));
	}

	private static Figure counted(Variant other, Quantity quantity, double ratio) {
		return new Figure(Database.H2, "insert", other, quantity, new Ratio(ratio, ratio, ratio));
	}

}
