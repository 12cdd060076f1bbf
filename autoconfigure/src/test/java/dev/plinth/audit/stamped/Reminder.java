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
package dev.plinth.audit.stamped;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;

/**
 * An entity without stamps that changes others when it is changed.
 */
@Entity
public class Reminder {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	private @Nullable String text;

	@Transient
	private Runnable onUpdate = () -> {
	};

	public @Nullable Long getId() {
		return this.id;
	}

	public void setText(String text, Runnable onUpdate) {
		this.text = text;
		this.onUpdate = onUpdate;
	}

	@PreUpdate
	void updated() {
		this.onUpdate.run();
	}

}
