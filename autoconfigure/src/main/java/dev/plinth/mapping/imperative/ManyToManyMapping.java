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

import jakarta.persistence.CascadeType;
import org.hibernate.boot.jaxb.mapping.spi.JaxbJoinColumnImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbJoinTableImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbManyToManyImpl;

import org.springframework.util.Assert;

/**
 * Describes a collection of entities that may be in other collections as well. It is
 * stored in a join table.
 */
public final class ManyToManyMapping extends CollectionMapping<ManyToManyMapping> {

	private final JaxbManyToManyImpl attribute;

	ManyToManyMapping(String name) {
		this(name, new JaxbManyToManyImpl());
	}

	private ManyToManyMapping(String name, JaxbManyToManyImpl attribute) {
		super(name, attribute, attribute.getFilters());
		this.attribute = attribute;
	}

	/**
	 * Say that the other entity has the join table.
	 * @param field the name of the field of the elements' class that holds the owners
	 * @return this description
	 */
	public ManyToManyMapping mappedBy(String field) {
		Assert.hasText(field, "'field' must not be empty");
		this.attribute.setMappedBy(field);
		return this;
	}

	/**
	 * Name the join table, whose columns are named as usual.
	 * @param name the name of the table
	 * @return this description
	 */
	public ManyToManyMapping joinTable(String name) {
		Assert.hasText(name, "'name' must not be empty");
		JaxbJoinTableImpl table = new JaxbJoinTableImpl();
		table.setName(name);
		this.attribute.setJoinTable(table);
		return this;
	}

	/**
	 * Name the join table and its columns.
	 * @param name the name of the table
	 * @param ownerColumn the column that refers to the owner
	 * @param elementColumn the column that refers to the element
	 * @return this description
	 */
	public ManyToManyMapping joinTable(String name, String ownerColumn, String elementColumn) {
		joinTable(name);
		this.attribute.getJoinTable().getJoinColumn().add(column(ownerColumn));
		this.attribute.getJoinTable().getInverseJoinColumn().add(column(elementColumn));
		return this;
	}

	private static JaxbJoinColumnImpl column(String name) {
		Assert.hasText(name, "Names of columns must not be empty");
		JaxbJoinColumnImpl column = new JaxbJoinColumnImpl();
		column.setName(name);
		return column;
	}

	/**
	 * Choose the operations that reach the elements.
	 * @param types the operations
	 * @return this description
	 */
	public ManyToManyMapping cascade(CascadeType... types) {
		this.attribute.setCascade(Cascades.of(types));
		return this;
	}

	/**
	 * Name the entity of the elements, where the type of the field does not.
	 * @param type its class
	 * @return this description
	 */
	public ManyToManyMapping target(Class<?> type) {
		Assert.notNull(type, "'type' must not be null");
		this.attribute.setTargetEntity(type.getName());
		return this;
	}

	JaxbManyToManyImpl attribute() {
		return this.attribute;
	}

}
