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
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How long something takes, beside something else that takes turns with it.
 *
 * @param value the median of the ratios of all pairs of runs
 * @param low where the 99 % confidence interval of that median begins
 * @param high where it ends
 * @param time the median of the runs
 * @param otherTime the median of the runs of the other
 */
record Ratio(double value, double low, double high, Duration time, Duration otherTime) {

	/**
	 * The quantile of the normal distribution that leaves 1 % outside.
	 */
	private static final double QUANTILE = 2.576;

	/**
	 * Measure.
	 * @param work what is measured
	 * @param other what it is compared with
	 * @param pairs how many runs there are of each
	 * @param calls how many calls a run has
	 * @return what has been measured
	 */
	static Ratio measure(Work work, Work other, int pairs, int calls) {
		long[] times = new long[pairs];
		long[] otherTimes = new long[pairs];
		for (int pair = 0; pair < pairs; pair++) {
			int first = pair * calls;
			if (pair % 2 == 0) {
				times[pair] = time(work, first, calls);
				otherTimes[pair] = time(other, first, calls);
			}
			else {
				otherTimes[pair] = time(other, first, calls);
				times[pair] = time(work, first, calls);
			}
		}
		return of(times, otherTimes, calls);
	}

	/**
	 * Return what pairs of runs come to.
	 * @param times how long the runs took, in nanoseconds
	 * @param otherTimes how long the runs of the other took
	 * @param calls how many calls a run had
	 * @return what has been measured
	 */
	static Ratio of(long[] times, long[] otherTimes, int calls) {
		int pairs = times.length;
		double[] ratios = IntStream.range(0, pairs)
			.mapToDouble((pair) -> (double) times[pair] / otherTimes[pair])
			.sorted()
			.toArray();
		double spread = QUANTILE * Math.sqrt(pairs) / 2;
		return new Ratio(ratios[pairs / 2], ratios[Math.max(0, (int) Math.floor(pairs / 2.0 - spread))],
				ratios[Math.min(pairs - 1, (int) Math.ceil(pairs / 2.0 + spread))], median(times, calls),
				median(otherTimes, calls));
	}

	private static Duration median(long[] times, int calls) {
		return Duration.ofNanos(LongStream.of(times).sorted().skip(times.length / 2).findFirst().orElseThrow() / calls);
	}

	private static long time(Work work, int first, int calls) {
		long start = System.nanoTime();
		for (int call = 0; call < calls; call++) {
			work.run(first + call);
		}
		return System.nanoTime() - start;
	}

	/**
	 * Return the ratio and its interval, as reports have it.
	 */
	String text() {
		return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", this.value, this.low, this.high);
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
