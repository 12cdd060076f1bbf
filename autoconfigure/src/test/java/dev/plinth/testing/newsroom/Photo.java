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

import java.time.LocalDateTime;
import java.time.OffsetDateTime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;

/**
 * An entity whose auditors are entities.
 */
@Entity
@DynamicUpdate
public class Photo {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	@Version
	private @Nullable Long version;

	private @Nullable String caption;

	@CreatedDate
	@Column(nullable = false, secondPrecision = 3)
	private @Nullable OffsetDateTime taken;

	@CreatedBy
	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private @Nullable Employee photographer;

	@LastModifiedDate
	private @Nullable LocalDateTime edited;

	@LastModifiedBy
	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Employee editor;

	protected Photo() {
	}

	public Photo(String caption) {
		this.caption = caption;
	}

	/**
	 * Create what a request made of a photo.
	 */
	public Photo(@Nullable Long id, @Nullable Long version, String caption) {
		this(caption);
		this.id = id;
		this.version = version;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public @Nullable Long getVersion() {
		return this.version;
	}

	public @Nullable String getCaption() {
		return this.caption;
	}

	public void setCaption(String caption) {
		this.caption = caption;
	}

	public @Nullable OffsetDateTime getTaken() {
		return this.taken;
	}

	public @Nullable Employee getPhotographer() {
		return this.photographer;
	}

	public void setPhotographer(Employee photographer) {
		this.photographer = photographer;
	}

	public @Nullable LocalDateTime getEdited() {
		return this.edited;
	}

	public @Nullable Employee getEditor() {
		return this.editor;
	}

	public void setEditor(@Nullable Employee editor) {
		this.editor = editor;
	}

}
