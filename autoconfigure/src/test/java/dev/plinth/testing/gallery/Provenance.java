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
import jakarta.persistence.Embedded;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/**
 * An embeddable that hides its references to deleted rows, and has another one inside.
 */
@Embeddable
public class Provenance {

	@ManyToOne(fetch = FetchType.LAZY)
	@DeletedReference(DeletedReferencePolicy.HIDE)
	private Artist donor;

	@ManyToOne
	@DeletedReference(DeletedReferencePolicy.HIDE)
	private Artist witness;

	@Embedded
	private Appraisal appraisal;

	private String note;

	protected Provenance() {
	}

	public Provenance(Artist donor, Artist witness, Appraisal appraisal) {
		this.donor = donor;
		this.witness = witness;
		this.appraisal = appraisal;
	}

	public Artist getDonor() {
		return this.donor;
	}

	public void setDonor(Artist donor) {
		this.donor = donor;
	}

	public Artist getWitness() {
		return this.witness;
	}

	public Appraisal getAppraisal() {
		return this.appraisal;
	}

	public void setAppraisal(Appraisal appraisal) {
		this.appraisal = appraisal;
	}

	public String getNote() {
		return this.note;
	}

	public void setNote(String note) {
		this.note = note;
	}

}
