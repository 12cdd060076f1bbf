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
package dev.plinth.benchmarks.hand;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * The columns that all tables have in common.
 */
@MappedSuperclass
@SuppressWarnings("unused") // Hibernate reads the fields
abstract class Stamped {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plinth_id_seq")
	@SequenceGenerator(name = "plinth_id_seq", sequenceName = "plinth_id_seq", allocationSize = 50)
	private @Nullable Long id;

	private @Nullable Instant createdAt;

	private @Nullable Instant updatedAt;

	private @Nullable String createdBy;

	private @Nullable String updatedBy;

	private @Nullable Instant deletedAt;

	private @Nullable String deletedBy;

	private @Nullable UUID deletionId;

	@Version
	private @Nullable Long version;

	@Nullable Long getId() {
		return this.id;
	}

	boolean isDeleted() {
		return this.deletedAt != null;
	}

	void create(Stamp stamp) {
		this.createdAt = stamp.at();
		this.createdBy = stamp.by();
		update(stamp);
	}

	void update(Stamp stamp) {
		this.updatedAt = stamp.at();
		this.updatedBy = stamp.by();
	}

	void delete(Stamp stamp, UUID deletion) {
		this.deletedAt = stamp.at();
		this.deletedBy = stamp.by();
		this.deletionId = deletion;
	}

	void restore() {
		this.deletedAt = null;
		this.deletedBy = null;
		this.deletionId = null;
	}

}
