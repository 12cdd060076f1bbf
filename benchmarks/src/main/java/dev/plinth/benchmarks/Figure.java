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
 * @param operation what was done
 * @param other the other variant
 * @param quantity what was measured
 * @param ratio the figures of Plinth, divided by those of the other variant
 */
record Figure(Database database, Operation operation, Variant other, Quantity quantity, Ratio ratio) {

	/**
	 * Return whether the figure misses its budget. A throughput does only where its whole
	 * interval does. The budget for what repeats is that beside the work by hand.
	 */
	boolean missesBudget() {
		return switch (this.quantity) {
			case THROUGHPUT -> this.ratio.high() < ((this.other == Variant.HAND) ? 0.97 : 1);
			case ALLOCATION -> this.other == Variant.HAND && this.ratio.mean() > 1.03;
			case STATEMENTS -> this.other == Variant.HAND && this.ratio.mean() > 1;
		};
	}

	@Override
	public String toString() {
		String place = (this.database == Database.H2) ? "" : "@" + this.database.label();
		String spread = (this.quantity == Quantity.THROUGHPUT)
				? String.format(Locale.ROOT, " [%.2f, %.2f]", this.ratio.low(), this.ratio.high()) : "";
		return String.format(Locale.ROOT, "RATIO %s%s plinth/%s %.2f %s%s%s", this.operation.label(), place,
				this.other.label(), this.ratio.mean(), this.quantity.name().toLowerCase(Locale.ROOT), spread,
				missesBudget() ? " MISSES ITS BUDGET" : "");
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
		STATEMENTS

	}

}
