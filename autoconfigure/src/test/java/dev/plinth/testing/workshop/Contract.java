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

import java.util.HashSet;
import java.util.Set;

/**
 * An entity with an identifier of two columns, described in a file.
 */
public class Contract {

	private ContractId id;

	private String text;

	private Supplier supplier;

	private Set<String> clauses = new HashSet<>();

	private long lock;

	protected Contract() {
	}

	public Contract(ContractId id, String text, Supplier supplier) {
		this.id = id;
		this.text = text;
		this.supplier = supplier;
	}

	public ContractId getId() {
		return this.id;
	}

	public String getText() {
		return this.text;
	}

	public void setText(String text) {
		this.text = text;
	}

	public Supplier getSupplier() {
		return this.supplier;
	}

	public Set<String> getClauses() {
		return this.clauses;
	}

	public long getLock() {
		return this.lock;
	}

}
