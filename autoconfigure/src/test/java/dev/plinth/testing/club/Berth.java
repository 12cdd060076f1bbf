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
package dev.plinth.testing.club;

import java.io.Serializable;

import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Versioned;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/**
 * An entity with an embedded identifier.
 */
@Entity
public class Berth extends AbstractEntity<Berth.Id> implements SoftDeletable, Versioned {

	@EmbeddedId
	private Id id;

	protected Berth() {
	}

	public Berth(String pier, int place) {
		this.id = new Id(pier, place);
	}

	@Override
	public Id getId() {
		return this.id;
	}

	/**
	 * Identifies a berth.
	 *
	 * @param pier the pier
	 * @param place the place at the pier
	 */
	@Embeddable
	public record Id(String pier, int place) implements Serializable {

	}

}
