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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.AccessType;
import jakarta.persistence.InheritanceType;
import org.hibernate.boot.jaxb.mapping.spi.JaxbAttributesContainerImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbCachingImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbDiscriminatorColumnImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityListenerContainerImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityListenerImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityMappingsImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbFilterDefImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbInheritanceImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbNaturalIdImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbPersistentAttribute;
import org.hibernate.boot.jaxb.mapping.spi.JaxbPrimaryKeyJoinColumnImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbSecondaryTableImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbTableImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbTenantIdImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbUniqueConstraintImpl;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Describes an entity.
 */
public final class EntityMapping extends IdentifiedMapping<EntityMapping> {

	private final JaxbEntityImpl entity;

	private final Set<Class<?>> mixins = new LinkedHashSet<>();

	private final Set<String> naturalId = new LinkedHashSet<>();

	private final List<JaxbFilterDefImpl> filterDefinitions = new ArrayList<>();

	private @Nullable String naturalIdCache;

	EntityMapping(Class<?> type) {
		this(type, new JaxbAttributesContainerImpl());
	}

	private EntityMapping(Class<?> type, JaxbAttributesContainerImpl attributes) {
		super(type, attributes);
		requireInstantiable(type);
		this.entity = new JaxbEntityImpl();
		this.entity.setClazz(type.getName());
		this.entity.setName(type.getSimpleName()); // without the outer class
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
	 * Name the entity in queries.
	 * @param name the name; without one it is the simple name of the class
	 * @return this description
	 */
	public EntityMapping name(String name) {
		Assert.hasText(name, "'name' must not be empty");
		this.entity.setName(name);
		return this;
	}

	/**
	 * Name the table.
	 * @param name the name; without one the table is named after the entity
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
	 * Add a table that holds columns of the entity as well, in a row of its own that is
	 * found by the identifier and missing where all of them are null.
	 * @param name the name of the table
	 * @return this description
	 * @see ColumnMapping#table(String)
	 */
	public EntityMapping secondaryTable(String name) {
		Assert.hasText(name, "'name' must not be empty");
		JaxbSecondaryTableImpl table = new JaxbSecondaryTableImpl();
		table.setName(name);
		table.setOptional(true);
		table.setOwned(true);
		this.entity.getSecondaryTables().add(table);
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
	 * Name the column by which the table of a subclass refers to that of its superclass,
	 * where each class of a hierarchy has a table for what it adds.
	 * @param name the name; without one it is that of the column of the identifier
	 * @return this description
	 */
	public EntityMapping primaryKeyJoinColumn(String name) {
		Assert.hasText(name, "'name' must not be empty");
		JaxbPrimaryKeyJoinColumnImpl column = new JaxbPrimaryKeyJoinColumnImpl();
		column.setName(name);
		this.entity.getPrimaryKeyJoinColumns().add(column);
		return this;
	}

	/**
	 * Say that the values of some fields identify the entity to its users, and never
	 * change, so that it can be loaded by them. Belongs to the root of a hierarchy.
	 * @param fields the names of fields that this description maps to columns or to
	 * references to one entity
	 * @return this description
	 * @throws ImperativeMappingException if a field is not mapped that way, at the latest
	 * at the start
	 */
	public EntityMapping naturalId(String... fields) {
		Assert.notEmpty(fields, "'fields' must not be empty");
		this.naturalId.addAll(List.of(fields));
		return this;
	}

	/**
	 * Have the identifiers that natural ones lead to kept in the second-level cache,
	 * where there is one.
	 * @param region the name of the cache
	 * @return this description
	 * @throws ImperativeMappingException at the start, if there is no natural identifier
	 */
	public EntityMapping naturalIdCache(String region) {
		Assert.hasText(region, "'region' must not be empty");
		this.naturalIdCache = region;
		return this;
	}

	/**
	 * Map the field that tells whose tenant's a row is, where Hibernate tells tenants
	 * apart by a column.
	 * @param field the name of the field
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public EntityMapping tenantId(String field) {
		field(field);
		JaxbTenantIdImpl tenantId = new JaxbTenantIdImpl();
		tenantId.setName(field);
		this.entity.setTenantId(tenantId);
		return this;
	}

	/**
	 * Define a filter without parameters, which sessions switch on by its name, for this
	 * entity and others.
	 * @param name the name
	 * @return this description
	 */
	public EntityMapping filterDefinition(String name) {
		return filterDefinition(name, Map.of());
	}

	/**
	 * Define a filter, which sessions switch on by its name, for this entity and others.
	 * @param name the name
	 * @param parameters the types of its parameters, by name
	 * @return this description
	 */
	public EntityMapping filterDefinition(String name, Map<String, Class<?>> parameters) {
		Assert.hasText(name, "'name' must not be empty");
		Assert.notNull(parameters, "'parameters' must not be null");
		JaxbFilterDefImpl definition = new JaxbFilterDefImpl();
		definition.setName(name);
		parameters.forEach((parameter, type) -> {
			JaxbFilterDefImpl.JaxbFilterParamImpl described = new JaxbFilterDefImpl.JaxbFilterParamImpl();
			described.setName(parameter);
			described.setType(type.getName());
			definition.getFilterParams().add(described);
		});
		this.filterDefinitions.add(definition);
		return this;
	}

	/**
	 * Have rows left out for which a condition does not hold, in sessions that have
	 * switched a filter on. Belongs to the root of a hierarchy.
	 * @param name the name of the filter
	 * @param condition the condition, in SQL
	 * @return this description
	 * @see #filterDefinition(String)
	 */
	public EntityMapping filter(String name, String condition) {
		this.entity.getFilters().add(CollectionMapping.filterOf(name, condition));
		return this;
	}

	/**
	 * Have instances kept in the second-level cache, where there is one, by the strategy
	 * that the cache's provider uses by default. Belongs to the root of a hierarchy.
	 * @return this description
	 */
	public EntityMapping cacheable() {
		this.entity.setCacheable(true);
		return this;
	}

	/**
	 * Have several instances that are referred to loaded at once. Belongs to the root of
	 * a hierarchy.
	 * @param size the number of instances
	 * @return this description
	 */
	public EntityMapping batchSize(int size) {
		Assert.isTrue(size > 0, "'size' must be positive");
		this.entity.setBatchSize(size);
		return this;
	}

	/**
	 * Have the methods of classes called that are annotated for events of the entity,
	 * such as {@code @PrePersist}. Those of the entity's own class are called anyway.
	 * @param types the classes
	 * @return this description
	 */
	public EntityMapping listeners(Class<?>... types) {
		if (this.entity.getEntityListenerContainer() == null) {
			this.entity.setEntityListenerContainer(new JaxbEntityListenerContainerImpl());
		}
		for (Class<?> type : types) {
			JaxbEntityListenerImpl listener = new JaxbEntityListenerImpl();
			listener.setClazz(type.getName());
			this.entity.getEntityListenerContainer().getEntityListeners().add(listener);
		}
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
	 * Return the name of the entity in queries.
	 */
	String name() {
		return this.entity.getName();
	}

	/**
	 * Return how many instances are loaded at once, which Hibernate does not read from
	 * mapping files, {@code null} if the description does not say.
	 */
	@Nullable Integer batchSize() {
		return this.entity.getBatchSize();
	}

	/**
	 * Return how the classes below share tables, {@code null} if the description does not
	 * say.
	 */
	@Nullable InheritanceType inheritance() {
		return (this.entity.getInheritance() != null) ? this.entity.getInheritance().getStrategy() : null;
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
		if (!this.naturalId.isEmpty() && this.entity.getAttributes().getNaturalId() == null) {
			identifyNaturally();
		}
		if (this.naturalIdCache != null) {
			if (this.naturalId.isEmpty()) {
				throw failure("Entity " + subject() + " has no natural identifier that could be cached.",
						"Name its fields with naturalId(...).");
			}
			JaxbCachingImpl caching = new JaxbCachingImpl();
			caching.setRegion(this.naturalIdCache);
			this.entity.getAttributes().getNaturalId().setCaching(caching);
		}
		mappings.getFilterDefinitions().addAll(this.filterDefinitions);
		mappings.getEntities().add(this.entity);
	}

	private void identifyNaturally() {
		JaxbAttributesContainerImpl attributes = this.entity.getAttributes();
		JaxbNaturalIdImpl naturalId = new JaxbNaturalIdImpl();
		for (String field : this.naturalId) {
			if (!move(field, attributes.getBasicAttributes(), naturalId.getBasicAttributes())
					&& !move(field, attributes.getManyToOneAttributes(), naturalId.getManyToOneAttributes())) {
				throw new ImperativeMappingException(
						"The natural identifier of " + subject() + " has '" + field
								+ "', which is mapped to no column and no reference.",
						"Map it with column(...) or manyToOne(...).");
			}
		}
		attributes.setNaturalId(naturalId);
	}

	private static <A extends JaxbPersistentAttribute> boolean move(String name, List<A> from, List<A> to) {
		return from.removeIf((attribute) -> attribute.getName().equals(name) && to.add(attribute));
	}

}
