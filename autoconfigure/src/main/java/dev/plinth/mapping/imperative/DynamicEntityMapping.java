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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.hibernate.boot.jaxb.mapping.spi.JaxbAttributesContainerImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityMappingsImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbTableImpl;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Describes an entity without a class. Since no field tells the types of its attributes,
 * the description does. It has no mixins, which are of classes.
 */
public final class DynamicEntityMapping extends ImperativeMapping {

	private static final List<Class<?>> BASIC_TYPES = List.of(String.class, Character.class, Boolean.class, Byte.class,
			Short.class, Integer.class, Long.class, Float.class, Double.class, BigInteger.class, BigDecimal.class,
			UUID.class, Instant.class, LocalDate.class, LocalTime.class, LocalDateTime.class, OffsetTime.class,
			OffsetDateTime.class, ZonedDateTime.class, Duration.class, Year.class, Currency.class, Locale.class);

	private final JaxbEntityImpl entity = new JaxbEntityImpl();

	private final JaxbAttributesContainerImpl attributes = new JaxbAttributesContainerImpl();

	private final Set<String> named = new LinkedHashSet<>();

	private final Map<String, String> targets = new LinkedHashMap<>();

	private final Set<String> units = new LinkedHashSet<>();

	private @Nullable String identifier;

	DynamicEntityMapping(String name) {
		Assert.hasText(name, "'name' must not be empty");
		this.entity.setName(name);
		this.entity.setMetadataComplete(true);
		this.entity.setAttributes(this.attributes);
	}

	/**
	 * Name the table.
	 * @param name the name; without one the table is named after the entity
	 * @return this description
	 */
	public DynamicEntityMapping table(String name) {
		Assert.hasText(name, "'name' must not be empty");
		table().setName(name);
		return this;
	}

	/**
	 * Name the schema that the table is in.
	 * @param name the name; without one it is that of the connection
	 * @return this description
	 */
	public DynamicEntityMapping schema(String name) {
		Assert.hasText(name, "'name' must not be empty");
		table().setSchema(name);
		return this;
	}

	/**
	 * Name the persistence units that have the entity, which no registration can name.
	 * @param units the names of one or several units; without them it is in the primary
	 * one
	 * @return this description
	 */
	public DynamicEntityMapping unit(String... units) {
		Assert.notEmpty(units, "'units' must not be empty");
		this.units.addAll(List.of(units));
		return this;
	}

	/**
	 * Add the attribute that identifies the entity.
	 * @param name the name of the attribute
	 * @param type its type
	 * @param id describes the column and how values are generated
	 * @return this description
	 * @throws ImperativeMappingException if there is an identifier already
	 */
	public DynamicEntityMapping id(String name, Class<?> type, Consumer<IdMapping> id) {
		if (this.identifier != null) {
			throw new ImperativeMappingException(
					subject() + " is given a second identifier: '" + name + "' besides '" + this.identifier + "'.",
					"Map one of them with column(...).");
		}
		this.identifier = name;
		add(name);
		IdMapping mapping = new IdMapping(name);
		mapping.attribute().setTarget(target(name, type));
		id.accept(mapping);
		this.attributes.getIdAttributes().add(mapping.attribute());
		return this;
	}

	/**
	 * Add an attribute of a basic type.
	 * @param name the name of the attribute
	 * @param type its type
	 * @return this description
	 * @throws ImperativeMappingException if there is such an attribute already
	 */
	public DynamicEntityMapping column(String name, Class<?> type) {
		return column(name, type, (column) -> {
		});
	}

	/**
	 * Add an attribute of a basic type.
	 * @param name the name of the attribute
	 * @param type its type
	 * @param column describes the column
	 * @return this description
	 * @throws ImperativeMappingException if there is such an attribute already
	 */
	public DynamicEntityMapping column(String name, Class<?> type, Consumer<ColumnMapping> column) {
		add(name);
		ColumnMapping mapping = new ColumnMapping(name);
		mapping.attribute().setTarget(target(name, type));
		column.accept(mapping);
		this.attributes.getBasicAttributes().add(mapping.attribute());
		return this;
	}

	/**
	 * Add a reference to another entity.
	 * @param name the name of the attribute
	 * @param target the name of the other entity if it has no class, else that of its
	 * class
	 * @param reference describes the reference
	 * @return this description
	 * @throws ImperativeMappingException if there is such an attribute already
	 */
	public DynamicEntityMapping manyToOne(String name, String target, Consumer<ManyToOneMapping> reference) {
		add(name);
		Assert.hasText(target, "'target' must not be empty");
		ManyToOneMapping mapping = new ManyToOneMapping(name);
		mapping.target(target);
		this.targets.put(name, target);
		reference.accept(mapping);
		this.attributes.getManyToOneAttributes().add(mapping.attribute());
		return this;
	}

	private String target(String attribute, Class<?> type) {
		Assert.notNull(type, "'type' must not be null");
		if (!BASIC_TYPES.contains(ClassUtils.resolvePrimitiveIfNecessary(type))) {
			throw new ImperativeMappingException(
					"Attribute '" + attribute + "' of " + subject() + " is of type " + type.getName()
							+ ", which an entity without a class cannot have.",
					"Choose one of: " + String.join(", ", BASIC_TYPES.stream().map(Class::getSimpleName).toList())
							+ ".");
		}
		return type.getName();
	}

	private void add(String name) {
		Assert.hasText(name, "'name' must not be empty");
		if (!this.named.add(name)) {
			throw new ImperativeMappingException("Attribute '" + name + "' of " + subject() + " is mapped twice.",
					"Remove one of the two.");
		}
	}

	private JaxbTableImpl table() {
		if (this.entity.getTable() == null) {
			this.entity.setTable(new JaxbTableImpl());
		}
		return this.entity.getTable();
	}

	/**
	 * Return the units that have the entity, none if it is in the primary one.
	 */
	Set<String> units() {
		return this.units;
	}

	/**
	 * Return what attributes refer to, by their names.
	 */
	Map<String, String> targets() {
		return this.targets;
	}

	/**
	 * Return whether the description has an identifier.
	 */
	boolean isIdentified() {
		return this.identifier != null;
	}

	@Override
	String subject() {
		return this.entity.getName();
	}

	@Override
	void addTo(JaxbEntityMappingsImpl mappings) {
		mappings.getEntities().add(this.entity);
	}

}
