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
