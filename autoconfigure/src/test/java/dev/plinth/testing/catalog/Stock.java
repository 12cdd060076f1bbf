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
package dev.plinth.testing.catalog;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Versioned;
import jakarta.persistence.Entity;
import org.hibernate.annotations.GeneratedColumn;

/**
 * An entity with an attribute that the database generates on insert and update.
 */
@Entity
public class Stock extends AbstractBaseEntity implements SoftDeletable, Versioned {

	private int quantity;

	@GeneratedColumn("quantity * 2")
	private int doubled;

	protected Stock() {
	}

	public Stock(int quantity) {
		this.quantity = quantity;
	}

	public int getQuantity() {
		return this.quantity;
	}

	public void setQuantity(int quantity) {
		this.quantity = quantity;
	}

	public int getDoubled() {
		return this.doubled;
	}

}
