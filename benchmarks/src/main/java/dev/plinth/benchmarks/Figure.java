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
 * One comparison of Plinth with another variant.
 *
 * @param database where
 * @param work the name of what was done
 * @param other the other variant
 * @param quantity what was measured
 * @param ratio the figures of Plinth, divided by those of the other variant
 */
record Figure(Database database, String work, Variant other, Quantity quantity, Ratio ratio) {

	/**
	 * Return whether the figure misses its budget. What is timed does only where its
	 * whole interval does. The budget for all but throughput is that beside the work by
	 * hand.
	 */
	boolean missesBudget() {
		double budget = Budget.of(this.quantity, this.other);
		return switch (this.quantity) {
			case THROUGHPUT -> this.ratio.high() < budget;
			case ALLOCATION, STATEMENTS -> this.other == Variant.HAND && this.ratio.mean() > budget;
			case TIME -> this.other == Variant.HAND && this.ratio.low() > budget;
			case CPU -> false;
		};
	}

	@Override
	public String toString() {
		String place = (this.database == Database.H2) ? "" : "@" + this.database.label();
		String spread = this.quantity.isTimed()
				? String.format(Locale.ROOT, " [%.2f, %.2f]", this.ratio.low(), this.ratio.high()) : "";
		return String.format(Locale.ROOT, "RATIO %s%s plinth/%s %.2f %s%s%s", this.work, place, this.other.label(),
				this.ratio.mean(), this.quantity.label(), spread, verdict());
	}

	private String verdict() {
		return missesBudget()
				? String.format(Locale.ROOT, " MISSES ITS BUDGET OF %.2f", Budget.of(this.quantity, this.other)) : "";
	}

	/**
	 * What is measured.
	 */
	enum Quantity {

		/**
		 * How often an operation is done in a second.
		 */
		THROUGHPUT,

		/**
		 * How many bytes a thread allocates for it.
		 */
		ALLOCATION,

		/**
		 * How many statements it prepares.
		 */
		STATEMENTS,

		/**
		 * How long it takes.
		 */
		TIME,

		/**
		 * How long all threads compute for it.
		 */
		CPU;

		/**
		 * Return whether the figure differs from run to run.
		 */
		boolean isTimed() {
			return this != ALLOCATION && this != STATEMENTS;
		}

		/**
		 * Return whether the figure is that of the start of an application, not of an
		 * operation.
		 */
		boolean isOfStart() {
			return this == TIME || this == CPU;
		}

		String label() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
