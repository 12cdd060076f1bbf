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
