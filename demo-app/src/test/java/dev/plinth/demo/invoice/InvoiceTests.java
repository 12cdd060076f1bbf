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
