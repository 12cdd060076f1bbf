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

	/**
	 * Measure.
	 * @param work what is measured
	 * @param other what it is compared with
	 * @param pairs how many runs there are of each
	 * @param calls how many calls a run has
	 * @return what has been measured
	 */
	static Timing measure(Work work, Work other, int pairs, int calls) {
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
	static Timing of(long[] times, long[] otherTimes, int calls) {
		return new Timing(Ratio.of(seconds(times), seconds(otherTimes)), median(times, calls),
				median(otherTimes, calls));
	}

	private static List<Double> seconds(long[] times) {
		return LongStream.of(times).mapToObj((time) -> time / 1e9).toList();
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
		return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", this.ratio.mean(), this.ratio.low(),
				this.ratio.high());
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
