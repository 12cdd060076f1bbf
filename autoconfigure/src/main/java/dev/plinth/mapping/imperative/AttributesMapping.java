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
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.boot.jaxb.mapping.spi.JaxbAttributesContainer;
import org.hibernate.boot.jaxb.mapping.spi.JaxbTransientImpl;

import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/**
 * Describes the attributes of a class, each by the field that holds it.
 *
 * @param <S> the kind of description
 */
public abstract sealed class AttributesMapping<S extends AttributesMapping<S>> extends ImperativeMapping
		permits IdentifiedMapping, EmbeddableMapping {

	private final Class<?> type;

	private final Set<String> named = new LinkedHashSet<>();

	private final Set<Class<?>> embedded = new LinkedHashSet<>();

	private final JaxbAttributesContainer attributes;

	AttributesMapping(Class<?> type, JaxbAttributesContainer attributes) {
		Assert.notNull(type, "'type' must not be null");
		this.type = type;
		this.attributes = attributes;
	}

	/**
	 * Map a field to a column of the same name, as the naming strategy writes it.
	 * @param field the name of the field
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S column(String field) {
		return column(field, (column) -> {
		});
	}

	/**
	 * Map a field to a column.
	 * @param field the name of the field
	 * @param column describes the column
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S column(String field, Consumer<ColumnMapping> column) {
		field(field);
		ColumnMapping mapping = new ColumnMapping(field);
		column.accept(mapping);
		this.attributes.getBasicAttributes().add(mapping.attribute());
		return self();
	}

	/**
	 * Map a field that holds an embeddable: a class or record whose own fields are
	 * columns.
	 * @param field the name of the field
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S embedded(String field) {
		return embedded(field, (embedded) -> {
		});
	}

	/**
	 * Map a field that holds an embeddable, with columns of its own choice.
	 * @param field the name of the field
	 * @param embedded describes the columns that differ from those of the embeddable
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S embedded(String field, Consumer<EmbeddedMapping> embedded) {
		EmbeddedMapping mapping = new EmbeddedMapping(field, embeddable(field));
		embedded.accept(mapping);
		this.attributes.getEmbeddedAttributes().add(mapping.attribute());
		return self();
	}

	/**
	 * Map a field that refers to another entity, which many may refer to. The reference
	 * is lazy.
	 * @param field the name of the field
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S manyToOne(String field) {
		return manyToOne(field, (reference) -> {
		});
	}

	/**
	 * Map a field that refers to another entity, which many may refer to. The reference
	 * is lazy unless said otherwise.
	 * @param field the name of the field
	 * @param reference describes the reference
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S manyToOne(String field, Consumer<ManyToOneMapping> reference) {
		field(field);
		ManyToOneMapping mapping = new ManyToOneMapping(field);
		reference.accept(mapping);
		this.attributes.getManyToOneAttributes().add(mapping.attribute());
		return self();
	}

	/**
	 * Map a field that refers to another entity, which nobody else refers to, by a
	 * column. The reference is lazy.
	 * @param field the name of the field
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S oneToOne(String field) {
		return oneToOne(field, (reference) -> {
		});
	}

	/**
	 * Map a field that refers to another entity, which nobody else refers to. The
	 * reference is lazy unless said otherwise.
	 * @param field the name of the field
	 * @param reference describes the reference
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S oneToOne(String field, Consumer<OneToOneMapping> reference) {
		field(field);
		OneToOneMapping mapping = new OneToOneMapping(field);
		reference.accept(mapping);
		this.attributes.getOneToOneAttributes().add(mapping.attribute());
		return self();
	}

	/**
	 * Map a field that holds a collection of entities, which are in no other such
	 * collection, in a join table.
	 * @param field the name of the field
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S oneToMany(String field) {
		return oneToMany(field, (collection) -> {
		});
	}

	/**
	 * Map a field that holds a collection of entities, which are in no other such
	 * collection.
	 * @param field the name of the field, whose type is a collection of the entity
	 * @param collection describes the collection
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S oneToMany(String field, Consumer<OneToManyMapping> collection) {
		field(field);
		OneToManyMapping mapping = new OneToManyMapping(field);
		collection.accept(mapping);
		this.attributes.getOneToManyAttributes().add(mapping.attribute());
		return self();
	}

	/**
	 * Map a field that holds a collection of entities, which may be in others as well, in
	 * a join table.
	 * @param field the name of the field
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S manyToMany(String field) {
		return manyToMany(field, (collection) -> {
		});
	}

	/**
	 * Map a field that holds a collection of entities, which may be in others as well.
	 * @param field the name of the field, whose type is a collection of the entity
	 * @param collection describes the collection
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S manyToMany(String field, Consumer<ManyToManyMapping> collection) {
		field(field);
		ManyToManyMapping mapping = new ManyToManyMapping(field);
		collection.accept(mapping);
		this.attributes.getManyToManyAttributes().add(mapping.attribute());
		return self();
	}

	/**
	 * Map a field that holds a collection of values, in a table that is named after the
	 * owner and the field.
	 * @param field the name of the field
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S elementCollection(String field) {
		return elementCollection(field, (collection) -> {
		});
	}

	/**
	 * Map a field that holds a collection of values, in a table of their own.
	 * @param field the name of the field, whose type is a collection of a basic type or
	 * an embeddable
	 * @param collection describes the collection
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or it is mapped
	 * already
	 */
	public S elementCollection(String field, Consumer<ElementCollectionMapping> collection) {
		Class<?> element = ResolvableType.forField(field(field)).asCollection().resolveGeneric();
		ElementCollectionMapping mapping = new ElementCollectionMapping(field);
		collection.accept(mapping);
		if (element != null && element.isRecord() && mapping.attribute().getConverts().isEmpty()) {
			this.embedded.add(element);
		}
		this.attributes.getElementCollectionAttributes().add(mapping.attribute());
		return self();
	}

	@Override
	final String subject() {
		return this.type.getName();
	}

	final Class<?> type() {
		return this.type;
	}

	/**
	 * Return the classes that fields of this one embed, and records in collections.
	 */
	final Set<Class<?>> embedded() {
		return this.embedded;
	}

	final Class<?> embeddable(String field) {
		Class<?> embeddable = field(field).getType();
		this.embedded.add(embeddable);
		return embeddable;
	}

	/**
	 * Return a field that is to be mapped.
	 */
	final Field field(String name) {
		Assert.hasText(name, "'field' must not be empty");
		Field field = mappable(this.type).stream()
			.filter((candidate) -> candidate.getName().equals(name))
			.findFirst()
			.orElseThrow(() -> unknown(name));
		if (!this.named.add(name)) {
			throw new ImperativeMappingException("Field '" + name + "' of " + this.type.getName() + " is mapped twice.",
					"Remove one of the two.");
		}
		return field;
	}

	private ImperativeMappingException unknown(String name) {
		Field other = ReflectionUtils.findField(this.type, name);
		if (other == null) {
			return noField(this.type, name);
		}
		Class<?> owner = other.getDeclaringClass();
		String problem = "Field '" + name + "' of " + this.type.getName();
		if (owner == this.type) {
			return new ImperativeMappingException(problem + " is "
					+ (Modifier.isStatic(other.getModifiers()) ? "static" : "transient") + " and cannot be mapped.",
					"Remove the keyword, or leave the field out.");
		}
		boolean annotated = owner.isAnnotationPresent(MappedSuperclass.class)
				|| owner.isAnnotationPresent(Entity.class);
		return new ImperativeMappingException(problem + " is inherited from " + owner.getName() + ".",
				annotated ? "Leave it out: that class is mapped by its annotations."
						: "Describe that class by a bean of its own, ImperativeMapping.mappedSuperclass("
								+ owner.getSimpleName() + ".class), or map it as an entity.");
	}

	static ImperativeMappingException noField(Class<?> type, String name) {
		return new ImperativeMappingException(type.getName() + " has no field '" + name + "'.",
				"Name one of its fields: " + String.join(", ", mappable(type).stream().map(Field::getName).toList())
						+ ".");
	}

	/**
	 * Return whether a class has a constructor without parameters, of any visibility.
	 */
	static boolean hasDefaultConstructor(Class<?> type) {
		return Arrays.stream(type.getDeclaredConstructors())
			.anyMatch((constructor) -> constructor.getParameterCount() == 0);
	}

	/**
	 * Return the fields that a class declares and that can be mapped.
	 */
	static List<Field> mappable(Class<?> type) {
		List<Field> fields = new ArrayList<>(Arrays.asList(type.getDeclaredFields()));
		fields.removeIf((field) -> field.isSynthetic() || Modifier.isStatic(field.getModifiers())
				|| Modifier.isTransient(field.getModifiers()));
		return fields;
	}

	/**
	 * Exclude the fields that are not mapped, since Hibernate maps all that it is not
	 * told to leave out.
	 */
	final void excludeOtherFields() {
		this.attributes.getTransients().clear();
		unmapped().stream().map((name) -> {
			JaxbTransientImpl excluded = new JaxbTransientImpl();
			excluded.setName(name);
			return excluded;
		}).forEach(this.attributes.getTransients()::add);
	}

	/**
	 * Return the names of the fields that are not mapped.
	 */
	final List<String> unmapped() {
		return mappable(this.type).stream().map(Field::getName).filter((name) -> !this.named.contains(name)).toList();
	}

	@SuppressWarnings("unchecked")
	private S self() {
		return (S) this;
	}

}
