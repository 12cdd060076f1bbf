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
package dev.plinth.testing.sales;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;

/**
 * A soft-deletable child, without version. Its filter has a condition of two parts.
 */
@Entity
@FilterDef(name = "lines")
@Filter(name = "lines", condition = "product is not null or product is null")
public class Line extends AbstractBaseEntity implements SoftDeletable {

	@ManyToOne(fetch = FetchType.LAZY)
	private Invoice invoice;

	private String product;

	protected Line() {
	}

	Line(Invoice invoice, String product) {
		this.invoice = invoice;
		this.product = product;
	}

	public Invoice getInvoice() {
		return this.invoice;
	}

	public String getProduct() {
		return this.product;
	}

	public void setProduct(String product) {
		this.product = product;
	}

}
