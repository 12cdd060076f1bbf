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

import org.hibernate.boot.jaxb.mapping.spi.JaxbOneToOneImpl;

import org.springframework.util.Assert;

/**
 * Describes a reference to an entity that nobody else refers to.
 */
public final class OneToOneMapping extends ToOneMapping<OneToOneMapping> {

	private final JaxbOneToOneImpl attribute;

	OneToOneMapping(String name) {
		this(name, new JaxbOneToOneImpl());
	}

	private OneToOneMapping(String name, JaxbOneToOneImpl attribute) {
		super(name, attribute, attribute.getJoinColumnOrJoinFormula());
		this.attribute = attribute;
	}

	/**
	 * Say that the other entity has the column.
	 * @param field the name of the field of the other class that refers to this one
	 * @return this description
	 */
	public OneToOneMapping mappedBy(String field) {
		Assert.hasText(field, "'field' must not be empty");
		this.attribute.setMappedBy(field);
		return this;
	}

	/**
	 * Have the other entity deleted once nothing refers to it.
	 * @return this description
	 */
	public OneToOneMapping orphanRemoval() {
		this.attribute.setOrphanRemoval(true);
		return this;
	}

	JaxbOneToOneImpl attribute() {
		return this.attribute;
	}

}
