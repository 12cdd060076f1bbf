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
package dev.plinth.testing.gallery;

import dev.plinth.entity.DeletedReference;
import dev.plinth.entity.DeletedReferencePolicy;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/**
 * A subclass with a table of its own.
 */
@Entity
public class Mural extends Painting {

	private String wall;

	@ManyToOne(fetch = FetchType.LAZY)
	@DeletedReference(DeletedReferencePolicy.HIDE)
	private Artist assistant;

	protected Mural() {
	}

	public Mural(String title) {
		super(title);
	}

	public void setWall(String wall) {
		this.wall = wall;
	}

	public String getWall() {
		return this.wall;
	}

	public Artist getAssistant() {
		return this.assistant;
	}

	public void setAssistant(Artist assistant) {
		this.assistant = assistant;
	}

}
