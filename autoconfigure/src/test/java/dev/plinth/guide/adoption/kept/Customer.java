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

import java.time.LocalDate;
import java.time.LocalDateTime;

import dev.plinth.entity.DeletedDate;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import org.hibernate.annotations.Generated;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedDate;

/**
 * A customer, whose account is closed instead of being removed.
 */
@Entity
class Customer {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "customer_customer_id_seq")
	@SequenceGenerator(name = "customer_customer_id_seq", sequenceName = "customer_customer_id_seq", allocationSize = 1)
	@Column(name = "customer_id")
	private @Nullable Integer id;

	private String firstName;

	private String lastName;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "store_id")
	private Store store;

	private Integer addressId;

	@CreatedDate
	private @Nullable LocalDate createDate;

	@Generated(event = { EventType.INSERT, EventType.UPDATE })
	private @Nullable LocalDateTime lastUpdate;

	@DeletedDate
	@Convert(converter = ClosedAccountConverter.class)
	@Column(name = "active")
	private @Nullable Boolean closed;

	protected Customer() {
	}

	Customer(String firstName, String lastName, Store store, Integer addressId) {
		this.firstName = firstName;
		this.lastName = lastName;
		this.store = store;
		this.addressId = addressId;
	}

	@Nullable Integer getId() {
		return this.id;
	}

	String getLastName() {
		return this.lastName;
	}

	void setLastName(String lastName) {
		this.lastName = lastName;
	}

	Store getStore() {
		return this.store;
	}

	@Nullable LocalDate getCreateDate() {
		return this.createDate;
	}

	@Nullable LocalDateTime getLastUpdate() {
		return this.lastUpdate;
	}

}
