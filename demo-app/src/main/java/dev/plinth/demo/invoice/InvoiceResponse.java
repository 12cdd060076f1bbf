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
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plinth.demo.tag.Tag;
import dev.plinth.demo.user.User;
import dev.plinth.demo.web.Stamps;

/**
 * An invoice as clients see it.
 *
 * @param stamps identity, version and audit fields
 * @param customerId the user to whom it is written
 * @param customer the same user with the name, also after it was deleted
 * @param description what it is about
 * @param lines the lines in their order
 * @param tags the tags in their order
 * @param total the sum of the lines
 */
record InvoiceResponse(@JsonUnwrapped Stamps stamps, Long customerId, Customer customer, String description,
		List<LineResponse> lines, List<String> tags, BigDecimal total) {

	static InvoiceResponse of(Invoice invoice) {
		Customer customer = Customer.of(invoice.getCustomer());
		return new InvoiceResponse(Stamps.of(invoice), customer.id(), customer, invoice.getDescription(),
				invoice.getLines().stream().map(LineResponse::of).toList(),
				invoice.getTags().stream().map(Tag::getName).toList(), invoice.getTotal());
	}

	/**
	 * The customer of an invoice.
	 *
	 * @param id the identifier
	 * @param name the name
	 */
	record Customer(Long id, String name) {

		static Customer of(User user) {
			return new Customer(Objects.requireNonNull(user.getId()), user.getName());
		}

	}

}
