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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.plinth.entity.DeletedReference;
import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.entity.IgnoredForLastModified;
import dev.plinth.entity.RestrictDelete;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/**
 * Describes what annotations of this library and of Spring Data's auditing say otherwise
 * of a class and its fields, which are mapped below.
 *
 * @param <S> the kind of description
 */
public abstract sealed class AnnotatedMapping<S extends AnnotatedMapping<S>> extends ImperativeMapping
		permits AttributesMapping {

	private final Class<?> type;

	private final Map<AnnotatedElement, List<Annotation>> annotations = new LinkedHashMap<>();

	AnnotatedMapping(Class<?> type) {
		Assert.notNull(type, "'type' must not be null");
		this.type = type;
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
		Field field = MappableFields.named(this.type, name);
		if (annotated(field).isAnnotationPresent(annotation) || AttributeMembers.others(field, name)
			.stream()
			.anyMatch((other) -> other.isAnnotationPresent(annotation))) {
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

	/**
	 * Return whether this description stands for an annotation.
	 * @param attribute the attribute that has it, or {@code null} for the class itself
	 */
	final boolean standsFor(@Nullable String attribute, Class<? extends Annotation> annotation) {
		AnnotatedElement element = (attribute != null) ? ReflectionUtils.findField(this.type, attribute) : this.type;
		return this.annotations.getOrDefault(element, List.of()).stream().anyMatch(annotation::isInstance);
	}

	/**
	 * Refuse what is said of a field that is not mapped: it would be written nowhere.
	 * @param mapped the names of the fields that are mapped
	 */
	final void requireMapped(Set<String> mapped) {
		this.annotations.forEach((element, annotated) -> {
			if (element instanceof Field field && !mapped.contains(field.getName())) {
				throw failure(
						"Field '" + field.getName() + "' of " + subject() + " is described as @"
								+ annotated.get(0).annotationType().getSimpleName() + ", but not mapped.",
						"Map it, with column(...) or what else it is.");
			}
		});
	}

	@Override
	final String subject() {
		return this.type.getName();
	}

	final Class<?> type() {
		return this.type;
	}

	@SuppressWarnings("unchecked")
	final S self() {
		return (S) this;
	}

}
