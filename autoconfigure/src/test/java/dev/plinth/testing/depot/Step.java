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
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

/**
 * An entity that always refers to one of its kind, the first to itself. Its identifier is
 * spread over attributes; the one named {@code id} is none of them.
 */
@Entity
@IdClass(StepId.class)
public class Step extends AbstractEntity<StepId> implements SoftDeletable {

	@Id
	private String plan;

	@Id
	private int number;

	private Integer id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Step previous;

	@OneToMany(mappedBy = "previous", cascade = CascadeType.REMOVE)
	private Set<Step> next = new LinkedHashSet<>();

	@Override
	public StepId getId() {
		return new StepId(this.plan, this.number);
	}

	public Step getPrevious() {
		return this.previous;
	}

	public Set<Step> getNext() {
		return this.next;
	}

}
