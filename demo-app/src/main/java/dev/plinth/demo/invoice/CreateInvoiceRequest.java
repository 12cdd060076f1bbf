package dev.plinth.demo.invoice;

import java.util.List;

import dev.plinth.demo.web.Storable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * An invoice to create.
 *
 * @param customerId the user to whom it is written
 * @param description what it is about
 * @param lines the lines, which may be none
 * @param tags the tags, none if left out
 */
record CreateInvoiceRequest(@NotNull Long customerId, @NotBlank @Size(max = 255) @Storable String description,
		@NotNull @Size(max = 100) List<@NotNull @Valid LineRequest> lines,
		@Size(max = 20) List<@NotBlank @Size(max = 50) @Storable String> tags) implements InvoiceContent {

	CreateInvoiceRequest {
		tags = (tags != null) ? tags : List.of();
	}

}
