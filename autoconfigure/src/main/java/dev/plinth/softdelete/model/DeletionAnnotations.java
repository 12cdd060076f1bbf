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
package dev.plinth.softdelete.model;

import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.plinth.entity.DeletedBy;
import dev.plinth.entity.DeletedDate;
import dev.plinth.entity.DeletionId;
import dev.plinth.mapping.imperative.ImperativeMappings;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * The attributes that a class, one above it or an interface annotates as those of its
 * deletion, on fields, getters or setters, or that a description names as such. A class
 * that is not described is looked at once.
 */
public final class DeletionAnnotations {

	private static final List<Class<? extends Annotation>> TYPES = List.of(DeletedDate.class, DeletedBy.class,
			DeletionId.class);

	private static final List<String> ACCESSORS = List.of("get", "is", "set");

	private static final ClassValue<DeletionAnnotations> KNOWN = new ClassValue<>() {

		@Override
		protected DeletionAnnotations computeValue(Class<?> type) {
			return new DeletionAnnotations(type, UnaryOperator.identity());
		}

	};

	private final Map<Class<? extends Annotation>, Set<String>> attributes = new LinkedHashMap<>();

	private DeletionAnnotations(Class<?> type, UnaryOperator<AnnotatedElement> annotated) {
		for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
			for (Field field : declaring.getDeclaredFields()) {
				add(annotated.apply(field), field.getName());
			}
			addMethods(declaring);
		}
		ClassUtils.getAllInterfacesForClassAsSet(type).forEach(this::addMethods);
	}

	private void addMethods(Class<?> declaring) {
		for (Method method : declaring.getDeclaredMethods()) {
			add(method, attribute(method));
		}
	}

	private static String attribute(Method method) {
		String name = method.getName();
		return ACCESSORS.stream()
			.filter((prefix) -> name.startsWith(prefix) && name.length() > prefix.length())
			.findFirst()
			.map((prefix) -> Introspector.decapitalize(name.substring(prefix.length())))
			.orElse(name);
	}

	private void add(AnnotatedElement element, String attribute) {
		if (element.getAnnotations().length > 0) {
			for (Class<? extends Annotation> type : TYPES) {
				if (AnnotatedElementUtils.isAnnotated(element, type)) {
					this.attributes.computeIfAbsent(type, (added) -> new LinkedHashSet<>()).add(attribute);
				}
			}
		}
	}

	/**
	 * Return the annotated attributes of a class.
	 * @param type the class
	 * @param services the services of its persistence unit
	 * @return the attributes
	 */
	public static DeletionAnnotations of(Class<?> type, ServiceRegistry services) {
		ImperativeMappings mappings = ImperativeMappings.of(services);
		return isDescribed(type, mappings) ? new DeletionAnnotations(type, mappings::annotated) : KNOWN.get(type);
	}

	private static boolean isDescribed(@Nullable Class<?> type, ImperativeMappings mappings) {
		return type != null && (mappings.describes(type) || isDescribed(type.getSuperclass(), mappings));
	}

	/**
	 * Return the attributes by their annotation, those of {@link DeletedDate} first.
	 * @return the names of the attributes, empty if there are none
	 */
	public Map<Class<? extends Annotation>, Set<String>> attributes() {
		return this.attributes;
	}

	/**
	 * Return the attributes with an annotation.
	 * @param annotation the annotation
	 * @return the names of the attributes
	 */
	public Set<String> attributes(Class<? extends Annotation> annotation) {
		return this.attributes.getOrDefault(annotation, Set.of());
	}

}
