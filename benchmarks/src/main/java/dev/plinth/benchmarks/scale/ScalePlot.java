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

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import dev.plinth.benchmarks.Drawing;
import dev.plinth.benchmarks.scale.ScaleReport.TableResult;

/**
 * What work costs against the number of rows: a panel for each, in which a line for each
 * share of deleted rows goes beside the dashed one of the table of living rows. Both axes
 * are logarithmic.
 */
final class ScalePlot {

	private static final int COLUMNS = 3;

	private static final int WIDTH = 180;

	private static final int HEIGHT = 150;

	private static final int LEFT = 70;

	private static final int TOP = 75;

	private static final int GAP = 50;

	private final List<TableResult> tables;

	private final List<String> works;

	private final List<Integer> shares;

	private final double leastRows;

	private final double mostRows;

	ScalePlot(List<TableResult> tables) {
		this.tables = tables;
		this.works = tables.stream().flatMap((table) -> table.timings().keySet().stream()).distinct().toList();
		this.shares = tables.stream().map(TableResult::deleted).distinct().toList();
		double[] rows = tables.stream().mapToDouble(TableResult::rows).sorted().toArray();
		this.leastRows = Math.log10(rows[0]);
		this.mostRows = Math.max(this.leastRows + 1, Math.log10(rows[rows.length - 1]));
	}

	@Override
	public String toString() {
		int lines = (this.works.size() + COLUMNS - 1) / COLUMNS;
		int width = LEFT + COLUMNS * (WIDTH + GAP);
		int height = TOP + lines * (HEIGHT + GAP) + 20;
		Drawing drawing = new Drawing(width, height, "Milliseconds against the number of rows");
		double x = LEFT;
		for (int share : this.shares) {
			drawing.dot(style(share), x, 36);
			drawing.text("start", x + 8, 40, share + " % deleted");
			x += 110;
		}
		drawing.text("start", x, 40, "dashed: living rows only");
		for (int panel = 0; panel < this.works.size(); panel++) {
			draw(drawing, this.works.get(panel), LEFT + panel % COLUMNS * (WIDTH + GAP),
					TOP + panel / COLUMNS * (HEIGHT + GAP));
		}
		drawing.text("middle", width / 2.0, height - 10, "rows of the table, deleted ones included");
		return drawing.toString();
	}

	private void draw(Drawing drawing, String work, double left, double top) {
		drawing.text("start", left, top - 6, work);
		double[] times = this.tables.stream()
			.filter((table) -> table.timings().containsKey(work))
			.map((table) -> timing(table, work))
			.flatMapToDouble((timing) -> DoubleStream.of(millis(timing), otherMillis(timing)))
			.sorted()
			.toArray();
		double least = Math.floor(Math.log10(times[0]));
		double most = Math.max(least + 1, Math.ceil(Math.log10(times[times.length - 1])));
		DoubleUnaryOperator y = (millis) -> top + HEIGHT * (most - Math.log10(millis)) / (most - least);
		for (double power = least; power <= most; power++) {
			double height = y.applyAsDouble(Math.pow(10, power));
			drawing.line("grid", false, left, height, left + WIDTH, height);
			drawing.text("end", left - 4, height + 4, number(Math.pow(10, power)));
		}
		for (double power = Math.ceil(this.leastRows); power <= this.mostRows; power++) {
			double x = x(power, left);
			drawing.line("grid", false, x, top, x, top + HEIGHT);
			drawing.text("middle", x, top + HEIGHT + 14, rows(power));
		}
		drawing.line("axis", false, left, top + HEIGHT, left + WIDTH, top + HEIGHT);
		drawing.line("axis", false, left, top, left, top + HEIGHT);
		for (int share : this.shares) {
			drawing.lines(style(share), true, points(work, share, ScalePlot::otherMillis, left, y));
			drawing.lines(style(share), false, points(work, share, ScalePlot::millis, left, y));
			measured(work, share).forEach((table) -> drawing.dot(style(share),
					x(Math.log10((double) table.rows()), left), y.applyAsDouble(millis(timing(table, work)))));
		}
	}

	private String points(String work, int share, ToDoubleFunction<Timing> millis, double left, DoubleUnaryOperator y) {
		return measured(work, share).stream()
			.map((table) -> String.format(Locale.ROOT, "%.1f,%.1f", x(Math.log10((double) table.rows()), left),
					y.applyAsDouble(millis.applyAsDouble(timing(table, work)))))
			.collect(Collectors.joining(" "));
	}

	private List<TableResult> measured(String work, int share) {
		return this.tables.stream()
			.filter((table) -> table.deleted() == share && table.timings().containsKey(work))
			.toList();
	}

	private static Timing timing(TableResult table, String work) {
		return Objects.requireNonNull(table.timings().get(work));
	}

	private String style(int share) {
		return "c" + this.shares.indexOf(share);
	}

	private double x(double rows, double left) {
		return left + WIDTH * (rows - this.leastRows) / (this.mostRows - this.leastRows);
	}

	private static double millis(Timing timing) {
		return timing.time().toNanos() / 1e6;
	}

	private static double otherMillis(Timing timing) {
		return timing.otherTime().toNanos() / 1e6;
	}

	private static String number(double value) {
		return (value < 1) ? Double.toString(Math.round(value * 1e4) / 1e4) : Long.toString(Math.round(value));
	}

	private static String rows(double power) {
		long rows = Math.round(Math.pow(10, power));
		return (rows < 1_000_000) ? rows / 1_000 + "k" : rows / 1_000_000 + "M";
	}

}
