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
package dev.plinth.testing.ledger.plinth;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.testing.ledger.Entry;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * An entry with Plinth's mixins.
 */
@Entity(name = "Entry")
public class PlinthEntry extends AbstractEntity<Long> implements Entry, Timestamped, Userstamped {

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

	@Override
	public @Nullable Instant getCreatedAt() {
		return Timestamped.super.getCreatedAt();
	}

	@Override
	public @Nullable String getCreatedBy() {
		return Userstamped.super.getCreatedBy();
	}

	@Override
	public @Nullable Instant getUpdatedAt() {
		return Timestamped.super.getUpdatedAt();
	}

	@Override
	public @Nullable String getUpdatedBy() {
		return Userstamped.super.getUpdatedBy();
	}

}
