package dev.plinth.demo.product;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plinth.demo.web.Stamps;

/**
 * A product as clients see it.
 *
 * @param stamps identity, version and audit fields
 * @param name the name
 * @param price the price of one piece
 */
record ProductResponse(@JsonUnwrapped Stamps stamps, String name, BigDecimal price) {

	static ProductResponse of(Product product) {
		return new ProductResponse(Stamps.of(product), product.getName(), product.getPrice());
	}

}
