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

import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.function.Consumer;

import org.hibernate.boot.jaxb.mapping.spi.JaxbAssociationOverrideImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbAttributeOverrideImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEmbeddedImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbJoinColumnImpl;

import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/**
 * Describes the columns of an embeddable in one of the places that embed it, where they
 * differ from those of the embeddable itself.
 */
public final class EmbeddedMapping {

	private final JaxbEmbeddedImpl attribute = new JaxbEmbeddedImpl();

	private final Type type;

	EmbeddedMapping(String name, Type type) {
		this.attribute.setName(name);
		this.type = type;
	}

	JaxbEmbeddedImpl attribute() {
		return this.attribute;
	}

	/**
	 * Describe the column of a field of the embeddable.
	 * @param field the name of the field; that of one further down is reached by dots
	 * @param column describes name, size, nullability and uniqueness of the column
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 */
	public EmbeddedMapping column(String field, Consumer<ColumnMapping> column) {
		requireField(field);
		ColumnMapping mapping = new ColumnMapping(field);
		column.accept(mapping);
		JaxbAttributeOverrideImpl override = new JaxbAttributeOverrideImpl();
		override.setName(field);
		override.setColumn(mapping.columnWithoutConversion("embedded"));
		this.attribute.getAttributeOverrides().add(override);
		return this;
	}

	/**
	 * Name the column of a reference to one entity that the embeddable holds.
	 * @param field the name of the field; that of one further down is reached by dots
	 * @param name the name of the column
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 */
	public EmbeddedMapping joinColumn(String field, String name) {
		requireField(field);
		Assert.hasText(name, "'name' must not be empty");
		JaxbJoinColumnImpl column = new JaxbJoinColumnImpl();
		column.setName(name);
		JaxbAssociationOverrideImpl override = new JaxbAssociationOverrideImpl();
		override.setName(field);
		override.getJoinColumns().add(column);
		this.attribute.getAssociationOverrides().add(override);
		return this;
	}

	/**
	 * What a type variable stands for differs between the classes that have the field.
	 */
	private void requireField(String path) {
		Type type = this.type;
		for (String name : path.split("\\.", -1)) {
			if (type instanceof TypeVariable) {
				return;
			}
			Class<?> owner = ResolvableType.forType(type).toClass();
			Field field = name.isEmpty() ? null : ReflectionUtils.findField(owner, name);
			if (field == null) {
				throw MappableFields.missing(owner, name);
			}
			type = field.getGenericType();
		}
	}

}
