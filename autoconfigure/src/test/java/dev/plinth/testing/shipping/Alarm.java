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

import dev.plinth.entity.RestrictDelete;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SecondaryTable;

/**
 * An entity that shares the identifier of the one that it refers to, and has two tables.
 */
@Entity
@SecondaryTable(name = "alarm_note")
public class Alarm {

	@Id
	private Long id;

	@MapsId
	@OneToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private Depot depot;

	@ManyToOne(fetch = FetchType.LAZY)
	private Depot watch;

	@Column(table = "alarm_note")
	private String note = "none";

	protected Alarm() {
	}

	public Alarm(Depot depot) {
		this.depot = depot;
	}

	public Long getId() {
		return this.id;
	}

	public Depot getDepot() {
		return this.depot;
	}

	public Depot getWatch() {
		return this.watch;
	}

	public String getNote() {
		return this.note;
	}

}
