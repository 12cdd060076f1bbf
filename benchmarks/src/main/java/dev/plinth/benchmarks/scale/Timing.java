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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

import dev.plinth.benchmarks.Ratio;

/**
 * How long something takes, beside something else that takes turns with it.
 *
 * @param ratio the ratio of the runs, pair by pair
 * @param time the median of the runs
 * @param otherTime the median of the runs of the other
 */
record Timing(Ratio ratio, Duration time, Duration otherTime) {

	private static final Duration WARM_UP = Duration.ofSeconds(1);

	private static final Duration MEASUREMENT = Duration.ofSeconds(3);

	/**
	 * The least number of pairs whose order gives an interval.
	 */
	private static final int LEAST_PAIRS = 8;

	private static final int MOST_PAIRS = 2_000;

	/**
	 * Measure, after a while of warming up, in as many short runs as time allows. Those
	 * of a pair take turns in being first.
	 * @param work what is measured
	 * @param other what it is compared with
	 * @param calls how many calls a run has
	 * @return what has been measured
	 */
	static Timing measure(Work work, Work other, int calls) {
		int warm = pairs(work, other, calls, 0, WARM_UP).size();
		return of(pairs(work, other, calls, warm, MEASUREMENT), calls);
	}

	private static List<long[]> pairs(Work work, Work other, int calls, int done, Duration duration) {
		List<long[]> pairs = new ArrayList<>();
		long end = System.nanoTime() + duration.toNanos();
		while (pairs.size() < LEAST_PAIRS || (System.nanoTime() < end && pairs.size() < MOST_PAIRS)) {
			int first = (done + pairs.size()) * calls;
			long[] pair = new long[2];
			if (pairs.size() % 2 == 0) {
				pair[0] = time(work, first, calls);
				pair[1] = time(other, first, calls);
			}
			else {
				pair[1] = time(other, first, calls);
				pair[0] = time(work, first, calls);
			}
			pairs.add(pair);
		}
		return pairs;
	}

	/**
	 * Return what pairs of runs come to.
	 * @param pairs how long the runs took, that of the other being the second, in
	 * nanoseconds
	 * @param calls how many calls a run had
	 * @return what has been measured
	 */
	static Timing of(List<long[]> pairs, int calls) {
		return new Timing(Ratio.ofMedian(pairs.stream().map((pair) -> (double) pair[0] / pair[1]).toList()),
				median(pairs.stream().mapToLong((pair) -> pair[0]), calls),
				median(pairs.stream().mapToLong((pair) -> pair[1]), calls));
	}

	private static Duration median(LongStream times, int calls) {
		long[] sorted = times.sorted().toArray();
		return Duration.ofNanos(sorted[sorted.length / 2] / calls);
	}

	private static long time(Work work, int first, int calls) {
		long start = System.nanoTime();
		for (int call = 0; call < calls; call++) {
			work.run(first + call);
		}
		return System.nanoTime() - start;
	}

	/**
	 * Return the ratio and its interval, as reports have it, bold where all of it is
	 * beyond a budget.
	 * @param budget the budget
	 */
	String text(double budget) {
		String text = String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", this.ratio.mean(), this.ratio.low(),
				this.ratio.high());
		return (this.ratio.low() > budget) ? "**" + text + "**" : text;
	}

	/**
	 * Something that takes time.
	 */
	interface Work {

		/**
		 * Do it once.
		 * @param turn how often it has been done before
		 */
		void run(int turn);

	}

}
