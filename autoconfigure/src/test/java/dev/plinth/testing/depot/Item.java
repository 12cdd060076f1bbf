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
package dev.plinth.testing.depot;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.plinth.entity.AbstractUuidEntity;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;

/**
 * Root of a hierarchy with a table per concrete class that is not soft-deletable.
 */
@Entity
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
public abstract class Item extends AbstractUuidEntity {

	@ManyToOne(fetch = FetchType.LAZY)
	private Shelf shelf;

	@ElementCollection
	private Set<String> marks = new LinkedHashSet<>(Set.of("fragile"));

	public Shelf getShelf() {
		return this.shelf;
	}

	void setShelf(Shelf shelf) {
		this.shelf = shelf;
	}

	public Set<String> getMarks() {
		return this.marks;
	}

}
