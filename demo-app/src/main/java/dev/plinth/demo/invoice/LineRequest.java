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
package dev.plinth.demo.invoice;

import java.util.List;
import java.util.Objects;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * A line as clients ask for it.
 *
 * @param productId the product
 * @param quantity how many pieces
 */
record LineRequest(@NotNull Long productId, @NotNull @Positive @Max(1_000_000) Integer quantity) {

	/**
	 * Return the requests that the lines of an invoice answer.
	 * @param invoice the invoice
	 * @return the requests, in the order of the lines
	 */
	static List<LineRequest> of(Invoice invoice) {
		return invoice.getLines()
			.stream()
			.map((line) -> new LineRequest(Objects.requireNonNull(line.getProduct().getId()), line.getQuantity()))
			.toList();
	}

}
