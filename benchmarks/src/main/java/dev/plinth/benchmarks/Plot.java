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

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Ratios with their spread: a group of rows for each work, and a line where Plinth and
 * the other are equal. The axis is logarithmic, and as long as the ratios need it.
 */
final class Plot {

	private static final int LEFT = 110;

	private static final int RIGHT = 680;

	private static final int TOP = 50;

	private static final int ROW = 12;

	private final String title;

	private final String axis;

	private final List<Figure> figures;

	private final double extent;

	/**
	 * Create a plot.
	 * @param title what it shows
	 * @param axis what its axis means
	 * @param figures the figures, those of the same work one after another
	 */
	Plot(String title, String axis, List<Figure> figures) {
		this.title = title;
		this.axis = axis;
		this.figures = figures;
		this.extent = Math.min(4,
				Math.ceil(figures.stream()
					.map(Figure::ratio)
					.flatMapToDouble((ratio) -> DoubleStream.of(ratio.low(), ratio.high()))
					.map((ratio) -> Math.abs(log2(ratio)))
					.reduce(0.5, Math::max) * 2) / 2);
	}

	@Override
	public String toString() {
		List<String> works = this.figures.stream().map(Figure::work).distinct().toList();
		double bottom = TOP + works.size() * (Variant.OTHERS.size() + 1) * ROW;
		Drawing drawing = new Drawing(RIGHT + 30, (int) bottom + 50, this.title);
		legend(drawing);
		for (double power = -this.extent; power <= this.extent; power += this.extent / 4) {
			double ratio = Math.pow(2, power);
			drawing.line((power == 0) ? "axis" : "grid", false, x(ratio), TOP, x(ratio), bottom);
			drawing.text("middle", x(ratio), bottom + 15, String.format(Locale.ROOT, "%.2f", ratio));
		}
		drawing.text("middle", (LEFT + RIGHT) / 2.0, bottom + 35, this.axis);
		double y = TOP;
		for (String work : works) {
			drawing.text("end", LEFT - 8, y + 2 * ROW + 4, work);
			for (Figure figure : this.figures) {
				if (figure.work().equals(work)) {
					y += ROW;
					String style = "c" + Variant.OTHERS.indexOf(figure.other());
					drawing.line(style, false, x(figure.ratio().low()), y, x(figure.ratio().high()), y);
					drawing.dot(style, x(figure.ratio().mean()), y);
				}
			}
			y += ROW;
			drawing.line("grid", false, LEFT, y, RIGHT, y);
		}
		return drawing.toString();
	}

	private static void legend(Drawing drawing) {
		double x = LEFT;
		for (Variant other : Variant.OTHERS) {
			drawing.dot("c" + Variant.OTHERS.indexOf(other), x, 34);
			drawing.text("start", x + 8, 38, "beside " + other.label());
			x += 130;
		}
	}

	private double x(double ratio) {
		double bounded = Math.max(-this.extent, Math.min(this.extent, log2(ratio)));
		return LEFT + (RIGHT - LEFT) * (bounded + this.extent) / (2 * this.extent);
	}

	private static double log2(double ratio) {
		return Math.log(ratio) / Math.log(2);
	}

}
