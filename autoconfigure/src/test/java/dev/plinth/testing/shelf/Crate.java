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
package dev.plinth.testing.shelf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.plinth.entity.AbstractBaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;

/**
 * An owner that is not soft-deletable.
 */
@Entity
public class Crate extends AbstractBaseEntity {

	@ManyToMany
	@OrderColumn(name = "list_index")
	private List<Book> listed = new ArrayList<>();

	@OneToMany
	@JoinColumn(name = "crate_id")
	private Set<Book> held = new LinkedHashSet<>();

	public List<Book> getListed() {
		return this.listed;
	}

	public Set<Book> getHeld() {
		return this.held;
	}

}
