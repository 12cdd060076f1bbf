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
package dev.plinth.registration;

import dev.plinth.autoconfigure.units.Leaflet;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * Entities that tests register one by one.
 */
public final class Shop {

	private Shop() {
	}

	/**
	 * An entity.
	 */
	@Entity(name = "Product")
	public static class Product {

		@Id
		private @Nullable Long id;

	}

	/**
	 * An entity that extends another one.
	 */
	@Entity(name = "Bundle")
	public static class Bundle extends Product {

	}

	/**
	 * An entity of the same table.
	 */
	@Entity(name = "Copy")
	@Table(name = "product")
	public static class Copy {

		@Id
		private @Nullable Long id;

	}

	/**
	 * An entity that refers to another one.
	 */
	@Entity(name = "Offer")
	public static class Offer {

		@Id
		private @Nullable Long id;

		@ManyToOne
		private @Nullable Product product;

	}

	/**
	 * An annotated entity that extends a described one.
	 */
	@Entity(name = "Flyer")
	@Access(AccessType.FIELD)
	public static class Flyer extends Leaflet {

	}

}
