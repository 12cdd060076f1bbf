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

import java.io.Serializable;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.FetchType;
import org.hibernate.boot.jaxb.mapping.spi.JaxbJoinColumnImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbSingularAssociationAttribute;

import org.springframework.util.Assert;

/**
 * Describes a reference to one entity. Without further description it is lazy, cascades
 * nothing, and its column is named after the attribute and the identifier of the other
 * entity ({@code customer_id}).
 *
 * @param <S> the kind of reference
 */
public abstract sealed class ToOneMapping<S extends ToOneMapping<S>> permits ManyToOneMapping, OneToOneMapping {

	private final JaxbSingularAssociationAttribute attribute;

	private final List<Serializable> columns;

	private final JaxbJoinColumnImpl column = new JaxbJoinColumnImpl();

	ToOneMapping(String name, JaxbSingularAssociationAttribute attribute, List<Serializable> columns) {
		this.attribute = attribute;
		this.columns = columns;
		attribute.setName(name);
		attribute.setFetch(FetchType.LAZY);
	}

	/**
	 * Name the column that holds the foreign key.
	 * @param name the name
	 * @return this description
	 */
	public S column(String name) {
		Assert.hasText(name, "'name' must not be empty");
		describedColumn().setName(name);
		return self();
	}

	/**
	 * Put that column into a secondary table of the entity.
	 * @param table the name of the table
	 * @return this description
	 * @see EntityMapping#secondaryTable(String)
	 */
	public S table(String table) {
		Assert.hasText(table, "'table' must not be empty");
		describedColumn().setTable(table);
		return self();
	}

	/**
	 * Say that there always is an entity that is referred to.
	 * @return this description
	 */
	public S notNull() {
		this.attribute.setOptional(false);
		describedColumn().setNullable(false);
		return self();
	}

	/**
	 * Have the entity loaded with the one that refers to it.
	 * @return this description
	 */
	public S eager() {
		this.attribute.setFetch(FetchType.EAGER);
		return self();
	}

	/**
	 * Choose the operations that reach the entity that is referred to.
	 * @param types the operations
	 * @return this description
	 */
	public S cascade(CascadeType... types) {
		this.attribute.setCascade(Cascades.of(types));
		return self();
	}

	/**
	 * Name the entity that is referred to, where the type of the field does not.
	 * @param type its class
	 * @return this description
	 */
	public S target(Class<?> type) {
		Assert.notNull(type, "'type' must not be null");
		target(type.getName());
		return self();
	}

	void target(String name) {
		this.attribute.setTargetEntity(name);
	}

	final JaxbJoinColumnImpl describedColumn() {
		if (this.columns.isEmpty()) {
			this.columns.add(this.column);
		}
		return this.column;
	}

	@SuppressWarnings("unchecked")
	private S self() {
		return (S) this;
	}

}
