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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.plinth.benchmarks.Figure.Quantity;
import org.hibernate.Version;

import org.springframework.boot.SpringBootVersion;

/**
 * Writes figures into the document that holds them, between two marks, and draws them
 * beside it. What stands outside of the marks is left alone.
 */
final class Report {

	private static final String BEGIN = "<!-- measured by benchmarks/run full -->";

	private static final String END = "<!-- end of what is measured -->";

	private static final List<Variant> OTHERS = List.of(Variant.HAND, Variant.USUAL, Variant.HIBERNATE);

	private final List<Figure> figures;

	Report(List<Figure> figures) {
		this.figures = figures;
	}

	void write(Path document) throws IOException {
		String text = Files.readString(document);
		int begin = text.indexOf(BEGIN);
		int end = text.indexOf(END);
		if (begin < 0 || end < begin) {
			throw new IOException(document + " has no place for figures");
		}
		List<String> lines = new ArrayList<>(List.of(BEGIN, "", machine()));
		for (Database database : Database.values()) {
			lines.addAll(section(database, document));
		}
		lines.add("");
		Files.writeString(document,
				text.substring(0, begin) + String.join(System.lineSeparator(), lines) + text.substring(end));
	}

	private static String machine() throws IOException {
		Path processors = Path.of("/proc/cpuinfo");
		Optional<String> model = Optional.empty();
		if (Files.exists(processors)) {
			try (Stream<String> lines = Files.lines(processors)) {
				model = lines.filter((line) -> line.startsWith("model name"))
					.map((line) -> line.substring(line.indexOf(':') + 2))
					.findFirst();
			}
		}
		return "Measured on " + LocalDate.now(ZoneOffset.UTC) + ": " + Runtime.getRuntime().availableProcessors()
				+ " cores" + model.map((name) -> " (" + name + ")").orElse("") + ", " + System.getProperty("os.name")
				+ ", " + System.getProperty("java.vm.name") + " " + Runtime.version() + ", Spring Boot "
				+ SpringBootVersion.getVersion() + ", Hibernate " + Version.getVersionString() + ".";
	}

	private List<String> section(Database database, Path document) throws IOException {
		List<Figure> measured = this.figures.stream().filter((figure) -> figure.database() == database).toList();
		List<String> lines = new ArrayList<>();
		if (measured.isEmpty()) {
			return lines;
		}
		String image = "benchmarks-" + database.label() + ".svg";
		Files.writeString(document.resolveSibling(image),
				new Plot(measured.stream().filter((figure) -> figure.quantity() == Quantity.THROUGHPUT).toList())
					.toString());
		lines.addAll(List.of("", "### " + ((database == Database.H2) ? "H2, in memory" : "PostgreSQL"), "",
				"![Throughput of Plinth, divided by that of the others](" + image + ")", "",
				"| | throughput / hand | / usual | / hibernate | allocation / hand | / usual | / hibernate | statements / hand | / usual | / hibernate |",
				"|---|---|---|---|---|---|---|---|---|---|"));
		for (Operation operation : Operation.values()) {
			lines.add("| " + operation.label() + " | " + Stream.of(Quantity.values())
				.flatMap((quantity) -> OTHERS.stream().map((other) -> cell(measured, operation, quantity, other)))
				.collect(Collectors.joining(" | ")) + " |");
		}
		return lines;
	}

	private static String cell(List<Figure> measured, Operation operation, Quantity quantity, Variant other) {
		return measured.stream()
			.filter((figure) -> figure.operation() == operation && figure.quantity() == quantity
					&& figure.other() == other)
			.findFirst()
			.map(Report::cell)
			.orElse("");
	}

	private static String cell(Figure figure) {
		Ratio ratio = figure.ratio();
		String text = (figure.quantity() == Quantity.THROUGHPUT)
				? String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", ratio.mean(), ratio.low(), ratio.high())
				: String.format(Locale.ROOT, "%.2f", ratio.mean());
		return figure.missesBudget() ? "**" + text + "**" : text;
	}

}
