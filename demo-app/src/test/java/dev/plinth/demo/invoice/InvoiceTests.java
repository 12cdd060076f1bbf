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

import dev.plinth.demo.product.Product;
import dev.plinth.demo.user.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lines and the total of an invoice, without a database.
 */
class InvoiceTests {

	private final Product desk = new Product("Desk", new BigDecimal("99.9"));

	private final Product chair = new Product("Chair", new BigDecimal("0.05"));

	private final Invoice invoice = new Invoice(new User("Carol", "carol@example.com"), "Office");

	@Test
	void totalWhenThereAreNoLinesIsZero() {
		assertThat(this.invoice.getTotal()).isEqualTo("0.00");
	}

	@Test
	void totalIsTheSumOfTheLines() {
		this.invoice.replaceLines(List.of(line(this.desk, 1), line(this.chair, 1_000_000)));
		assertThat(this.invoice.getTotal()).isEqualTo("50099.90");
	}

	@Test
	void replaceLinesKeepsTheGivenOrder() {
		InvoiceLine first = line(this.desk, 1);
		InvoiceLine second = line(this.chair, 1);
		InvoiceLine third = line(this.desk, 3);
		this.invoice.replaceLines(List.of(first, second));
		this.invoice.replaceLines(List.of(third, first));
		assertThat(this.invoice.getLines()).containsExactly(third, first);
		assertThat(this.invoice.getLines()).extracting(InvoiceLine::getNumber).containsExactly(1, 2);
	}

	private InvoiceLine line(Product product, int quantity) {
		InvoiceLine line = new InvoiceLine(this.invoice, product);
		line.setQuantity(quantity);
		return line;
	}

}
