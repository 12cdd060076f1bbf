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

import java.util.List;

import jakarta.persistence.FetchType;
import org.hibernate.boot.jaxb.mapping.spi.JaxbFilterImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbMapKeyColumnImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbMapKeyImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbMapKeyJoinColumnImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbOrderColumnImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbPluralAttribute;

import org.springframework.util.Assert;

/**
 * Describes a collection. Without further description it is lazy, and in no order.
 *
 * @param <S> the kind of collection
 */
public abstract sealed class CollectionMapping<S extends CollectionMapping<S>>
		permits ElementCollectionMapping, ManyToManyMapping, OneToManyMapping {

	private final JaxbPluralAttribute attribute;

	private final List<JaxbFilterImpl> filters;

	private boolean cacheable;

	private boolean subselect;

	CollectionMapping(String name, JaxbPluralAttribute attribute, List<JaxbFilterImpl> filters) {
		this.attribute = attribute;
		this.filters = filters;
		attribute.setName(name);
	}

	/**
	 * Have the collection loaded with its owner.
	 * @return this description
	 */
	public S eager() {
		this.attribute.setFetch(FetchType.EAGER);
		return self();
	}

	/**
	 * Choose the order in which elements are loaded.
	 * @param attributes attributes of the elements, each with {@code asc} or
	 * {@code desc}, separated by commas
	 * @return this description
	 */
	public S orderBy(String attributes) {
		Assert.hasText(attributes, "'attributes' must not be empty");
		this.attribute.setOrderBy(attributes);
		return self();
	}

	/**
	 * Have the positions of elements stored in a column.
	 * @param name the name of the column
	 * @return this description
	 */
	public S orderColumn(String name) {
		Assert.hasText(name, "'name' must not be empty");
		JaxbOrderColumnImpl column = new JaxbOrderColumnImpl();
		column.setName(name);
		this.attribute.setOrderColumn(column);
		return self();
	}

	/**
	 * Have the keys of a map taken from its values.
	 * @param attribute the name of the attribute of the values
	 * @return this description
	 */
	public S mapKey(String attribute) {
		Assert.hasText(attribute, "'attribute' must not be empty");
		JaxbMapKeyImpl key = new JaxbMapKeyImpl();
		key.setName(attribute);
		this.attribute.setMapKey(key);
		return self();
	}

	/**
	 * Have the keys of a map, which are of a basic type, stored in a column.
	 * @param name the name of the column
	 * @return this description
	 */
	public S mapKeyColumn(String name) {
		Assert.hasText(name, "'name' must not be empty");
		JaxbMapKeyColumnImpl column = new JaxbMapKeyColumnImpl();
		column.setName(name);
		this.attribute.setMapKeyColumn(column);
		return self();
	}

	/**
	 * Have the keys of a map, which are entities, stored in a column that refers to them.
	 * @param name the name of the column
	 * @return this description
	 */
	public S mapKeyJoinColumn(String name) {
		Assert.hasText(name, "'name' must not be empty");
		JaxbMapKeyJoinColumnImpl column = new JaxbMapKeyJoinColumnImpl();
		column.setName(name);
		this.attribute.getMapKeyJoinColumns().add(column);
		return self();
	}

	/**
	 * Have the collections of several owners loaded at once.
	 * @param size the number of owners
	 * @return this description
	 */
	public S batchSize(int size) {
		Assert.isTrue(size > 0, "'size' must be positive");
		this.attribute.setBatchSize(size);
		return self();
	}

	/**
	 * Have the collections of all owners that one query has found loaded at once, by the
	 * query's own conditions.
	 * @return this description
	 */
	public S subselect() {
		this.subselect = true;
		return self();
	}

	/**
	 * Have the identifiers or values of the elements kept in the second-level cache,
	 * where there is one, by the strategy that the cache's provider uses by default.
	 * @return this description
	 */
	public S cacheable() {
		this.cacheable = true;
		return self();
	}

	/**
	 * Have elements left out for which a condition does not hold, in sessions that have
	 * switched a filter on.
	 * @param name the name of the filter
	 * @param condition the condition, in SQL
	 * @return this description
	 * @see EntityMapping#filterDefinition(String)
	 */
	public S filter(String name, String condition) {
		this.filters.add(filterOf(name, condition));
		return self();
	}

	static JaxbFilterImpl filterOf(String name, String condition) {
		Assert.hasText(name, "'name' must not be empty");
		Assert.hasText(condition, "'condition' must not be empty");
		JaxbFilterImpl filter = new JaxbFilterImpl();
		filter.setName(name);
		filter.setCondition(condition);
		return filter;
	}

	/**
	 * Return whether the collection is kept in the second-level cache, which mapping
	 * files cannot say.
	 */
	final boolean isCacheable() {
		return this.cacheable;
	}

	/**
	 * Return whether the collection is loaded by subselect, which Hibernate does not read
	 * from mapping files.
	 */
	final boolean isSubselect() {
		return this.subselect;
	}

	@SuppressWarnings("unchecked")
	private S self() {
		return (S) this;
	}

}
