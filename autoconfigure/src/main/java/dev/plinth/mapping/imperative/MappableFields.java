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
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;

import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/**
 * The fields that a class declares and that can be mapped. Others are refused by name,
 * each with what to do about it.
 */
final class MappableFields {

	private MappableFields() {
	}

	/**
	 * Return the fields of a class.
	 */
	static List<Field> of(Class<?> type) {
		List<Field> fields = new ArrayList<>(Arrays.asList(type.getDeclaredFields()));
		fields.removeIf((field) -> field.isSynthetic() || Modifier.isStatic(field.getModifiers())
				|| Modifier.isTransient(field.getModifiers()));
		return fields;
	}

	/**
	 * Return a field of a class.
	 * @throws ImperativeMappingException if there is no such field
	 */
	static Field named(Class<?> type, String name) {
		Assert.hasText(name, "'field' must not be empty");
		return of(type).stream()
			.filter((candidate) -> candidate.getName().equals(name))
			.findFirst()
			.orElseThrow(() -> unknown(type, name));
	}

	private static ImperativeMappingException unknown(Class<?> type, String name) {
		Field other = ReflectionUtils.findField(type, name);
		if (other == null) {
			return missing(type, name);
		}
		Class<?> owner = other.getDeclaringClass();
		String problem = "Field '" + name + "' of " + type.getName();
		if (owner == type) {
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

	/**
	 * Return an exception that tells the fields that there are instead of one.
	 */
	static ImperativeMappingException missing(Class<?> type, String name) {
		return new ImperativeMappingException(type.getName() + " has no field '" + name + "'.",
				"Name one of its fields: " + String.join(", ", of(type).stream().map(Field::getName).toList()) + ".");
	}

}
