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
package dev.plinth.mapping.naming;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Plurals}.
 */
class PluralsTests {

	@ParameterizedTest
	@CsvSource({ "OrderItem, OrderItems", "order_item, order_items", "SchoolChild, SchoolChildren",
			"Category, Categories", "Box, Boxes", "Address, Addresses", "OrderStatus, OrderStatuses", "Bus, Buses",
			"Analysis, Analyses", "OrderDetails, OrderDetails", "UserSettings, UserSettings", "Statistics, Statistics",
			"News, News", "Series, Series", "User, Users", "A, As" })
	void lastWordIsInThePlural(String name, String plural) {
		assertThat(Plurals.of(name)).isEqualTo(plural);
	}

}
