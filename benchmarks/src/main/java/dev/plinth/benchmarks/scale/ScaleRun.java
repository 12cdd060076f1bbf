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
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.plinth.benchmarks.MeasuredSection;

/**
 * Measures what large tables cost, prints one line a figure, and writes all of them into
 * the document that holds them.
 */
public final class ScaleRun {

	private static final List<Integer> SHARES = List.of(0, 50, 90, 99);

	private ScaleRun() {
	}

	/**
	 * Measure.
	 * @param arguments the document to write the results into, and the numbers of rows of
	 * the tables, by default 100000, 1000000 and 10000000
	 * @throws IOException if no server can be started, or the document cannot be written
	 */
	public static void main(String[] arguments) throws IOException {
		List<Long> sizes = (arguments.length > 1) ? Stream.of(arguments).skip(1).map(Long::valueOf).toList()
				: List.of(100_000L, 1_000_000L, 10_000_000L);
		int largest = Math.toIntExact(sizes.get(sizes.size() - 1));
		Path document = Path.of(arguments[0]);
		ScaleReport report = new ScaleReport();
		try (ScaleServer server = new ScaleServer()) {
			String version = MeasuredSection.version(Objects.requireNonNull(server.jdbc("postgres").getDataSource()));
			DeletedRowsScale tables = new DeletedRowsScale(server);
			for (long rows : sizes) {
				for (int deleted : SHARES) {
					Map<String, Timing> timings = tables.measure(rows, deleted);
					report.add(new ScaleReport.TableResult(rows, deleted, timings));
					timings.forEach((work, timing) -> print("ROWS %d %d %s %s", rows, deleted, work, text(timing)));
				}
				report.write(document, version);
			}
			server.drop(DeletedRowsScale.DATABASE);
			new KeyScale(server).measure(largest / 2).forEach((kind, result) -> {
				report.add(largest / 2, kind, result);
				print("KEYS %d %s %.0f/s %.0f/s %d bytes", largest / 2, kind, result.rate(), result.lastRate(),
						result.indexSize());
			});
			report.write(document, version);
			TreeScale.Result tree = new TreeScale(server).measure(largest / 10);
			report.add(largest / 10, "delete", tree.deletion(), tree.deletionStatements());
			report.add(largest / 10, "restore", tree.restoration(), tree.restorationStatements());
			print("TREE %d delete %s %d statements", largest / 10, text(tree.deletion()), tree.deletionStatements());
			print("TREE %d restore %s %d statements", largest / 10, text(tree.restoration()),
					tree.restorationStatements());
			report.write(document, version);
		}
	}

	private static String text(Timing timing) {
		return String.format(Locale.ROOT, "%s %.3f ms %.3f ms", timing.text(Double.MAX_VALUE),
				timing.time().toNanos() / 1e6, timing.otherTime().toNanos() / 1e6);
	}

	private static void print(String format, Object... arguments) {
		PrintStream output = System.out;
		output.println(String.format(Locale.ROOT, format, arguments));
	}

}
