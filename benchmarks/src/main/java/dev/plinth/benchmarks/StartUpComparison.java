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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

import dev.plinth.benchmarks.Figure.Quantity;

import org.springframework.util.FileSystemUtils;

/**
 * Compares how long the applications of the variants take to start, on H2. Each start has
 * a JVM of its own, since applications start in cold ones; the variants take turns, in
 * another order each time, and those of one turn make a pair.
 *
 * @param entities the number of entities
 * @param turns how often each application is started; the first turn, which brings the
 * class path into the memory of the machine, does not count
 */
record StartUpComparison(int entities, int turns) {

	/**
	 * Compare.
	 * @param consumer takes each figure
	 */
	void run(Consumer<Figure> consumer) {
		try {
			Path directory = Files.createTempDirectory("start-up");
			try {
				compare(directory, consumer);
			}
			finally {
				FileSystemUtils.deleteRecursively(directory);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void compare(Path directory, Consumer<Figure> consumer) throws IOException {
		int generated = this.entities - GeneratedEntities.OTHERS;
		Map<Variant, List<StartUp>> starts = new EnumMap<>(Variant.class);
		for (Variant variant : Variant.values()) {
			starts.put(variant, new ArrayList<>());
			GeneratedEntities.compile(variant, generated, directory.resolve(variant.label()));
		}
		List<Variant> order = new ArrayList<>(starts.keySet());
		for (int turn = 0; turn <= this.turns; turn++) {
			for (Variant variant : order) {
				StartUp start = StartUp.of(variant, generated, directory.resolve(variant.label()));
				if (turn > 0) {
					starts(starts, variant).add(start);
				}
			}
			if (turn % 2 == 0) {
				Collections.reverse(order);
			}
			else {
				Collections.rotate(order, 1);
			}
		}
		for (Variant other : Variant.OTHERS) {
			consumer.accept(figure(other, Quantity.TIME, starts, StartUp::nanos));
			consumer.accept(figure(other, Quantity.CPU, starts, StartUp::cpuNanos));
		}
	}

	private Figure figure(Variant other, Quantity quantity, Map<Variant, List<StartUp>> starts,
			ToLongFunction<StartUp> reading) {
		return new Figure(Database.H2, "start-up-" + this.entities, other, quantity,
				Ratio.of(readings(starts, Variant.PLINTH, reading), readings(starts, other, reading)));
	}

	private static List<Double> readings(Map<Variant, List<StartUp>> starts, Variant variant,
			ToLongFunction<StartUp> reading) {
		return starts(starts, variant).stream().map((start) -> (double) reading.applyAsLong(start)).toList();
	}

	private static List<StartUp> starts(Map<Variant, List<StartUp>> starts, Variant variant) {
		return Objects.requireNonNull(starts.get(variant));
	}

}
