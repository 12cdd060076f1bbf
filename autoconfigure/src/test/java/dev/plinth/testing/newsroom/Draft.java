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
package dev.plinth.testing.newsroom;

import java.time.Instant;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PostPersist;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;

/**
 * An entity that has audit attributes of its own and is deleted softly.
 */
@Entity
public class Draft extends AbstractBaseEntity implements SoftDeletable {

	private @Nullable String text;

	@LastModifiedDate
	private @Nullable Instant edited;

	@LastModifiedBy
	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Employee editor;

	@Embedded
	private @Nullable Trail trail;

	private transient @Nullable Runnable afterInsert;

	protected Draft() {
	}

	public Draft(String text) {
		this.text = text;
	}

	/**
	 * Have something done by a callback, when the draft has been inserted.
	 */
	public void afterInsert(Runnable work) {
		this.afterInsert = work;
	}

	@PostPersist
	void inserted() {
		if (this.afterInsert != null) {
			this.afterInsert.run();
		}
	}

	public void setText(String text) {
		this.text = text;
	}

	public @Nullable Instant getEdited() {
		return this.edited;
	}

	public @Nullable Employee getEditor() {
		return this.editor;
	}

	public void setEditor(Employee editor) {
		this.editor = editor;
	}

	public @Nullable Trail getTrail() {
		return this.trail;
	}

}
