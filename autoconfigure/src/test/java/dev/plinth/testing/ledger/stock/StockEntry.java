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
package dev.plinth.testing.ledger.stock;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.plinth.testing.ledger.Entry;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;

/**
 * An entry that Spring Data audits.
 */
@Entity(name = "Entry")
@EntityListeners(AuditingEntityListener.class)
public class StockEntry implements Entry {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	@Version
	private @Nullable Long version;

	private @Nullable String text;

	@ElementCollection
	private Set<String> labels = new LinkedHashSet<>();

	@Override
	public @Nullable Long getId() {
		return this.id;
	}

	@Override
	public void setId(@Nullable Long id) {
		this.id = id;
	}

	@Override
	public @Nullable Long getVersion() {
		return this.version;
	}

	@Override
	public void setVersion(@Nullable Long version) {
		this.version = version;
	}

	@Override
	public @Nullable String getText() {
		return this.text;
	}

	@Override
	public void setText(@Nullable String text) {
		this.text = text;
	}

	@Override
	public Set<String> getLabels() {
		return this.labels;
	}

	@CreatedDate
	@Column(updatable = false)
	private @Nullable Instant createdAt;

	@CreatedBy
	@Column(updatable = false)
	private @Nullable String createdBy;

	@LastModifiedDate
	private @Nullable Instant updatedAt;

	@LastModifiedBy
	private @Nullable String updatedBy;

	/**
	 * Set when and by whom the entry was created.
	 * @param at when
	 * @param by by whom
	 */
	public void setCreated(Instant at, String by) {
		this.createdAt = at;
		this.createdBy = by;
	}

	@Override
	public @Nullable Instant getCreatedAt() {
		return this.createdAt;
	}

	@Override
	public @Nullable String getCreatedBy() {
		return this.createdBy;
	}

	@Override
	public @Nullable Instant getUpdatedAt() {
		return this.updatedAt;
	}

	@Override
	public @Nullable String getUpdatedBy() {
		return this.updatedBy;
	}

}
