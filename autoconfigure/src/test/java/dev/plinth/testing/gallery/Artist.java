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
 * What most references lead to. It refers back.
 */
@Entity
public class Artist extends AbstractBaseEntity implements SoftDeletable {

	private String name;

	@ManyToOne(fetch = FetchType.EAGER)
	@DeletedReference(DeletedReferencePolicy.HIDE)
	private Painting masterpiece;

	protected Artist() {
	}

	public Artist(String name) {
		this.name = name;
	}

	public String getName() {
		return this.name;
	}

	public Painting getMasterpiece() {
		return this.masterpiece;
	}

	public void setMasterpiece(Painting masterpiece) {
		this.masterpiece = masterpiece;
	}

}
