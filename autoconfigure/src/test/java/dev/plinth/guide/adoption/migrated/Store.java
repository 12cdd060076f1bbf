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
package dev.plinth.guide.adoption.migrated;

import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.UniqueAmongActive;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A store, whose manager manages no other one that is open.
 */
@Entity
@UniqueAmongActive(value = "managerStaffId", name = "store_manager")
class Store extends AbstractEntity<Integer> implements Timestamped, SoftDeletable {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "store_store_id_seq")
	@SequenceGenerator(name = "store_store_id_seq", sequenceName = "store_store_id_seq", allocationSize = 1)
	@Column(name = "store_id")
	private @Nullable Integer id;

	private Integer managerStaffId;

	private Integer addressId;

	protected Store() {
	}

	Store(Integer managerStaffId, Integer addressId) {
		this.managerStaffId = managerStaffId;
		this.addressId = addressId;
	}

	@Override
	public @Nullable Integer getId() {
		return this.id;
	}

}
