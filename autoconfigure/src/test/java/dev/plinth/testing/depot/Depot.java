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

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

/**
 * An entity without version that refers to one of its children, and to others of its
 * kind.
 */
@Entity
public class Depot extends AbstractBaseEntity implements SoftDeletable {

	@Column(unique = true, nullable = false)
	private String code;

	@ManyToOne(fetch = FetchType.LAZY)
	private Depot successor;

	@ManyToOne(fetch = FetchType.LAZY)
	private Shelf entrance;

	@OneToMany(mappedBy = "depot", cascade = CascadeType.ALL)
	private Set<Shelf> shelves = new LinkedHashSet<>();

	@ElementCollection
	@CollectionTable(joinColumns = @JoinColumn(name = "depot_code", referencedColumnName = "code"))
	private Set<String> labels = new LinkedHashSet<>();

	protected Depot() {
	}

	public Depot(String code) {
		this.code = code;
		this.labels.add(code);
	}

	public String getCode() {
		return this.code;
	}

	public Depot getSuccessor() {
		return this.successor;
	}

	public void setSuccessor(Depot successor) {
		this.successor = successor;
	}

	public Shelf getEntrance() {
		return this.entrance;
	}

	public void setEntrance(Shelf entrance) {
		this.entrance = entrance;
	}

	public Set<Shelf> getShelves() {
		return this.shelves;
	}

	public Shelf addShelf(int place) {
		Shelf shelf = new Shelf(new ShelfId(this.code, place), this);
		this.shelves.add(shelf);
		return shelf;
	}

}
