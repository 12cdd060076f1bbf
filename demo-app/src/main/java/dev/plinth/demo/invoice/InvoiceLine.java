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

import dev.plinth.demo.product.Product;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/**
 * A line of an invoice: so many pieces of a product, at the price that the product had
 * when the line was written. The version of its invoice guards it too.
 */
@Entity
class InvoiceLine extends AbstractBaseEntity implements Timestamped, Userstamped, SoftDeletable {

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@SuppressWarnings("UnusedVariable")
	private Invoice invoice;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Product product;

	@Column(name = "line_number")
	private int number;

	private int quantity;

	@Column(precision = 12, scale = 2)
	private BigDecimal price;

	InvoiceLine(Invoice invoice, Product product) {
		this.invoice = invoice;
		this.product = product;
		this.price = product.getPrice();
	}

	protected InvoiceLine() {
	}

	Product getProduct() {
		return this.product;
	}

	int getNumber() {
		return this.number;
	}

	void setNumber(int number) {
		this.number = number;
	}

	int getQuantity() {
		return this.quantity;
	}

	void setQuantity(int quantity) {
		this.quantity = quantity;
	}

	BigDecimal getPrice() {
		return this.price;
	}

	BigDecimal getTotal() {
		return this.price.multiply(BigDecimal.valueOf(this.quantity));
	}

}
