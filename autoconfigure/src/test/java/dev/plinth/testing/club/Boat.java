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

import dev.plinth.entity.UniqueAmongActive;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;

/**
 * A subclass in the table of its root, with a unique key and a child of its own.
 */
@Entity
@UniqueAmongActive("sail")
public class Boat extends Vehicle {

	private String sail;

	@ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
	private Berth berth;

	@OneToOne(fetch = FetchType.LAZY, mappedBy = "boat", cascade = CascadeType.ALL)
	private Licence licence;

	protected Boat() {
	}

	public Boat(String sail, Berth berth) {
		super(null);
		this.sail = sail;
		this.berth = berth;
	}

	public Berth getBerth() {
		return this.berth;
	}

	public Licence getLicence() {
		return this.licence;
	}

	public void license(String waters) {
		this.licence = new Licence(this, waters);
	}

}
