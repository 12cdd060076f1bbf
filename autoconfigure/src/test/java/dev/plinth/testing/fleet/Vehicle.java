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

import java.util.LinkedHashSet;
import java.util.Set;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;

/**
 * Root of a hierarchy in a single table.
 */
@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
public class Vehicle extends AbstractBaseEntity implements SoftDeletable, Timestamped, Userstamped, Versioned {

	private String name;

	@ManyToOne(fetch = FetchType.LAZY)
	private Vehicle tractor;

	@ElementCollection
	private Set<String> labels = new LinkedHashSet<>();

	protected Vehicle() {
	}

	public Vehicle(String name) {
		this.name = name;
		this.labels.add(name);
	}

	public String getName() {
		return this.name;
	}

	public Vehicle getTractor() {
		return this.tractor;
	}

	public void setTractor(Vehicle tractor) {
		this.tractor = tractor;
	}

	public Set<String> getLabels() {
		return this.labels;
	}

}
