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
package dev.plinth.benchmarks.hibernate;

import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The columns that all tables have in common. Hibernate has no annotation for users, so
 * callbacks of the entity name them; who deleted a row, and with what other rows, is not
 * known.
 */
@MappedSuperclass
@SuppressWarnings("unused") // Hibernate reads the fields
abstract class Recorded {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plinth_id_seq")
	@SequenceGenerator(name = "plinth_id_seq", sequenceName = "plinth_id_seq", allocationSize = 50)
	private @Nullable Long id;

	@CreationTimestamp
	private @Nullable Instant createdAt;

	@UpdateTimestamp
	private @Nullable Instant updatedAt;

	private @Nullable String createdBy;

	private @Nullable String updatedBy;

	@Version
	private @Nullable Long version;

	@Nullable Long getId() {
		return this.id;
	}

	@PrePersist
	void create() {
		this.createdBy = user();
		this.updatedBy = this.createdBy;
	}

	@PreUpdate
	void update() {
		this.updatedBy = user();
	}

	private static String user() {
		return Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()).getName();
	}

}
