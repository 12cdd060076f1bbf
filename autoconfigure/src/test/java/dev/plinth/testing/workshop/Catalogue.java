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

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.persistence.PrePersist;

/**
 * A class that a file describes, with maps of all kinds and two tables.
 */
public class Catalogue {

	private Long id;

	private String code;

	private Supplier publisher;

	private String remark;

	private Origin origin;

	private Map<String, BigDecimal> prices = new HashMap<>();

	private Map<Supplier, Part> favourites = new HashMap<>();

	private Map<PartNumber, Part> parts = new HashMap<>();

	protected Catalogue() {
	}

	public Catalogue(String code, Supplier publisher, Origin origin) {
		this.code = code;
		this.publisher = publisher;
		this.origin = origin;
	}

	@PrePersist
	void writeInCapitals() {
		this.code = this.code.toUpperCase(Locale.ROOT);
	}

	public Long getId() {
		return this.id;
	}

	public String getCode() {
		return this.code;
	}

	public String getRemark() {
		return this.remark;
	}

	public void setRemark(String remark) {
		this.remark = remark;
	}

	public Origin getOrigin() {
		return this.origin;
	}

	public Map<String, BigDecimal> getPrices() {
		return this.prices;
	}

	public Map<Supplier, Part> getFavourites() {
		return this.favourites;
	}

	public Map<PartNumber, Part> getParts() {
		return this.parts;
	}

	/**
	 * Where a catalogue comes from.
	 *
	 * @param year when it was made
	 * @param printer who made it
	 */
	public record Origin(int year, Supplier printer) {

	}

	/**
	 * Writes a remark where there is none.
	 */
	public static class Editor {

		@PrePersist
		void edit(Catalogue catalogue) {
			if (catalogue.getRemark() == null) {
				catalogue.setRemark("as is");
			}
		}

	}

}
