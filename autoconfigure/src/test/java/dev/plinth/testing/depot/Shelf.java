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

import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.CascadeType;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

/**
 * A child with a composite identifier, and children of its own that are not
 * soft-deletable.
 */
@Entity
public class Shelf extends AbstractEntity<ShelfId> implements SoftDeletable {

	@EmbeddedId
	private ShelfId id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Depot depot;

	@OneToMany(mappedBy = "shelf", cascade = CascadeType.ALL)
	private Set<Item> items = new LinkedHashSet<>();

	protected Shelf() {
	}

	Shelf(ShelfId id, Depot depot) {
		this.id = id;
		this.depot = depot;
	}

	@Override
	public ShelfId getId() {
		return this.id;
	}

	public Depot getDepot() {
		return this.depot;
	}

	public Set<Item> getItems() {
		return this.items;
	}

	public <T extends Item> T add(T item) {
		item.setShelf(this);
		this.items.add(item);
		return item;
	}

}
