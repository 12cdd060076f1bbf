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
import java.util.HashSet;
import java.util.Set;

/**
 * An entity with a join table, described in a file.
 */
public class Kit {

	private Long id;

	private String name;

	private BigDecimal price;

	private Dimensions size;

	private Label label;

	private Set<Part> parts = new HashSet<>();

	private Set<Money> deposits = new HashSet<>();

	protected Kit() {
	}

	public Kit(String name, BigDecimal price, Dimensions size, Label label) {
		this.name = name;
		this.label = label;
		this.price = price;
		this.size = size;
	}

	public Label getLabel() {
		return this.label;
	}

	public Set<Money> getDeposits() {
		return this.deposits;
	}

	public Set<Part> getParts() {
		return this.parts;
	}

	/**
	 * A record with a record in it.
	 *
	 * @param text what it says
	 * @param deposit what is paid back for it
	 */
	public record Label(String text, Money deposit) {

	}

}
