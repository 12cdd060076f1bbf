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

import java.io.Serializable;

import dev.plinth.entity.RestrictDelete;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;

/**
 * An entity that refers to another one by one of its identifying attributes.
 */
@Entity
@IdClass(Permit.Key.class)
public class Permit {

	@Id
	@ManyToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private Depot depot;

	@Id
	private int number;

	protected Permit() {
	}

	public Permit(Depot depot, int number) {
		this.depot = depot;
		this.number = number;
	}

	public Depot getDepot() {
		return this.depot;
	}

	public int getNumber() {
		return this.number;
	}

	/**
	 * Identifies a permit.
	 *
	 * @param depot the identifier of the depot
	 * @param number the number of the permit for it
	 */
	public record Key(Long depot, int number) implements Serializable {

	}

}
