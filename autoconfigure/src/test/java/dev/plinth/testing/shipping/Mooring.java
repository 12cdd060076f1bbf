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
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.SQLRestriction;

/**
 * An entity that refers to others, of whose rows the application does not see all.
 */
@Entity
@SQLRestriction("secret = false")
public class Mooring extends AbstractBaseEntity {

	private boolean secret;

	private String label;

	@ManyToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private Pier pier;

	@ManyToMany
	@RestrictDelete
	private Set<Pier> alternatives = new LinkedHashSet<>();

	protected Mooring() {
	}

	public Mooring(Pier pier) {
		this.pier = pier;
	}

	public boolean isSecret() {
		return this.secret;
	}

	public void setSecret(boolean secret) {
		this.secret = secret;
	}

	public String getLabel() {
		return this.label;
	}

	public void setLabel(String label) {
		this.label = label;
	}

	public Pier getPier() {
		return this.pier;
	}

	public Set<Pier> getAlternatives() {
		return this.alternatives;
	}

}
