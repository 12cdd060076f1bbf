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

import dev.plinth.entity.DeletedReference;
import dev.plinth.entity.DeletedReferencePolicy;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/**
 * An embeddable whose reference to a deleted row fails.
 */
@Embeddable
public class Loan {

	@ManyToOne(fetch = FetchType.LAZY)
	@DeletedReference(DeletedReferencePolicy.FAIL)
	private Artist lender;

	private String terms;

	protected Loan() {
	}

	public Loan(Artist lender, String terms) {
		this.lender = lender;
		this.terms = terms;
	}

	public Artist getLender() {
		return this.lender;
	}

	public String getTerms() {
		return this.terms;
	}

}
