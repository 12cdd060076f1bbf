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
package dev.plinth.testing.clinic.migrated;

import java.time.LocalDateTime;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedDate;

/**
 * A visit with the base and a mixin, beside times of its own.
 */
@Entity
@AttributeOverride(name = "id", column = @Column(name = "visit_no"))
class Visit extends AbstractBaseEntity implements SoftDeletable {

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "pat_no")
	private Patient patient;

	@CreatedDate
	@Column(secondPrecision = 0)
	private @Nullable LocalDateTime bookedAt;

	@LastModifiedDate
	@Column(secondPrecision = 0)
	private @Nullable LocalDateTime changedAt;

	protected Visit() {
	}

	Visit(Patient patient) {
		this.patient = patient;
	}

	Patient getPatient() {
		return this.patient;
	}

}
