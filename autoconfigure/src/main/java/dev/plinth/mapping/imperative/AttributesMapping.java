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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.hibernate.boot.jaxb.mapping.spi.JaxbAttributesContainer;
import org.hibernate.boot.jaxb.mapping.spi.JaxbTransientImpl;
import org.jspecify.annotations.Nullable;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;

/**
 * Describes the attributes of a class, each by the field that holds it.
 *
 * @param <S> the kind of description
 */
public abstract sealed class AttributesMapping<S extends AttributesMapping<S>> extends AnnotatedMapping<S>
		permits IdentifiedMapping, EmbeddableMapping {

	private final Set<String> named = new LinkedHashSet<>();

	private final Set<Type> embedded = new LinkedHashSet<>();

	private final Set<Type> elements = new LinkedHashSet<>();

	private final Map<String, CollectionMapping<?>> collections = new HashMap<>();

	private final JaxbAttributesContainer attributes;

	AttributesMapping(Class<?> type, JaxbAttributesContainer attributes) {
		super(type);
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
		this.collections.put(field, mapping);
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
		this.collections.put(field, mapping);
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
		Type element = ResolvableType.forField(field(field)).asCollection().getGeneric().getType();
		ElementCollectionMapping mapping = new ElementCollectionMapping(field);
		collection.accept(mapping);
		if (mapping.attribute().getConverts().isEmpty()) {
			this.elements.add(element);
		}
		this.collections.put(field, mapping);
		this.attributes.getElementCollectionAttributes().add(mapping.attribute());
		return self();
	}

	/**
	 * Return the classes that the mapped fields embed in a class, and records in
	 * collections.
	 * @param owner the class that declares the fields, or one that extends it and may
	 * tell what their types are
	 */
	final List<Class<?>> embeddedIn(Class<?> owner) {
		Stream<Class<?>> held = this.embedded.stream().map((type) -> resolve(type, owner));
		Stream<Class<?>> collected = this.elements.stream().map((type) -> resolve(type, owner));
		return Stream.concat(held, collected.filter(Class::isRecord)).filter((type) -> type != Object.class).toList();
	}

	private static Class<?> resolve(Type type, Class<?> owner) {
		return ResolvableType.forType(GenericTypeResolver.resolveType(type, owner)).toClass();
	}

	/**
	 * Return the description of the collection that a field holds, if it has one.
	 */
	final @Nullable CollectionMapping<?> collection(String field) {
		return this.collections.get(field);
	}

	/**
	 * Return the type of a field that is to hold an embeddable, which may be a variable.
	 */
	final Type embeddable(String field) {
		Type embeddable = field(field).getGenericType();
		this.embedded.add(embeddable);
		return embeddable;
	}

	/**
	 * Return a field that is to be mapped.
	 */
	final Field field(String name) {
		Field field = MappableFields.named(type(), name);
		if (!this.named.add(name)) {
			throw new ImperativeMappingException("Field '" + name + "' of " + subject() + " is mapped twice.",
					"Remove one of the two.");
		}
		return field;
	}

	/**
	 * Return whether a class has a constructor without parameters, of any visibility.
	 */
	static boolean hasDefaultConstructor(Class<?> type) {
		return Arrays.stream(type.getDeclaredConstructors())
			.anyMatch((constructor) -> constructor.getParameterCount() == 0);
	}

	/**
	 * Exclude the fields that are not mapped, since Hibernate maps all that it is not
	 * told to leave out.
	 * @throws ImperativeMappingException if something is said of one of them
	 */
	final void excludeOtherFields() {
		requireMapped(this.named);
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
		return MappableFields.of(type())
			.stream()
			.map(Field::getName)
			.filter((name) -> !this.named.contains(name))
			.toList();
	}

}
