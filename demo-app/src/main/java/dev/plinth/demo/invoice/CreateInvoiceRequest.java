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
