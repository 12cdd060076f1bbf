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
import org.hibernate.boot.jaxb.mapping.spi.JaxbOneToManyImpl;

import org.springframework.util.Assert;

/**
 * Describes a collection of entities that are in no other such collection. Without
 * {@link #mappedBy} or {@link #column} it is stored in a join table.
 */
public final class OneToManyMapping extends CollectionMapping<OneToManyMapping> {

	private final JaxbOneToManyImpl attribute;

	OneToManyMapping(String name) {
		this(name, new JaxbOneToManyImpl());
	}

	private OneToManyMapping(String name, JaxbOneToManyImpl attribute) {
		super(name, attribute, attribute.getFilters());
		this.attribute = attribute;
	}

	/**
	 * Say that the elements refer to the owner, by a field of theirs.
	 * @param field the name of the field of the elements' class
	 * @return this description
	 */
	public OneToManyMapping mappedBy(String field) {
		Assert.hasText(field, "'field' must not be empty");
		this.attribute.setMappedBy(field);
		return this;
	}

	/**
	 * Name a column in the table of the elements that refers to the owner.
	 * @param name the name
	 * @return this description
	 */
	public OneToManyMapping column(String name) {
		Assert.hasText(name, "'name' must not be empty");
		JaxbJoinColumnImpl column = new JaxbJoinColumnImpl();
		column.setName(name);
		this.attribute.getJoinColumn().add(column);
		return this;
	}

	/**
	 * Name the join table, whose columns are named as usual.
	 * @param name the name of the table
	 * @return this description
	 */
	public OneToManyMapping joinTable(String name) {
		Assert.hasText(name, "'name' must not be empty");
		JaxbJoinTableImpl table = new JaxbJoinTableImpl();
		table.setName(name);
		this.attribute.setJoinTable(table);
		return this;
	}

	/**
	 * Choose the operations that reach the elements.
	 * @param types the operations
	 * @return this description
	 */
	public OneToManyMapping cascade(CascadeType... types) {
		this.attribute.setCascade(Cascades.of(types));
		return this;
	}

	/**
	 * Have elements deleted that are taken out of the collection.
	 * @return this description
	 */
	public OneToManyMapping orphanRemoval() {
		this.attribute.setOrphanRemoval(true);
		return this;
	}

	/**
	 * Name the entity of the elements, where the type of the field does not.
	 * @param type its class
	 * @return this description
	 */
	public OneToManyMapping target(Class<?> type) {
		Assert.notNull(type, "'type' must not be null");
		this.attribute.setTargetEntity(type.getName());
		return this;
	}

	/**
	 * Return what Hibernate reads. Where the elements' own table has the column of the
	 * key, it is null for those that are in no map.
	 */
	JaxbOneToManyImpl attribute() {
		if (this.attribute.getMappedBy() != null || !this.attribute.getJoinColumn().isEmpty()) {
			this.attribute.getMapKeyJoinColumns().forEach((column) -> column.setNullable(true));
		}
		return this.attribute;
	}

}
