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

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.plinth.entity.DeletedReference;
import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.entity.IgnoredForLastModified;
import dev.plinth.entity.RestrictDelete;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.boot.jaxb.mapping.spi.JaxbAttributesContainer;
import org.hibernate.boot.jaxb.mapping.spi.JaxbTransientImpl;

import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
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

	private final Set<String> cached = new LinkedHashSet<>();

	private final Map<AnnotatedElement, List<Annotation>> annotations = new LinkedHashMap<>();

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
		rememberCached(field, mapping);
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
		rememberCached(field, mapping);
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
		rememberCached(field, mapping);
		this.attributes.getElementCollectionAttributes().add(mapping.attribute());
		return self();
	}

	private void rememberCached(String field, CollectionMapping<?> collection) {
		if (collection.isCacheable()) {
			this.cached.add(field);
		}
	}

	/**
	 * Stamp a field with the time at which its row is inserted.
	 * @param field the name of a field that this description maps
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 * @see CreatedDate
	 */
	public S createdDate(String field) {
		return annotate(field, CreatedDate.class);
	}

	/**
	 * Stamp a field with the auditor who inserts its row.
	 * @param field the name of a field that this description maps
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 * @see CreatedBy
	 */
	public S createdBy(String field) {
		return annotate(field, CreatedBy.class);
	}

	/**
	 * Stamp a field with the time at which the content of its row last changes.
	 * @param field the name of a field that this description maps
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 * @see LastModifiedDate
	 */
	public S lastModifiedDate(String field) {
		return annotate(field, LastModifiedDate.class);
	}

	/**
	 * Stamp a field with the auditor who last changes the content of its row.
	 * @param field the name of a field that this description maps
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 * @see LastModifiedBy
	 */
	public S lastModifiedBy(String field) {
		return annotate(field, LastModifiedBy.class);
	}

	/**
	 * Say of fields that a change of them is no change of content.
	 * @param fields the names of fields that this description maps
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 * @see IgnoredForLastModified
	 */
	public S ignoredForLastModified(String... fields) {
		Assert.notEmpty(fields, "'fields' must not be empty");
		for (String field : fields) {
			annotate(field, IgnoredForLastModified.class);
		}
		return self();
	}

	/**
	 * Say of a reference how it is read where its row is deleted. Without it, the
	 * property {@code plinth.soft-delete.references} decides.
	 * @param field the name of a field that this description maps to a reference
	 * @param policy how the reference is read
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 * @see DeletedReference
	 */
	public S deletedReference(String field, DeletedReferencePolicy policy) {
		Assert.notNull(policy, "'policy' must not be null");
		return annotate(field, DeletedReference.class, Map.of("value", policy));
	}

	/**
	 * Say of an association that it keeps the rows that it refers to from being deleted.
	 * @param field the name of a field that this description maps to a reference or a
	 * collection
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 * @see RestrictDelete
	 */
	public S restrictDelete(String field) {
		return restrictDelete(field, true);
	}

	/**
	 * Say of an association whether it keeps the rows that it refers to from being
	 * deleted. Without it, the property {@code plinth.soft-delete.referenced} decides.
	 * @param field the name of a field that this description maps to a reference or a
	 * collection
	 * @param restricting {@code false} to allow the deletion
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 * @see RestrictDelete
	 */
	public S restrictDelete(String field, boolean restricting) {
		return annotate(field, RestrictDelete.class, Map.of("value", restricting));
	}

	final S annotate(String field, Class<? extends Annotation> annotation) {
		return annotate(field, annotation, Map.of());
	}

	private S annotate(String name, Class<? extends Annotation> annotation, Map<String, ?> members) {
		Field field = declared(name);
		if (annotated(field).isAnnotationPresent(annotation)) {
			throw new ImperativeMappingException(
					"Field '" + name + "' of " + subject() + " is @" + annotation.getSimpleName() + " already.",
					"Say it once, in the description or by the annotation.");
		}
		annotate(field, annotation, members);
		return self();
	}

	final void annotate(AnnotatedElement element, Class<? extends Annotation> annotation, Map<String, ?> members) {
		this.annotations.computeIfAbsent(element, (key) -> new ArrayList<>())
			.add(MergedAnnotation.of(annotation, members).synthesize());
	}

	/**
	 * Return the class or a member of it with its annotations and those that this
	 * description stands for.
	 */
	final AnnotatedElement annotated(AnnotatedElement element) {
		List<Annotation> described = this.annotations.get(element);
		return (described != null) ? new DescribedElement(element, described) : element;
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

	/**
	 * Return whether a field holds a collection that is kept in the second-level cache.
	 */
	final boolean isCached(String field) {
		return this.cached.contains(field);
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
		Field field = declared(name);
		if (!this.named.add(name)) {
			throw new ImperativeMappingException("Field '" + name + "' of " + this.type.getName() + " is mapped twice.",
					"Remove one of the two.");
		}
		return field;
	}

	private Field declared(String name) {
		Assert.hasText(name, "'field' must not be empty");
		return mappable(this.type).stream()
			.filter((candidate) -> candidate.getName().equals(name))
			.findFirst()
			.orElseThrow(() -> unknown(name));
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
	 * @throws ImperativeMappingException if something is said of one of them
	 */
	final void excludeOtherFields() {
		this.annotations.forEach((element, annotated) -> {
			if (element instanceof Field field && !this.named.contains(field.getName())) {
				throw failure(
						"Field '" + field.getName() + "' of " + subject() + " is described as @"
								+ annotated.get(0).annotationType().getSimpleName() + ", but not mapped.",
						"Map it, with column(...) or what else it is.");
			}
		});
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
