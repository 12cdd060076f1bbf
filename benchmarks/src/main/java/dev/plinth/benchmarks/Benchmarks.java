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
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The benchmarks, as {@code benchmarks/run} starts them.
 */
final class Benchmarks {

	private static final Set<Operation> MOST_COMMON = EnumSet.of(Operation.INSERT, Operation.UPDATE, Operation.FIND,
			Operation.PAGE, Operation.LIST, Operation.DELETE_MANY);

	private static final List<Integer> ENTITIES = List.of(50, 500);

	private static final int STARTS = 8;

	private Benchmarks() {
	}

	/**
	 * Run the benchmarks. Prints one line a figure; the exit code is 1 where one misses
	 * its budget.
	 * @param arguments {@code short}; {@code start-up} and how often to start each
	 * application; or {@code full}, the document to write the figures into, and how many
	 * rounds to measure
	 * @throws IOException if the document cannot be written
	 */
	public static void main(String[] arguments) throws IOException {
		List<Figure> figures = new ArrayList<>();
		PrintStream output = System.out;
		Consumer<Figure> consumer = (figure) -> {
			output.println(figure);
			figures.add(figure);
		};
		switch (arguments[0]) {
			case "short" -> new Comparison(Database.H2, Scale.MEDIUM, MOST_COMMON, 1, 3_000, 8, 300).run(consumer);
			case "start-up" -> compareStartUp(Integer.parseInt(arguments[1]), consumer);
			default -> {
				Path document = Path.of(arguments[1]);
				for (Database database : Database.values()) {
					new Comparison(database, Scale.FULL, EnumSet.allOf(Operation.class), Integer.parseInt(arguments[2]),
							12_000, 3, 600)
						.run(consumer);
					new Report(figures).write(document);
				}
				compareStartUp(STARTS, consumer);
				new Report(figures).write(document);
			}
		}
		System.exit(figures.stream().anyMatch(Figure::missesBudget) ? 1 : 0);
	}

	private static void compareStartUp(int starts, Consumer<Figure> consumer) {
		for (int entities : ENTITIES) {
			new StartUpComparison(entities, starts).run(consumer);
		}
	}

}
