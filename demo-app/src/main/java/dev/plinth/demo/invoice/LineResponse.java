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

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A line as clients see it.
 *
 * @param productId the product
 * @param productName its name, also after it was deleted
 * @param quantity how many pieces
 * @param price the price of one piece when the line was written
 * @param total the price of the line
 */
record LineResponse(Long productId, String productName, int quantity, BigDecimal price, BigDecimal total) {

	static LineResponse of(InvoiceLine line) {
		return new LineResponse(Objects.requireNonNull(line.getProduct().getId()), line.getProduct().getName(),
				line.getQuantity(), line.getPrice(), line.getTotal());
	}

}
