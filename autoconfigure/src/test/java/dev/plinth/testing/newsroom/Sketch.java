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

import dev.plinth.entity.IgnoredForLastModified;
import jakarta.persistence.Basic;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.LastModifiedBy;

/**
 * An entity whose embeddables are null, have parts that cannot be null, and hold the only
 * stamps that it has.
 */
@Entity
@DynamicUpdate
public class Sketch {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	@Version
	private @Nullable Long version;

	private @Nullable String title;

	@Embedded
	private @Nullable Size size;

	@Embedded
	private @Nullable Frame frame;

	@Embedded
	private @Nullable Licence licence;

	@IgnoredForLastModified
	private int views;

	@Basic(fetch = FetchType.LAZY)
	private @Nullable String note = "note";

	@LastModifiedBy
	@Basic(fetch = FetchType.LAZY)
	private @Nullable String editor;

	protected Sketch() {
	}

	public Sketch(String title) {
		this.title = title;
	}

	/**
	 * Create what a request made of a sketch.
	 */
	public Sketch(@Nullable Long id, @Nullable Long version, String title) {
		this(title);
		this.id = id;
		this.version = version;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public @Nullable Long getVersion() {
		return this.version;
	}

	public void setViews(int views) {
		this.views = views;
	}

	public @Nullable String getNote() {
		return this.note;
	}

	public @Nullable String getEditor() {
		return this.editor;
	}

	public void setEditor(String editor) {
		this.editor = editor;
	}

	public @Nullable String getTitle() {
		return this.title;
	}

	public void setTitle(String title) {
		this.title = title;
	}

	public @Nullable Size getSize() {
		return this.size;
	}

	public @Nullable Frame getFrame() {
		return this.frame;
	}

	public @Nullable Licence getLicence() {
		return this.licence;
	}

	public void setLicence(@Nullable Licence licence) {
		this.licence = licence;
	}

}
