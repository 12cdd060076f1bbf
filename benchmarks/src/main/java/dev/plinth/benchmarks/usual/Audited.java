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
package dev.plinth.benchmarks.usual;

import java.time.Instant;

import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;

/**
 * The columns that all tables have in common. Who deleted a row, and with what other
 * rows, is not known.
 */
@MappedSuperclass
@EntityListeners(AuditingEntityListener.class)
@SuppressWarnings("unused") // Hibernate reads the fields
abstract class Audited {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plinth_id_seq")
	@SequenceGenerator(name = "plinth_id_seq", sequenceName = "plinth_id_seq", allocationSize = 50)
	private @Nullable Long id;

	@CreatedDate
	private @Nullable Instant createdAt;

	@LastModifiedDate
	private @Nullable Instant updatedAt;

	@CreatedBy
	private @Nullable String createdBy;

	@LastModifiedBy
	private @Nullable String updatedBy;

	private @Nullable Instant deletedAt;

	@Version
	private @Nullable Long version;

	@Nullable Long getId() {
		return this.id;
	}

}
