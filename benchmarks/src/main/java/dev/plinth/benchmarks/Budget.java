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

import dev.plinth.benchmarks.Figure.Quantity;

/**
 * What Plinth may cost.
 */
final class Budget {

	/**
	 * How much throughput there is to be beside the work by hand.
	 */
	static final double THROUGHPUT = 0.97;

	/**
	 * How much an operation may allocate beside the work by hand.
	 */
	static final double ALLOCATION = 1.03;

	/**
	 * How long an application may take to start, beside the one that does everything by
	 * hand.
	 */
	static final double START = 1.05;

	private Budget() {
	}

	/**
	 * Return what a figure is to reach, or not to exceed.
	 */
	static double of(Quantity quantity, Variant other) {
		return switch (quantity) {
			case THROUGHPUT -> (other == Variant.HAND) ? THROUGHPUT : 1;
			case ALLOCATION -> ALLOCATION;
			case STATEMENTS -> 1;
			case TIME, CPU -> START;
		};
	}

}
