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
package dev.plinth.testing.office;

import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.Touch;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/**
 * A part of a task, inserted as soon as it is persisted.
 */
@Entity
public class Step extends AbstractEntity<Long> {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String text = "a";

	@ManyToOne(fetch = FetchType.LAZY)
	@Touch
	private Task task;

	protected Step() {
	}

	public Step(Task task) {
		this.task = task;
	}

	@Override
	public @Nullable Long getId() {
		return this.id;
	}

	public void setText(String text) {
		this.text = text;
	}

}
