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
package dev.plinth.guide.adoption.kept;

import java.time.LocalDateTime;

import dev.plinth.entity.DeletedDate;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.LastModifiedDate;

/**
 * Somebody who works here, or did.
 */
@Entity
class Staff {

	@Id
	@Column(name = "staff_id")
	private Integer id;

	private String username;

	@LastModifiedDate
	private @Nullable LocalDateTime lastUpdate;

	@DeletedDate
	@Convert(converter = FormerStaffConverter.class)
	@Column(name = "active", nullable = false)
	private boolean former;

	protected Staff() {
	}

	Integer getId() {
		return this.id;
	}

	void setUsername(String username) {
		this.username = username;
	}

	String getUsername() {
		return this.username;
	}

	@Nullable LocalDateTime getLastUpdate() {
		return this.lastUpdate;
	}

}
