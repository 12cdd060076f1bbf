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

/**
 * Ratios with their spread, drawn as SVG: a row for each, and a line where Plinth and the
 * other are equal.
 */
final class Plot {

	private static final int LEFT = 200;

	private static final int WIDTH = 480;

	private static final int ROW = 16;

	private static final double LOWEST = 0.25;

	private final List<Figure> figures;

	Plot(List<Figure> figures) {
		this.figures = figures;
	}

	@Override
	public String toString() {
		int height = ROW * (this.figures.size() + 2);
		StringBuilder svg = new StringBuilder();
		svg.append(text("<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif'"
				+ " font-size='11'>%n", LEFT + WIDTH + 20, height));
		for (double ratio : new double[] { 0.25, 0.5, 1, 2, 4 }) {
			svg.append(text("<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='%s'/>%n", x(ratio), x(ratio), ROW,
					height - ROW, (ratio == 1) ? "black" : "lightgray"));
			svg.append(text("<text x='%.1f' y='%d' text-anchor='middle'>%s</text>%n", x(ratio), height - 3, ratio));
		}
		int y = ROW;
		for (Figure figure : this.figures) {
			y += ROW;
			String color = switch (figure.other()) {
				case HAND -> "#1f77b4";
				case USUAL -> "#2ca02c";
				default -> "#9467bd";
			};
			svg.append(text("<text x='%d' y='%d' text-anchor='end'>%s / %s</text>%n", LEFT - 8, y,
					figure.operation().label(), figure.other().label()));
			svg.append(text("<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='%s'/>%n", x(figure.ratio().low()),
					x(figure.ratio().high()), y - 4, y - 4, color));
			svg.append(text("<circle cx='%.1f' cy='%d' r='3.5' fill='%s'/>%n", x(figure.ratio().mean()), y - 4, color));
		}
		return svg.append("</svg>").append(System.lineSeparator()).toString();
	}

	/**
	 * The axis is logarithmic, from a quarter to four.
	 */
	private static double x(double ratio) {
		double bounded = Math.max(LOWEST, Math.min(1 / LOWEST, ratio));
		return LEFT + WIDTH * Math.log(bounded / LOWEST) / Math.log(1 / (LOWEST * LOWEST));
	}

	private static String text(String format, Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}

}
