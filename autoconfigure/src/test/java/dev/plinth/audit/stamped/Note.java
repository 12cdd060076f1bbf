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

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import org.jspecify.annotations.Nullable;

/**
 * An entity with stamps, children and a detail that holds the key to it.
 */
@Entity
public class Note extends StampedEntity {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	private @Nullable String text;

	@OneToMany(mappedBy = "note", cascade = CascadeType.ALL, orphanRemoval = true)
	private List<Line> lines = new ArrayList<>();

	@OneToOne(mappedBy = "note", cascade = CascadeType.ALL)
	private @Nullable Detail detail;

	protected Note() {
	}

	public Note(String text) {
		this.text = text;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public @Nullable String getText() {
		return this.text;
	}

	public void setText(String text) {
		this.text = text;
	}

	public void addLine() {
		this.lines.add(new Line(this));
	}

	public List<Line> getLines() {
		return this.lines;
	}

	public void addDetail() {
		this.detail = new Detail(this);
	}

	public @Nullable Detail getDetail() {
		return this.detail;
	}

	/**
	 * A child with stamps.
	 */
	@Entity
	public static class Line extends StampedEntity {

		@Id
		@GeneratedValue
		private @Nullable Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		private @Nullable Note note;

		protected Line() {
		}

		Line(Note note) {
			this.note = note;
		}

	}

	/**
	 * A detail with stamps.
	 */
	@Entity
	public static class Detail extends StampedEntity {

		@Id
		@GeneratedValue
		private @Nullable Long id;

		@OneToOne(fetch = FetchType.LAZY)
		private @Nullable Note note;

		protected Detail() {
		}

		Detail(Note note) {
			this.note = note;
		}

	}

}
