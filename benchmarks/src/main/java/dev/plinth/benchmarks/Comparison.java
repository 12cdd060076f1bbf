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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.plinth.benchmarks.Figure.Quantity;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Compares the variants on one database.
 * <ol>
 * <li>Statements and allocation are counted in JVMs that compile without optimizing:
 * there they repeat from run to run.
 * <li>For throughput, every variant gets a new JVM for each operation in each round: what
 * ran before decides how a JVM compiles, and equal ones may compile differently. In a
 * single round, which takes less time, the operations share them.
 * <li>All warm up at once.
 * <li>Then they take turns, one iteration each, in another order each time, so that those
 * of one turn make a pair; with several rounds, those of one round do.
 * </ol>
 *
 * @param database the database
 * @param scale how much there is, and how much of it operations take
 * @param timed the operations whose throughput is measured; statements and allocation are
 * counted of all
 * @param rounds how many JVMs each variant gets for an operation, one after another
 * @param warmUp how long an operation on many rows warms up in each, in milliseconds; one
 * on a single row does so for {@value #SINGLE_ROW_WARM_UP} times as long
 * @param turns how many iterations are measured in each
 * @param iteration how long each of them is, in milliseconds
 */
record Comparison(Database database, Scale scale, Set<Operation> timed, int rounds, long warmUp, int turns,
		long iteration) {

	/**
	 * An operation on one row runs more code for each row, and most of it once a
	 * transaction, so that the compiler takes longer to come to the end of it.
	 */
	private static final int SINGLE_ROW_WARM_UP = 4;

	private static final List<String> JVM_OPTIONS = List.of("-XX:+UseSerialGC", "-Xms512m", "-Xmx1g",
			"-Djmh.ignoreLock=true");

	private static final List<String> REPEATABLE_JVM_OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
			"-Xmx1g");

	/**
	 * Compare.
	 * @param consumer takes each figure as soon as it is known
	 */
	void run(Consumer<Figure> consumer) {
		withWorkers(REPEATABLE_JVM_OPTIONS, (workers) -> {
			for (Operation operation : Operation.values()) {
				count(operation, workers, consumer);
			}
		});
		Map<Operation, Map<Variant, List<Double>>> samples = new EnumMap<>(Operation.class);
		for (int round = 0; round < this.rounds; round++) {
			for (Set<Operation> operations : together()) {
				withWorkers(JVM_OPTIONS, (workers) -> operations.forEach((operation) -> measure(operation, workers,
						samples.computeIfAbsent(operation, (key) -> noSamples()))));
			}
		}
		samples.forEach((operation, measured) -> {
			for (Variant other : Variant.OTHERS) {
				consumer.accept(new Figure(this.database, operation.label(), other, Quantity.THROUGHPUT,
						Ratio.of(samples(measured, Variant.PLINTH), samples(measured, other))));
			}
		});
	}

	private void withWorkers(List<String> options, Consumer<Map<Variant, Sandbox>> work) {
		Map<Variant, Sandbox> workers = new EnumMap<>(Variant.class);
		List<String> urls = new ArrayList<>();
		try {
			for (Variant variant : Variant.values()) {
				String url = this.database.create();
				urls.add(url);
				workers.put(variant, WorkerProcess.start(variant, url, this.database.username(), this.scale, options));
			}
			work.accept(workers);
		}
		finally {
			workers.values().forEach(Sandbox::close);
			urls.forEach(this.database::drop);
		}
	}

	private static Map<Variant, List<Double>> noSamples() {
		Map<Variant, List<Double>> samples = new EnumMap<>(Variant.class);
		EnumSet.allOf(Variant.class).forEach((variant) -> samples.put(variant, new ArrayList<>()));
		return samples;
	}

	private static List<Double> samples(Map<Variant, List<Double>> measured, Variant variant) {
		return Objects.requireNonNull(measured.get(variant));
	}

	private Collection<Set<Operation>> together() {
		return (this.rounds == 1) ? Set.of(this.timed) : this.timed.stream().map(Set::of).toList();
	}

	private void measure(Operation operation, Map<Variant, Sandbox> workers, Map<Variant, List<Double>> all) {
		Map<Variant, List<Double>> measured = noSamples();
		inParallel(workers.keySet(),
				(variant) -> Objects.requireNonNull(workers.get(variant)).throughput(operation, warmUp(operation)));
		List<Variant> order = new ArrayList<>(workers.keySet());
		for (int turn = 0; turn < this.turns; turn++) {
			for (Variant variant : order) {
				samples(measured, variant)
					.add(Objects.requireNonNull(workers.get(variant)).throughput(operation, this.iteration));
			}
			Collections.rotate(order, 1);
		}
		measured.forEach((variant, throughputs) -> samples(all, variant).addAll(independent(throughputs)));
	}

	private long warmUp(Operation operation) {
		return (operation.expected(this.scale) == 1) ? SINGLE_ROW_WARM_UP * this.warmUp : this.warmUp;
	}

	/**
	 * What one JVM measures depends on how it has compiled, so that with several rounds
	 * it is one sample.
	 */
	private List<Double> independent(List<Double> throughputs) {
		return (this.rounds == 1) ? throughputs
				: List.of(StatUtils.geometricMean(throughputs.stream().mapToDouble(Double::doubleValue).toArray()));
	}

	private static void inParallel(Set<Variant> variants, Consumer<Variant> work) {
		CompletableFuture
			.allOf(variants.stream()
				.map((variant) -> CompletableFuture.runAsync(() -> work.accept(variant),
						(task) -> new Thread(task).start()))
				.toArray(CompletableFuture<?>[]::new))
			.join();
	}

	private void count(Operation operation, Map<Variant, Sandbox> workers, Consumer<Figure> consumer) {
		Map<Variant, Cost> costs = new ConcurrentHashMap<>();
		inParallel(workers.keySet(), (variant) -> costs.put(variant,
				Objects.requireNonNull(workers.get(variant)).cost(operation, repetitions(operation))));
		Cost plinth = Objects.requireNonNull(costs.get(Variant.PLINTH));
		for (Variant other : Variant.OTHERS) {
			Cost cost = Objects.requireNonNull(costs.get(other));
			consumer.accept(new Figure(this.database, operation.label(), other, Quantity.ALLOCATION,
					Ratio.of(plinth.bytes(), cost.bytes())));
			consumer.accept(new Figure(this.database, operation.label(), other, Quantity.STATEMENTS,
					Ratio.of(plinth.statements(), cost.statements())));
		}
	}

	/**
	 * How often an operation is done to find out what it costs, when nothing is left to
	 * be set up.
	 */
	private static int repetitions(Operation operation) {
		return (operation == Operation.DELETE_ALL || operation == Operation.RESTORE_ALL) ? 3 : 12;
	}

}
