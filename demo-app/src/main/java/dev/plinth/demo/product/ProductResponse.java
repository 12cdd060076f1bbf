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
package dev.plinth.demo.product;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plinth.demo.web.Stamps;
import org.jspecify.annotations.Nullable;

/**
 * A product as clients see it.
 *
 * @param stamps identity, version and audit fields
 * @param name the name
 * @param slug a readable name for addresses
 * @param price the price of one piece
 */
record ProductResponse(@JsonUnwrapped Stamps stamps, String name, @Nullable String slug, BigDecimal price) {

	static ProductResponse of(Product product) {
		return new ProductResponse(Stamps.of(product), product.getName(), product.getSlug(), product.getPrice());
	}

}
