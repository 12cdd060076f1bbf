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

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.UUID;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;

/**
 * An entity with property access.
 */
@Entity
@Access(AccessType.PROPERTY)
public class Letter {

	private @Nullable Long key;

	private @Nullable String body;

	private long createdMillis;

	private @Nullable LocalDate createdDay;

	private @Nullable UUID author;

	private @Nullable ZonedDateTime edited;

	private @Nullable Long editor;

	protected Letter() {
	}

	public Letter(String body) {
		this.body = body;
	}

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	public @Nullable Long getId() {
		return this.key;
	}

	protected void setId(@Nullable Long id) {
		this.key = id;
	}

	public @Nullable String getBody() {
		return this.body;
	}

	public void setBody(@Nullable String body) {
		this.body = body;
	}

	@CreatedDate
	public long getCreated() {
		return this.createdMillis;
	}

	protected void setCreated(long created) {
		this.createdMillis = created;
	}

	@CreatedDate
	public @Nullable LocalDate getCreatedDay() {
		return this.createdDay;
	}

	protected void setCreatedDay(@Nullable LocalDate createdDay) {
		this.createdDay = createdDay;
	}

	@CreatedBy
	public @Nullable UUID getAuthor() {
		return this.author;
	}

	protected void setAuthor(@Nullable UUID author) {
		this.author = author;
	}

	@LastModifiedDate
	public @Nullable ZonedDateTime getEdited() {
		return this.edited;
	}

	protected void setEdited(@Nullable ZonedDateTime edited) {
		this.edited = edited;
	}

	@LastModifiedBy
	public @Nullable Long getEditor() {
		return this.editor;
	}

	protected void setEditor(@Nullable Long editor) {
		this.editor = editor;
	}

}
