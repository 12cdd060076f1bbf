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

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps what Plinth costs, apart from time, within its budget beside the same work by
 * hand: no statement and no plan of a query more, and hardly more allocation. The workers
 * compile without optimizing, so that each run allocates the same to a few bytes, and
 * nothing is optimized away.
 */
@Tag("exhaustive")
class BudgetTests {

	private static final double BUDGET = 1.03;

	private static final int TURNS = 12;

	@ParameterizedTest
	@EnumSource
	void operationIsWithinBudget(Operation operation) {
		Cost byHand = Workers.of(Variant.HAND).cost(operation, TURNS);
		Cost cost = Workers.of(Variant.PLINTH).cost(operation, TURNS);
		assertThat(cost.statements()).as("statements").isLessThanOrEqualTo(byHand.statements());
		assertThat((double) cost.bytes() / byHand.bytes()).as("allocation").isLessThanOrEqualTo(BUDGET);
		assertThat(Workers.of(Variant.PLINTH).planCacheMisses(operation, TURNS)).as("plans")
			.isLessThanOrEqualTo(Workers.of(Variant.HAND).planCacheMisses(operation, TURNS));
	}

}
