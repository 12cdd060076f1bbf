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
package dev.plinth.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.plinth.benchmarks.MeasuredSection;

/**
 * Writes what large tables cost into the document that holds it, and draws it beside it.
 */
final class ScaleReport {

	/**
	 * What takes no longer than 1.10 of the table of living rows.
	 */
	private static final double BUDGET = 1.10;

	private static final double PLAIN_SQL_BUDGET = 1 / 0.90;

	private static final String IMAGE = "benchmarks-scale.svg";

	private final List<TableResult> tables = new ArrayList<>();

	private final List<String> keys = new ArrayList<>();

	private final List<String> trees = new ArrayList<>();

	/**
	 * Add the results of a table.
	 */
	void add(TableResult result) {
		this.tables.add(result);
	}

	/**
	 * Add the result of a kind of keys.
	 * @param rows the number of rows
	 * @param kind the kind
	 * @param result the result
	 */
	void add(int rows, String kind, KeyScale.Result result) {
		this.keys.add(String.format(Locale.ROOT, "| %s | %,d | %,.0f | %,.0f | %,.0f |", kind, rows, result.rate(),
				result.lastRate(), result.indexSize() / 1e6));
	}

	/**
	 * Add the results of a tree.
	 * @param folders the number of its rows
	 * @param work what was done with it
	 * @param timing how long that took
	 * @param statements how many statements
	 */
	void add(int folders, String work, Timing timing, long statements) {
		this.trees.add(String.format(Locale.ROOT, "| %s | %,d | %d | %.1f | %.1f | %s |", work, folders, statements,
				timing.time().toMillis() / 1e3, timing.otherTime().toMillis() / 1e3, timing.text(PLAIN_SQL_BUDGET)));
	}

	/**
	 * Write all of them.
	 * @param document the document
	 * @param database the name and the version of the database
	 * @throws IOException if it cannot be written
	 */
	void write(Path document, String database) throws IOException {
		MeasuredSection section = new MeasuredSection(document, "scale");
		section.draw(IMAGE, new ScalePlot(this.tables).toString());
		List<String> works = this.tables.stream()
			.flatMap((table) -> table.timings().keySet().stream())
			.distinct()
			.toList();
		List<String> lines = new ArrayList<>(List.of("", "![Time against the number of rows](" + IMAGE + ")", "",
				"Milliseconds beside the table of living rows; in brackets, the interval of 99 %.", "",
				"| rows | deleted | " + String.join(" | ", works) + " |", "|---:|---:|" + "---|".repeat(works.size())));
		for (TableResult table : this.tables) {
			lines.add(String.format(Locale.ROOT, "| %,d | %d %% | ", table.rows(), table.deleted())
					+ works.stream().map((work) -> cell(work, table.timings())).collect(Collectors.joining(" | "))
					+ " |");
		}
		lines.addAll(List.of("", "| key | rows | rows a second | of the last fifth | MB of its index |",
				"|---|---:|---:|---:|---:|"));
		lines.addAll(this.keys);
		lines.addAll(List.of("", "| tree | rows | statements | seconds | of plain SQL | ratio |",
				"|---|---:|---:|---:|---:|---|"));
		lines.addAll(this.trees);
		section.write(List.of(database), lines);
	}

	private static String cell(String work, Map<String, Timing> timings) {
		Timing timing = timings.get(work);
		return (timing != null) ? String.format(Locale.ROOT, "%.2f: %s", timing.time().toNanos() / 1e6,
				timing.text(work.equals("trash") ? Double.MAX_VALUE : BUDGET)) : "";
	}

	/**
	 * The results of a table.
	 *
	 * @param rows the number of its rows
	 * @param deleted how many of a hundred of them are deleted
	 * @param timings the results by the name of what was done
	 */
	record TableResult(long rows, int deleted, Map<String, Timing> timings) {

	}

}
