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
import dev.plinth.entity.Versioned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A customer with the mixins, and the identifiers that there always were.
 */
@Entity
class Customer extends AbstractEntity<Integer> implements Timestamped, SoftDeletable, Versioned {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "customer_customer_id_seq")
	@SequenceGenerator(name = "customer_customer_id_seq", sequenceName = "customer_customer_id_seq", allocationSize = 1)
	@Column(name = "customer_id")
	private @Nullable Integer id;

	private String firstName;

	private String lastName;

	private Integer storeId;

	private Integer addressId;

	protected Customer() {
	}

	Customer(String firstName, String lastName, Integer storeId, Integer addressId) {
		this.firstName = firstName;
		this.lastName = lastName;
		this.storeId = storeId;
		this.addressId = addressId;
	}

	@Override
	public @Nullable Integer getId() {
		return this.id;
	}

	String getLastName() {
		return this.lastName;
	}

}
