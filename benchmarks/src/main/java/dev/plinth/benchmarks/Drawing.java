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

import java.util.Locale;

/**
 * A drawing as SVG, on a ground of its own, light or dark as the reader has it.
 */
public final class Drawing {

	private static final String STYLE = """
			<style>
			.ground { fill: #ffffff }
			text { fill: #24292f }
			.grid { stroke: #d0d7de }
			.axis { stroke: #57606a }
			.c0 { stroke: #0969da; fill: #0969da }
			.c1 { stroke: #1a7f37; fill: #1a7f37 }
			.c2 { stroke: #bc4c00; fill: #bc4c00 }
			.c3 { stroke: #8250df; fill: #8250df }
			polyline { fill: none !important; stroke-width: 1.5 }
			@media (prefers-color-scheme: dark) {
			.ground { fill: #0d1117 }
			text { fill: #e6edf3 }
			.grid { stroke: #30363d }
			.axis { stroke: #8b949e }
			.c0 { stroke: #58a6ff; fill: #58a6ff }
			.c1 { stroke: #3fb950; fill: #3fb950 }
			.c2 { stroke: #f0883e; fill: #f0883e }
			.c3 { stroke: #bc8cff; fill: #bc8cff }
			}
			</style>
			""";

	private final StringBuilder svg = new StringBuilder();

	/**
	 * Begin a drawing.
	 * @param width its width
	 * @param height its height
	 * @param title what it shows
	 */
	public Drawing(int width, int height, String title) {
		append("<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' viewBox='0 0 %d %d'"
				+ " font-family='sans-serif' font-size='11' role='img'>%n<title>%s</title>%n", width, height, width,
				height, title);
		this.svg.append(STYLE);
		append("<rect class='ground' width='%d' height='%d'/>%n", width, height);
		append("<text x='%.1f' y='18' text-anchor='middle' font-size='13' font-weight='bold'>%s</text>%n", width / 2.0,
				title);
	}

	/**
	 * Draw a line.
	 * @param style its class
	 * @param dashed whether it has gaps
	 * @param x1 where it begins
	 * @param y1 where it begins
	 * @param x2 where it ends
	 * @param y2 where it ends
	 */
	public void line(String style, boolean dashed, double x1, double y1, double x2, double y2) {
		append("<line class='%s'%s x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>%n", style,
				dashed ? " stroke-dasharray='4 3'" : "", x1, y1, x2, y2);
	}

	/**
	 * Draw lines from point to point.
	 * @param style their class
	 * @param dashed whether they have gaps
	 * @param points the points, as SVG has them
	 */
	public void lines(String style, boolean dashed, String points) {
		append("<polyline class='%s'%s points='%s'/>%n", style, dashed ? " stroke-dasharray='4 3'" : "", points);
	}

	/**
	 * Draw a dot.
	 * @param style its class
	 * @param x where its centre is
	 * @param y where its centre is
	 */
	public void dot(String style, double x, double y) {
		append("<circle class='%s' cx='%.1f' cy='%.1f' r='3'/>%n", style, x, y);
	}

	/**
	 * Write a text.
	 * @param anchor which end of it is at the place: start, middle or end
	 * @param x the place
	 * @param y the place
	 * @param text the text
	 */
	public void text(String anchor, double x, double y, String text) {
		append("<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>%n", x, y, anchor,
				text.replace("&", "&amp;").replace("<", "&lt;"));
	}

	private void append(String format, Object... arguments) {
		this.svg.append(String.format(Locale.ROOT, format, arguments));
	}

	@Override
	public String toString() {
		return this.svg + "</svg>" + System.lineSeparator();
	}

}
