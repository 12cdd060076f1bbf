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
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/**
 * A child whose references to its parent fail, or are hidden, once the parent is deleted.
 */
@Entity
public class Exhibit extends AbstractBaseEntity implements SoftDeletable {

	@ManyToOne(fetch = FetchType.LAZY)
	@DeletedReference(DeletedReferencePolicy.FAIL)
	private Exhibition exhibition;

	@ManyToOne(fetch = FetchType.LAZY)
	@DeletedReference(DeletedReferencePolicy.HIDE)
	private Exhibition firstShownAt;

	protected Exhibit() {
	}

	public Exhibit(Exhibition exhibition) {
		this.exhibition = exhibition;
		this.firstShownAt = exhibition;
	}

	public Exhibition getExhibition() {
		return this.exhibition;
	}

	public Exhibition getFirstShownAt() {
		return this.firstShownAt;
	}

}
