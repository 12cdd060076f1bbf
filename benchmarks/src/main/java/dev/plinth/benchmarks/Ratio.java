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
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * How Plinth compares with another variant: the ratio of what was measured in pairs, one
 * right after the other, so that what disturbs the machine disturbs both.
 *
 * @param mean the geometric mean of the ratios, or their median
 * @param low the lower end of its confidence interval of 99 %
 * @param high the upper end
 */
public record Ratio(double mean, double low, double high) {

	private static final double CONFIDENCE = 0.99;

	/**
	 * Compare two variants.
	 * @param plinth what was measured of Plinth
	 * @param other what was measured of the other variant, in the same order
	 */
	public static Ratio of(List<Double> plinth, List<Double> other) {
		int pairs = plinth.size();
		SummaryStatistics logarithms = new SummaryStatistics();
		IntStream.range(0, pairs)
			.forEach((index) -> logarithms.addValue(Math.log(plinth.get(index) / other.get(index))));
		double spread = new TDistribution(pairs - 1).inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2)
				* logarithms.getStandardDeviation() / Math.sqrt(pairs);
		return new Ratio(Math.exp(logarithms.getMean()), Math.exp(logarithms.getMean() - spread),
				Math.exp(logarithms.getMean() + spread));
	}

	/**
	 * Compare by the median of ratios, which is not touched by what disturbs some of them
	 * by far more than they differ.
	 * @param ratios the ratios; the interval of less than eight of them reaches from the
	 * least to the greatest
	 */
	public static Ratio ofMedian(List<Double> ratios) {
		List<Double> sorted = ratios.stream().sorted().toList();
		int pairs = sorted.size();
		BinomialDistribution below = new BinomialDistribution(pairs, 0.5);
		int low = Math.max(0, below.inverseCumulativeProbability((1 - CONFIDENCE) / 2) - 1);
		return new Ratio((sorted.get((pairs - 1) / 2) + sorted.get(pairs / 2)) / 2, sorted.get(low),
				sorted.get(pairs - 1 - low));
	}

	/**
	 * Compare figures that repeat.
	 */
	static Ratio of(long plinth, long other) {
		double ratio = (double) plinth / other;
		return new Ratio(ratio, ratio, ratio);
	}

}
