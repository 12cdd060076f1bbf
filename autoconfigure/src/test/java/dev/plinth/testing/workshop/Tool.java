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
package dev.plinth.testing.workshop;

import java.time.Instant;

import dev.plinth.entity.DeletedDate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.springframework.data.annotation.CreatedDate;

/**
 * An entity with attributes of its own for stamps, whose description takes the place of
 * its mapping annotations.
 */
@Entity
@Table(name = "ignored")
public class Tool {

	@Id
	private Long id;

	@Column(name = "ignored")
	private String name;

	@CreatedDate
	private Instant bought;

	@DeletedDate
	private Instant scrapped;

	private Delivery delivery;

	protected Tool() {
	}

	public Tool(Long id, String name, Delivery delivery) {
		this.id = id;
		this.name = name;
		this.delivery = delivery;
	}

	public Instant getBought() {
		return this.bought;
	}

	public Delivery getDelivery() {
		return this.delivery;
	}

}
