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
package dev.plinth.testing.clinic.kept;

import dev.plinth.entity.DeletedDate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;

/**
 * A patient whose number the application assigns, with a flag for what is deleted and
 * times in milliseconds.
 */
@Entity
class Patient {

	@Id
	@Column(name = "pat_no")
	private Integer number;

	private String insuranceNo;

	@CreatedDate
	private long createdMs;

	@LastModifiedDate
	private @Nullable Long changedMs;

	@LastModifiedBy
	@Column(length = 30)
	private @Nullable String changedBy;

	@DeletedDate
	@Column(name = "is_deleted", nullable = false)
	private boolean deleted;

	protected Patient() {
	}

	Patient(Integer number, String insuranceNo) {
		this.number = number;
		this.insuranceNo = insuranceNo;
	}

	Integer getNumber() {
		return this.number;
	}

	void setInsuranceNo(String insuranceNo) {
		this.insuranceNo = insuranceNo;
	}

	long getCreatedMs() {
		return this.createdMs;
	}

}
