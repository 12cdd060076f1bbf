package dev.plinth.demo.product;

import java.math.BigDecimal;

import dev.plinth.demo.web.Storable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/**
 * The whole new content of a product.
 *
 * @param version the version that the change is based on
 * @param name the name
 * @param price the price of one piece
 */
record UpdateProductRequest(@NotNull Long version, @NotBlank @Size(max = 100) @Storable String name,
		@NotNull @PositiveOrZero @DecimalMax("9999999999.99") @Digits(integer = 10, fraction = 2) BigDecimal price) {

}
