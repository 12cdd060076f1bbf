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
import java.util.Objects;

import dev.plinth.entity.RestrictDelete;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/**
 * An entity that another one identifies.
 */
@Entity
public class Inspection implements Serializable {

	@Id
	@ManyToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private Depot depot;

	protected Inspection() {
	}

	public Inspection(Depot depot) {
		this.depot = depot;
	}

	public Depot getDepot() {
		return this.depot;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Inspection inspection && Objects.equals(this.depot, inspection.depot);
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(this.depot);
	}

}
