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
import java.util.UUID;

/**
 * A class that carries no annotation and has attributes of its own for stamps and
 * deletion, which a file names.
 */
public class Rental {

	private Long id;

	private String code;

	private Part part;

	private Part substitute;

	private Supplier lender;

	private int reminders;

	private Instant rented;

	private String rentedBy;

	private Instant changed;

	private String changedBy;

	private Instant returned;

	private String returnedTo;

	private UUID returnId;

	protected Rental() {
	}

	public Rental(String code, Part part, Part substitute) {
		this.code = code;
		this.part = part;
		this.substitute = substitute;
		this.lender = part.getSupplier();
	}

	public Long getId() {
		return this.id;
	}

	public void setCode(String code) {
		this.code = code;
	}

	public Part getSubstitute() {
		return this.substitute;
	}

	public void remind() {
		this.reminders++;
	}

	public Instant getReturned() {
		return this.returned;
	}

}
