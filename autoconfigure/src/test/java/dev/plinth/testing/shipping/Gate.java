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

import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

/**
 * An entity with two identifying attributes.
 */
@Entity
@IdClass(Gate.Key.class)
public class Gate extends AbstractEntity<Gate.Key> implements SoftDeletable {

	@Id
	private String hall;

	@Id
	private int number;

	protected Gate() {
	}

	public Gate(String hall, int number) {
		this.hall = hall;
		this.number = number;
	}

	@Override
	public Key getId() {
		return new Key(this.hall, this.number);
	}

	/**
	 * Where the gate is.
	 *
	 * @param hall the name of the hall
	 * @param number its number there
	 */
	public record Key(String hall, int number) implements Serializable {

	}

}
