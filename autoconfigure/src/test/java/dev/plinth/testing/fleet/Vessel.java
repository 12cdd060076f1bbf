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

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

/**
 * Root of a hierarchy with a table per class, a composite identifier and an instant as
 * its version.
 */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
public abstract class Vessel extends AbstractEntity<Berth> implements SoftDeletable, Timestamped, Userstamped {

	@EmbeddedId
	private Berth id;

	@Version
	private Instant changedAt;

	private String name;

	@ManyToOne
	private Vessel flagship;

	@ElementCollection
	private Set<String> labels = new LinkedHashSet<>();

	protected Vessel() {
	}

	protected Vessel(Berth id, String name) {
		this.id = id;
		this.name = name;
		this.labels.add(name);
	}

	@Override
	public Berth getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public Vessel getFlagship() {
		return this.flagship;
	}

	public void setFlagship(Vessel flagship) {
		this.flagship = flagship;
	}

	public Set<String> getLabels() {
		return this.labels;
	}

}
