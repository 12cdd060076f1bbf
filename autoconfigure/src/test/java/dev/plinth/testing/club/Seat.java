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
import java.time.Instant;

import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.UniqueAmongActive;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Version;

/**
 * An entity with two identifying attributes and an instant for a version.
 */
@Entity
@IdClass(Seat.Key.class)
@UniqueAmongActive("holder")
public class Seat extends AbstractEntity<Seat.Key> implements SoftDeletable {

	@Id
	@Column(name = "seat_row")
	private String row;

	@Id
	private int place;

	private String holder;

	@Version
	@Column(name = "version")
	private Instant changed;

	protected Seat() {
	}

	public Seat(String row, int place, String holder) {
		this.row = row;
		this.place = place;
		this.holder = holder;
	}

	@Override
	public Key getId() {
		return new Key(this.row, this.place);
	}

	public void setHolder(String holder) {
		this.holder = holder;
	}

	/**
	 * Identifies a seat.
	 *
	 * @param row the row
	 * @param place the place in the row
	 */
	public record Key(String row, int place) implements Serializable {

	}

}
