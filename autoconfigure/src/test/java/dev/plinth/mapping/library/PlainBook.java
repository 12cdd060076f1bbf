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
package dev.plinth.mapping.library;

import java.time.Instant;
import java.util.UUID;

import dev.plinth.entity.AbstractBaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;

/**
 * What has to be written by hand without mixins.
 */
@Entity
public class PlainBook {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = AbstractBaseEntity.ID_SEQUENCE)
	@SequenceGenerator(name = AbstractBaseEntity.ID_SEQUENCE, sequenceName = AbstractBaseEntity.ID_SEQUENCE,
			allocationSize = AbstractBaseEntity.ID_POOL_SIZE)
	Long id;

	@Column(nullable = false, updatable = false)
	Instant createdAt;

	@Column(nullable = false)
	Instant updatedAt;

	@Column(nullable = false, updatable = false)
	String createdBy;

	@Column(nullable = false)
	String updatedBy;

	Instant deletedAt;

	String deletedBy;

	UUID deletionId;

	@Version
	@Column(nullable = false)
	Long version;

	String title;

	protected PlainBook() {
	}

	public PlainBook(String title) {
		this.title = title;
	}

	@PrePersist
	void created() {
		this.createdAt = Instant.now();
		this.createdBy = "system";
		changed();
	}

	@PreUpdate
	void changed() {
		this.updatedAt = Instant.now();
		this.updatedBy = "system";
	}

	public Long getId() {
		return this.id;
	}

	public void setTitle(String title) {
		this.title = title;
	}

}
