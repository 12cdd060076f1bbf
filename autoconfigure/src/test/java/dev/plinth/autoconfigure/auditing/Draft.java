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
package dev.plinth.autoconfigure.auditing;

import dev.plinth.audit.stamped.Note;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Userstamped;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.jspecify.annotations.Nullable;

/**
 * An entity that is deleted softly, with details at either end of the key, one of them
 * behind an embeddable.
 */
@Entity
class Draft extends AbstractBaseEntity implements SoftDeletable {

	@OneToOne(mappedBy = "draft", cascade = CascadeType.ALL, orphanRemoval = true)
	private @Nullable Cover cover;

	@Embedded
	private @Nullable Binding binding;

	@OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL, orphanRemoval = true)
	private @Nullable Spine spine;

	@Any
	@AnyKeyJavaClass(Long.class)
	@AnyDiscriminatorValue(discriminator = "note", entity = Note.class)
	@Column(name = "subject_type")
	@JoinColumn(name = "subject_id")
	private @Nullable Object subject;

	protected Draft() {
	}

	Draft(@Nullable Note subject) {
		this.subject = subject;
		this.spine = new Spine();
	}

	void setCover(boolean present) {
		this.cover = present ? new Cover(this) : null;
	}

	void setSeal(boolean present) {
		this.binding = new Binding(present ? new Seal(this) : null);
	}

	/**
	 * Holds an association.
	 */
	@Embeddable
	static class Binding {

		@OneToOne(mappedBy = "draft", cascade = CascadeType.ALL, orphanRemoval = true)
		private @Nullable Seal seal;

		protected Binding() {
		}

		Binding(@Nullable Seal seal) {
			this.seal = seal;
		}

	}

	/**
	 * A detail that the entity holds the key of.
	 */
	@Entity(name = "Spine")
	static class Spine extends AbstractBaseEntity implements SoftDeletable {

	}

	/**
	 * A detail that is deleted softly.
	 */
	@Entity(name = "Cover")
	static class Cover extends AbstractBaseEntity implements SoftDeletable {

		@OneToOne(fetch = FetchType.LAZY)
		private @Nullable Draft draft;

		protected Cover() {
		}

		Cover(Draft draft) {
			this.draft = draft;
		}

	}

	/**
	 * A detail that knows who made it.
	 */
	@Entity(name = "Seal")
	static class Seal extends AbstractBaseEntity implements Userstamped {

		@OneToOne(fetch = FetchType.LAZY)
		private @Nullable Draft draft;

		protected Seal() {
		}

		Seal(Draft draft) {
			this.draft = draft;
		}

	}

}
