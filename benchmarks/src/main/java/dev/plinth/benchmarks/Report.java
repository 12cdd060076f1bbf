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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.plinth.benchmarks.Figure.Quantity;

/**
 * Writes figures into the document that holds them, and draws them beside it.
 */
final class Report {

	private final List<Figure> figures;

	Report(List<Figure> figures) {
		this.figures = figures;
	}

	void write(Path document) throws IOException {
		MeasuredSection section = new MeasuredSection(document, "full");
		List<String> lines = new ArrayList<>();
		lines.addAll(operations(Database.H2, "H2, in memory", section));
		lines.addAll(operations(Database.POSTGRESQL, "PostgreSQL", section));
		lines.addAll(starts(section));
		section.write(databases(), lines);
	}

	private List<String> databases() {
		return this.figures.stream()
			.map(Figure::database)
			.distinct()
			.map((database) -> MeasuredSection
				.version(SpringSandbox.dataSource(database.create(), database.username())))
			.toList();
	}

	private List<String> operations(Database database, String name, MeasuredSection section) throws IOException {
		List<Figure> measured = this.figures.stream()
			.filter((figure) -> figure.database() == database && !figure.quantity().isOfStart())
			.toList();
		if (measured.isEmpty()) {
			return List.of();
		}
		String image = "benchmarks-" + database.label() + ".svg";
		section.draw(image,
				new Plot("Throughput on " + name,
						"Plinth / other, logarithmic, with intervals of 99 %: right is faster",
						of(measured, Quantity.THROUGHPUT))
					.toString());
		return section(name, image, "Throughput of Plinth, divided by that of the others", measured,
				List.of(Quantity.THROUGHPUT, Quantity.ALLOCATION, Quantity.STATEMENTS));
	}

	private List<String> starts(MeasuredSection section) throws IOException {
		List<Figure> measured = this.figures.stream().filter((figure) -> figure.quantity().isOfStart()).toList();
		if (measured.isEmpty()) {
			return List.of();
		}
		String image = "benchmarks-start-up.svg";
		section.draw(image,
				new Plot("Start-up with 50 and 500 entities",
						"Plinth / other, logarithmic, with intervals of 99 %: left is faster",
						of(measured, Quantity.TIME))
					.toString());
		return section("Start-up", image, "Time to start with Plinth, divided by that of the others", measured,
				List.of(Quantity.TIME, Quantity.CPU));
	}

	private static List<Figure> of(List<Figure> figures, Quantity quantity) {
		return figures.stream().filter((figure) -> figure.quantity() == quantity).toList();
	}

	private static List<String> section(String name, String image, String caption, List<Figure> figures,
			List<Quantity> quantities) {
		List<String> lines = new ArrayList<>(List.of("", "### " + name, "", "![" + caption + "](" + image + ")", "",
				"| | " + quantities.stream()
					.flatMap((quantity) -> Variant.OTHERS.stream()
						.map((other) -> ((other == Variant.HAND) ? quantity.label() + " " : "") + "/ " + other.label()))
					.collect(Collectors.joining(" | ")) + " |",
				"|---" + "|---".repeat(quantities.size() * Variant.OTHERS.size()) + "|"));
		figures.stream()
			.map(Figure::work)
			.distinct()
			.map((work) -> "| " + work + " | " + quantities.stream()
				.flatMap((quantity) -> Variant.OTHERS.stream().map((other) -> cell(figures, work, quantity, other)))
				.collect(Collectors.joining(" | ")) + " |")
			.forEach(lines::add);
		return lines;
	}

	private static String cell(List<Figure> figures, String work, Quantity quantity, Variant other) {
		return figures.stream()
			.filter((figure) -> figure.work().equals(work) && figure.quantity() == quantity && figure.other() == other)
			.findFirst()
			.map(Report::cell)
			.orElse("");
	}

	private static String cell(Figure figure) {
		Ratio ratio = figure.ratio();
		String text = figure.quantity().isTimed()
				? String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", ratio.mean(), ratio.low(), ratio.high())
				: String.format(Locale.ROOT, "%.2f", ratio.mean());
		return figure.missesBudget() ? "**" + text + "**" : text;
	}

}
