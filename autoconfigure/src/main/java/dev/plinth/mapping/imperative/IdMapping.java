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
package dev.plinth.mapping.imperative;

import jakarta.persistence.GenerationType;
import org.hibernate.boot.jaxb.mapping.spi.JaxbColumnImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbGeneratedValueImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbIdImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbSequenceGeneratorImpl;

import org.springframework.util.Assert;

/**
 * Describes the identifier of an entity: its column, and where its values come from.
 * Without further description the application assigns them.
 */
public final class IdMapping {

	private final JaxbIdImpl attribute = new JaxbIdImpl();

	private final JaxbColumnImpl column = new JaxbColumnImpl();

	IdMapping(String name) {
		this.attribute.setName(name);
		this.attribute.setColumn(this.column);
	}

	JaxbIdImpl attribute() {
		return this.attribute;
	}

	/**
	 * Name the column.
	 * @param name the name
	 * @return this description
	 */
	public IdMapping name(String name) {
		Assert.hasText(name, "'name' must not be empty");
		this.column.setName(name);
		return this;
	}

	/**
	 * Choose the length of the column.
	 * @param length the length in characters
	 * @return this description
	 */
	public IdMapping length(int length) {
		Assert.isTrue(length > 0, "'length' must be positive");
		this.column.setLength(length);
		return this;
	}

	/**
	 * Have values generated as suits their type: numbers by a sequence that is named
	 * after the table, UUIDs at random.
	 * @return this description
	 */
	public IdMapping generated() {
		return generated(GenerationType.AUTO);
	}

	/**
	 * Have values generated.
	 * @param strategy where they come from
	 * @return this description
	 */
	public IdMapping generated(GenerationType strategy) {
		Assert.notNull(strategy, "'strategy' must not be null");
		JaxbGeneratedValueImpl generated = new JaxbGeneratedValueImpl();
		generated.setStrategy(strategy);
		this.attribute.setGeneratedValue(generated);
		return this;
	}

	/**
	 * Have values taken from a sequence.
	 * @param name the name of the sequence
	 * @param allocationSize the number of values taken at once, by which the sequence
	 * increments
	 * @return this description
	 */
	public IdMapping sequence(String name, int allocationSize) {
		Assert.hasText(name, "'name' must not be empty");
		Assert.isTrue(allocationSize > 0, "'allocationSize' must be positive");
		JaxbSequenceGeneratorImpl sequence = new JaxbSequenceGeneratorImpl();
		sequence.setName(name);
		sequence.setSequenceName(name);
		sequence.setAllocationSize(allocationSize);
		this.attribute.setSequenceGenerator(sequence);
		generated(GenerationType.SEQUENCE);
		this.attribute.getGeneratedValue().setGenerator(name);
		return this;
	}

}
