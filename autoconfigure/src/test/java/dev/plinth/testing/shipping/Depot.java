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

import java.util.LinkedHashSet;
import java.util.Set;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.RestrictDelete;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Versioned;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;

/**
 * What most of the others refer to.
 */
@Entity
@FilterDef(name = "open")
@Filter(name = "open", condition = "name <> 'secret'")
public class Depot extends AbstractBaseEntity implements SoftDeletable, Versioned {

	private String name;

	@ManyToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private Depot parent;

	@OneToMany
	@JoinColumn(name = "depot_id")
	@RestrictDelete
	private Set<Parcel> stored = new LinkedHashSet<>();

	protected Depot() {
	}

	public Depot(String name) {
		this.name = name;
	}

	public String getName() {
		return this.name;
	}

	public void setName(String name) {
		this.name = name;
	}

	public Set<Parcel> getStored() {
		return this.stored;
	}

	public Depot getParent() {
		return this.parent;
	}

	public void setParent(Depot parent) {
		this.parent = parent;
	}

}
