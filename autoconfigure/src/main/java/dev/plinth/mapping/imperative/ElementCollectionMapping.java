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

import java.util.function.Consumer;

import org.hibernate.boot.jaxb.mapping.spi.JaxbBasicImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbCollectionTableImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbElementCollectionImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbJoinColumnImpl;

import org.springframework.util.Assert;

/**
 * Describes a collection of values that are no entities. It is stored in a table of its
 * own, which is named after the owner and the attribute.
 */
public final class ElementCollectionMapping extends CollectionMapping<ElementCollectionMapping> {

	private final JaxbElementCollectionImpl attribute;

	ElementCollectionMapping(String name) {
		this(name, new JaxbElementCollectionImpl());
	}

	private ElementCollectionMapping(String name, JaxbElementCollectionImpl attribute) {
		super(name, attribute, attribute.getFilters());
		this.attribute = attribute;
	}

	/**
	 * Name the table.
	 * @param name the name
	 * @return this description
	 */
	public ElementCollectionMapping table(String name) {
		Assert.hasText(name, "'name' must not be empty");
		table().setName(name);
		return this;
	}

	/**
	 * Name the column of the table that refers to the owner.
	 * @param name the name
	 * @return this description
	 */
	public ElementCollectionMapping ownerColumn(String name) {
		Assert.hasText(name, "'name' must not be empty");
		JaxbJoinColumnImpl column = new JaxbJoinColumnImpl();
		column.setName(name);
		table().getJoinColumns().add(column);
		return this;
	}

	private JaxbCollectionTableImpl table() {
		if (this.attribute.getCollectionTable() == null) {
			this.attribute.setCollectionTable(new JaxbCollectionTableImpl());
		}
		return this.attribute.getCollectionTable();
	}

	/**
	 * Describe the column that holds values of a basic type.
	 * @param element describes the column
	 * @return this description
	 */
	public ElementCollectionMapping element(Consumer<ColumnMapping> element) {
		ColumnMapping mapping = new ColumnMapping(this.attribute.getName());
		element.accept(mapping);
		JaxbBasicImpl described = mapping.attribute();
		this.attribute.setColumn(described.getColumn());
		this.attribute.setEnumerated(described.getEnumerated());
		this.attribute.setLob(described.getLob());
		if (described.getConvert() != null) {
			this.attribute.getConverts().add(described.getConvert());
		}
		return this;
	}

	JaxbElementCollectionImpl attribute() {
		return this.attribute;
	}

}
