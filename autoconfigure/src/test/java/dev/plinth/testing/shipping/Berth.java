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
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/**
 * An entity whose identifier is an embeddable.
 */
@Entity
public class Berth extends AbstractEntity<Berth.Key> implements SoftDeletable {

	@EmbeddedId
	private Key id;

	protected Berth() {
	}

	public Berth(String quay, int number) {
		this.id = new Key(quay, number);
	}

	@Override
	public Key getId() {
		return this.id;
	}

	/**
	 * Where the berth is.
	 *
	 * @param quay the name of the quay
	 * @param number its number there
	 */
	@Embeddable
	public record Key(String quay, int number) {

	}

}
