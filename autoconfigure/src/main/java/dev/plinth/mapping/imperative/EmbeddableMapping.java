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

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

import jakarta.persistence.AccessType;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEmbeddableAttributesContainerImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEmbeddableImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityMappingsImpl;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/**
 * Describes an embeddable: a class or record whose instances have no row of their own.
 */
public final class EmbeddableMapping extends AttributesMapping<EmbeddableMapping> {

	private final JaxbEmbeddableImpl embeddable = new JaxbEmbeddableImpl();

	private @Nullable Constructor<?> constructor;

	private List<String> parameters = List.of();

	EmbeddableMapping(Class<?> type) {
		this(type, new JaxbEmbeddableAttributesContainerImpl());
	}

	private EmbeddableMapping(Class<?> type, JaxbEmbeddableAttributesContainerImpl attributes) {
		super(type, attributes);
		this.embeddable.setClazz(type.getName());
		this.embeddable.setAccess(AccessType.FIELD);
		this.embeddable.setMetadataComplete(true);
		this.embeddable.setAttributes(attributes);
	}

	/**
	 * Have instances made by a constructor that takes the values of all mapped fields, so
	 * that the class can be immutable. A record needs no such description.
	 * @param fields the names of the fields whose values the constructor takes, in the
	 * order of its parameters
	 * @return this description
	 * @throws ImperativeMappingException if there is no such constructor
	 */
	public EmbeddableMapping constructor(String... fields) {
		Assert.notEmpty(fields, "'fields' must not be empty");
		Class<?>[] types = Arrays.stream(fields).map(this::typeOf).toArray(Class<?>[]::new);
		try {
			this.constructor = type().getDeclaredConstructor(types);
		}
		catch (NoSuchMethodException ex) {
			throw new ImperativeMappingException(
					type().getName() + " has no constructor that takes "
							+ String.join(", ", Arrays.stream(types).map(Class::getSimpleName).toList()) + ".",
					"Name the fields in the order of the constructor's parameters, or add such a constructor.");
		}
		ReflectionUtils.makeAccessible(this.constructor);
		this.parameters = List.of(fields);
		return this;
	}

	private Class<?> typeOf(String field) {
		return MappableFields.named(type(), field).getType();
	}

	/**
	 * Return the constructor that makes instances, {@code null} for that without
	 * parameters and for the canonical one of a record.
	 */
	@Nullable Constructor<?> constructor() {
		return this.constructor;
	}

	/**
	 * Return the fields whose values the constructor takes.
	 */
	List<String> parameters() {
		return this.parameters;
	}

	/**
	 * Hibernate would write what it cannot read again.
	 */
	private void requireInstantiable() {
		if (this.constructor != null) {
			return;
		}
		List<String> unmapped = unmapped();
		if (type().isRecord() && !unmapped.isEmpty()) {
			throw failure("Record " + subject() + " is described without " + String.join(", ", unmapped)
					+ ", which its constructor takes.", "Describe all of its components.");
		}
		if (!type().isRecord() && !Modifier.isAbstract(type().getModifiers()) && !hasDefaultConstructor(type())) {
			throw failure(subject() + " has no constructor without parameters.",
					"Add one, or name the fields that its constructor takes: ImperativeMapping.embeddable("
							+ type().getSimpleName() + ".class), each column, and constructor(...).");
		}
	}

	@Override
	void addTo(JaxbEntityMappingsImpl mappings) {
		requireInstantiable();
		excludeOtherFields();
		mappings.getEmbeddables().add(this.embeddable);
	}

}
