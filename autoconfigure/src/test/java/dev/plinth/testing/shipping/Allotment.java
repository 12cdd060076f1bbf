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
package dev.plinth.testing.shipping;

import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.RestrictDelete;
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/**
 * An entity that refers to another one by a part of its embedded identifier.
 */
@Entity
public class Allotment extends AbstractEntity<Allotment.Key> implements SoftDeletable {

	@EmbeddedId
	private Key key;

	protected Allotment() {
	}

	public Allotment(Depot depot, int number) {
		this.key = new Key(depot, number);
	}

	@Override
	public Key getId() {
		return this.key;
	}

	/**
	 * What is allotted.
	 *
	 * @param depot the depot
	 * @param number the number of the space in it
	 */
	@Embeddable
	public record Key(@ManyToOne(fetch = FetchType.LAZY) @RestrictDelete Depot depot, int number) {

	}

}
