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
package dev.plinth.demo.product;

import java.math.BigDecimal;

import dev.plinth.demo.slug.Slugged;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;

/**
 * A product and its price. Invoices written before keep the price that they were written
 * with.
 */
@Entity
public class Product extends AbstractBaseEntity implements Slugged, Timestamped, Userstamped, SoftDeletable, Versioned {

	private String name;

	@Column(precision = 12, scale = 2)
	private BigDecimal price;

	/**
	 * Create a product.
	 * @param name the name
	 * @param price the price of one piece, not negative, with at most two decimals
	 */
	public Product(String name, BigDecimal price) {
		this.name = name;
		this.price = price.setScale(2);
	}

	/**
	 * For JPA.
	 */
	protected Product() {
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	@Override
	public String getName() {
		return this.name;
	}

	/**
	 * Return the price of one piece.
	 * @return the price of one piece
	 */
	public BigDecimal getPrice() {
		return this.price;
	}

	void change(String name, BigDecimal price) {
		this.name = name;
		this.price = price.setScale(2);
	}

}
