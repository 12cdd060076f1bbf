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
package dev.plinth.testing.ledger;

import java.util.Optional;

import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AuditorAware;

/**
 * Names the user of a test, and counts how often it is asked.
 */
public final class CurrentUser implements AuditorAware<String> {

	private final EntityManager entityManager;

	private @Nullable String name = "alice";

	private boolean querying;

	private int lookUps;

	/**
	 * Sign alice in.
	 * @param entityManager the entity manager to query with
	 */
	public CurrentUser(EntityManager entityManager) {
		this.entityManager = entityManager;
	}

	@Override
	public Optional<String> getCurrentAuditor() {
		this.lookUps++;
		if (this.querying) {
			this.entityManager.createQuery("select count(e) from Entry e", Long.class).getSingleResult();
		}
		return Optional.ofNullable(this.name);
	}

	/**
	 * Sign alice in and forget all look-ups.
	 */
	public void reset() {
		this.name = "alice";
		this.querying = false;
		this.lookUps = 0;
	}

	/**
	 * Sign somebody in.
	 * @param name the name, or {@code null} for nobody
	 */
	public void signIn(@Nullable String name) {
		this.name = name;
	}

	/**
	 * Return who is signed in.
	 * @return the name
	 */
	public @Nullable String name() {
		return this.name;
	}

	/**
	 * Have each look-up query the database.
	 */
	public void queryDatabase() {
		this.querying = true;
	}

	/**
	 * Return how often it was asked.
	 * @return the number of look-ups
	 */
	public int lookUps() {
		return this.lookUps;
	}

}
