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
package dev.plinth.testing.zoo;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Versioned;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

/**
 * An entity with eager collections and associations that cascade some operations only.
 */
@Entity
public class Zoo extends AbstractBaseEntity implements SoftDeletable, Versioned {

	@ManyToOne(fetch = FetchType.LAZY, cascade = { CascadeType.PERSIST, CascadeType.REMOVE })
	private Keeper keeper = new Keeper();

	@OneToMany(mappedBy = "zoo", fetch = FetchType.EAGER,
			cascade = { CascadeType.PERSIST, CascadeType.REMOVE, CascadeType.REFRESH })
	private Set<Animal> animals = new LinkedHashSet<>();

	@ManyToMany
	private Set<Dog> guests = new LinkedHashSet<>();

	@Embedded
	private Annex annex = new Annex();

	public Keeper getKeeper() {
		return this.keeper;
	}

	public Set<Animal> getAnimals() {
		return this.animals;
	}

	public Dog addDog() {
		Dog dog = new Dog(this);
		this.animals.add(dog);
		return dog;
	}

	public Set<Dog> getGuests() {
		return this.guests;
	}

	public Annex getAnnex() {
		return this.annex;
	}

}
