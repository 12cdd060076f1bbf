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
package dev.plinth.testing.gallery;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.DeletedReference;
import dev.plinth.entity.DeletedReferencePolicy;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/**
 * An entity whose references to deleted rows fail.
 */
@Entity
public class Sale extends AbstractBaseEntity {

	private String price;

	@ManyToOne(fetch = FetchType.LAZY)
	@DeletedReference(DeletedReferencePolicy.FAIL)
	private Artist seller;

	@ManyToOne
	@DeletedReference(DeletedReferencePolicy.FAIL)
	private Artist buyer;

	@Embedded
	private Loan loan;

	public String getPrice() {
		return this.price;
	}

	public void setPrice(String price) {
		this.price = price;
	}

	public Artist getSeller() {
		return this.seller;
	}

	public void setSeller(Artist seller) {
		this.seller = seller;
	}

	public Artist getBuyer() {
		return this.buyer;
	}

	public void setBuyer(Artist buyer) {
		this.buyer = buyer;
	}

	public Loan getLoan() {
		return this.loan;
	}

	public void setLoan(Loan loan) {
		this.loan = loan;
	}

}
