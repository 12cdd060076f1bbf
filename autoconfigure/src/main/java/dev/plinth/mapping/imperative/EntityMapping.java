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

import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.AccessType;
import jakarta.persistence.InheritanceType;
import org.hibernate.boot.jaxb.mapping.spi.JaxbAttributesContainerImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbDiscriminatorColumnImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityMappingsImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbInheritanceImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbTableImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbUniqueConstraintImpl;

import org.springframework.util.Assert;

/**
 * Describes an entity. Its name in queries is the simple name of its class.
 */
public final class EntityMapping extends IdentifiedMapping<EntityMapping> {

	private final JaxbEntityImpl entity;

	private final Set<Class<?>> mixins = new LinkedHashSet<>();

	EntityMapping(Class<?> type) {
		this(type, new JaxbAttributesContainerImpl());
	}

	private EntityMapping(Class<?> type, JaxbAttributesContainerImpl attributes) {
		super(type, attributes);
		requireInstantiable(type);
		this.entity = new JaxbEntityImpl();
		this.entity.setClazz(type.getName());
		this.entity.setAccess(AccessType.FIELD);
		this.entity.setMetadataComplete(true);
		this.entity.setAttributes(attributes);
	}

	private static void requireInstantiable(Class<?> type) {
		if (type.isInterface() || type.isRecord() || type.isEnum()) {
			throw new ImperativeMappingException(type.getName() + " cannot be an entity.",
					type.isRecord()
							? "Make it a class: Hibernate changes the fields of entities. A record can be embedded."
							: "Map a class.");
		}
		if (!Modifier.isAbstract(type.getModifiers()) && !hasDefaultConstructor(type)) {
			throw new ImperativeMappingException(
					type.getName() + " has no constructor without parameters, which Hibernate makes its instances by.",
					"Add one; it may be protected" + (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())
							? ". An inner class has to be static, too." : "."));
		}
	}

	/**
	 * Name the table.
	 * @param name the name; without one the table is named after the class
	 * @return this description
	 */
	public EntityMapping table(String name) {
		Assert.hasText(name, "'name' must not be empty");
		table().setName(name);
		return this;
	}

	/**
	 * Name the schema that the table is in.
	 * @param name the name; without one it is that of the connection
	 * @return this description
	 */
	public EntityMapping schema(String name) {
		Assert.hasText(name, "'name' must not be empty");
		table().setSchema(name);
		return this;
	}

	/**
	 * Demand that no two rows have the same values in some columns.
	 * @param columns the names of the columns
	 * @return this description
	 */
	public EntityMapping unique(String... columns) {
		Assert.notEmpty(columns, "'columns' must not be empty");
		JaxbUniqueConstraintImpl constraint = new JaxbUniqueConstraintImpl();
		constraint.getColumnName().addAll(List.of(columns));
		table().getUniqueConstraints().add(constraint);
		return this;
	}

	/**
	 * Choose how the classes of a hierarchy share tables. Belongs to its root; without it
	 * they are in a single one.
	 * @param strategy the strategy
	 * @return this description
	 */
	public EntityMapping inheritance(InheritanceType strategy) {
		Assert.notNull(strategy, "'strategy' must not be null");
		JaxbInheritanceImpl inheritance = new JaxbInheritanceImpl();
		inheritance.setStrategy(strategy);
		this.entity.setInheritance(inheritance);
		return this;
	}

	/**
	 * Name the column that tells the classes of a hierarchy apart. Belongs to its root.
	 * @param name the name; without one it is that of Jakarta Persistence, {@code dtype}
	 * @return this description
	 */
	public EntityMapping discriminatorColumn(String name) {
		Assert.hasText(name, "'name' must not be empty");
		JaxbDiscriminatorColumnImpl column = new JaxbDiscriminatorColumnImpl();
		column.setName(name);
		this.entity.setDiscriminatorColumn(column);
		return this;
	}

	/**
	 * Choose what stands in that column for this class.
	 * @param value the value; without one it is the simple name of the class
	 * @return this description
	 */
	public EntityMapping discriminatorValue(String value) {
		Assert.hasText(value, "'value' must not be empty");
		this.entity.setDiscriminatorValue(value);
		return this;
	}

	/**
	 * Say that rows never change once they are inserted.
	 * @return this description
	 */
	public EntityMapping immutable() {
		this.entity.setMutable(false);
		return this;
	}

	/**
	 * Give the table the columns of mixins that the class does not implement, such as
	 * {@code Timestamped.class}. They are attributes of the entity in queries, but the
	 * class has no access to them. A class that implements a mixin has it by that.
	 * @param types the interfaces of the mixins
	 * @return this description
	 */
	public EntityMapping mixins(Class<?>... types) {
		this.mixins.addAll(List.of(types));
		return this;
	}

	private JaxbTableImpl table() {
		if (this.entity.getTable() == null) {
			this.entity.setTable(new JaxbTableImpl());
		}
		return this.entity.getTable();
	}

	/**
	 * Return whether the description names the schema.
	 */
	boolean hasSchema() {
		return this.entity.getTable() != null && this.entity.getTable().getSchema() != null;
	}

	/**
	 * Return the mixins that the class has without implementing them.
	 */
	Set<Class<?>> givenMixins() {
		return this.mixins;
	}

	@Override
	void addTo(JaxbEntityMappingsImpl mappings) {
		excludeOtherFields();
		mappings.getEntities().add(this.entity);
	}

}
