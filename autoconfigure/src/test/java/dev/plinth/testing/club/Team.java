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

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;

/**
 * An entity that inherits its unique key from a mapped superclass, without version.
 */
@Entity
public class Team extends Named implements SoftDeletable {

	@Column(unique = true, nullable = false)
	private UUID register = UUID.randomUUID();

	@ManyToMany
	@JoinTable(name = "team_papers",
			joinColumns = @JoinColumn(name = "team_register", referencedColumnName = "register"))
	private Set<Paper> papers = new LinkedHashSet<>();

	protected Team() {
	}

	public Team(String name) {
		super(name);
	}

	/**
	 * Create a team.
	 * @param name its name
	 * @param register another key, by which it owns its papers
	 */
	public Team(String name, UUID register) {
		super(name);
		this.register = register;
	}

	public Set<Paper> getPapers() {
		return this.papers;
	}

}
