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
package dev.plinth.imperative;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.persistence.Converter;
import org.hibernate.annotations.AttributeBinderType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The mapping annotations of a class or field, as long as nobody has asked for them. What
 * is left over in the end has not been described.
 */
final class MappingAnnotations {

	private static final Set<String> PACKAGES = Set.of("jakarta.persistence", "org.hibernate.annotations",
			"dev.plinth.entity", "org.springframework.data.annotation");

	private final String place;

	private final Map<String, Map<String, Object>> left = new LinkedHashMap<>();

	MappingAnnotations(Class<?> type) {
		this(type.getName(), type.getDeclaredAnnotations());
	}

	MappingAnnotations(Field field) {
		this(field.toString(), field.getDeclaredAnnotations());
	}

	MappingAnnotations(String place, Annotation... annotations) {
		this.place = place;
		for (Annotation annotation : annotations) {
			Class<?> type = annotation.annotationType();
			if (isMapping(type.getName()) || type.isAnnotationPresent(AttributeBinderType.class)) {
				this.left.put(annotation.annotationType().getSimpleName(), members(annotation));
			}
		}
	}

	/**
	 * Return whether an annotation says how something is mapped, stamped or deleted. A
	 * converter is mapped to nothing, and what is named by an interface is that of all
	 * that implement it.
	 * @param annotation the name of the annotation's type
	 */
	static boolean isMapping(String annotation) {
		return PACKAGES.contains(ClassUtils.getPackageName(annotation))
				&& !annotation.equals(Converter.class.getName());
	}

	/**
	 * Return those members of an annotation that do not have their default.
	 */
	private static Map<String, Object> members(Annotation annotation) {
		Map<String, Object> members = new LinkedHashMap<>();
		for (Method member : annotation.annotationType().getDeclaredMethods()) {
			Object value = ReflectionUtils.invokeMethod(member, annotation);
			if (!Objects.deepEquals(value, member.getDefaultValue())) {
				members.put(member.getName(), Objects.requireNonNull(value));
			}
		}
		return members;
	}

	boolean has(String annotation) {
		return this.left.containsKey(annotation);
	}

	/**
	 * Describe an annotation if there is one.
	 */
	void take(String annotation, Consumer<Members> work) {
		Map<String, Object> members = this.left.remove(annotation);
		if (members != null) {
			work.accept(new Members(this.place + " @" + annotation, members));
			requireNothingLeft(annotation, members);
		}
	}

	/**
	 * Leave annotations out.
	 */
	void drop(String... annotations) {
		this.left.keySet().removeAll(List.of(annotations));
	}

	void requireNothingLeft() {
		requireNothingLeft("", this.left);
	}

	private void requireNothingLeft(String annotation, Map<String, ?> rest) {
		Assert.state(rest.isEmpty(), () -> this.place + " cannot be described: " + annotation + rest);
	}

	/**
	 * The members of one annotation that do not have their default, as long as nobody has
	 * asked for them.
	 */
	static final class Members {

		private final String place;

		private final Map<String, Object> left;

		private Members(String place, Map<String, Object> left) {
			this.place = place;
			this.left = left;
		}

		@Nullable Object take(String member) {
			return this.left.remove(member);
		}

		<T> void take(String member, Class<T> type, Consumer<T> work) {
			Object value = take(member);
			if (value != null) {
				work.accept(type.cast(value));
			}
		}

		/**
		 * Do something if a member has another value than by default.
		 */
		void ifChanged(String member, Runnable work) {
			if (take(member) != null) {
				work.run();
			}
		}

		/**
		 * Describe the only annotation of an array, if there is one.
		 */
		void takeOne(String member, Consumer<Members> work) {
			take(member, Annotation[].class, (annotations) -> {
				Assert.state(annotations.length == 1,
						() -> this.place + " cannot be described: " + Arrays.toString(annotations));
				describe(member, annotations[0], work);
			});
		}

		/**
		 * Describe each annotation of an array.
		 */
		void takeEach(String member, Consumer<Members> work) {
			take(member, Annotation[].class,
					(annotations) -> List.of(annotations).forEach((annotation) -> describe(member, annotation, work)));
		}

		private void describe(String member, Annotation annotation, Consumer<Members> work) {
			Members members = new Members(this.place + " " + member, members(annotation));
			work.accept(members);
			Assert.state(members.left.isEmpty(), () -> members.place + " cannot be described: " + members.left);
		}

	}

}
