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

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.LastModifiedDate;

/**
 * A store, whose last update the database writes, too.
 */
@Entity
class Store {

	@Id
	@Column(name = "store_id")
	private Integer id;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "manager_staff_id")
	private Staff manager;

	@LastModifiedDate
	private @Nullable LocalDateTime lastUpdate;

	protected Store() {
	}

	Integer getId() {
		return this.id;
	}

	Staff getManager() {
		return this.manager;
	}

	@Nullable LocalDateTime getLastUpdate() {
		return this.lastUpdate;
	}

}
