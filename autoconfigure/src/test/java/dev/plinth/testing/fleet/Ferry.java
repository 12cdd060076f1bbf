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
package dev.plinth.testing.fleet;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Entity;
import jakarta.persistence.PrimaryKeyJoinColumn;

/**
 * A subclass with a table of its own, whose key has names of its own. It says how it is
 * accessed, since it cannot infer that from its root where that is described in code.
 */
@Entity
@Access(AccessType.FIELD)
@PrimaryKeyJoinColumn(name = "ferry_harbour", referencedColumnName = "harbour")
@PrimaryKeyJoinColumn(name = "ferry_place", referencedColumnName = "place")
public class Ferry extends Vessel {

	private int decks;

	protected Ferry() {
	}

	public Ferry(Berth id, String name, int decks) {
		super(id, name);
		this.decks = decks;
	}

	public int getDecks() {
		return this.decks;
	}

}
