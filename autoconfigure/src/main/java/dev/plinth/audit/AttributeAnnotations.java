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
package dev.plinth.audit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;

import dev.plinth.mapping.imperative.ImperativeMappings;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * The annotations of mapped attributes, be they on the field, on the getter or in the
 * description of the class.
 */
final class AttributeAnnotations {

	private AttributeAnnotations() {
	}

	static boolean isPresent(AttributeMapping attribute, Class<? extends Annotation> annotation) {
		Member member = attribute.getPropertyAccess().getGetter().getMember();
		if (member == null) {
			return false;
		}
		ImperativeMappings mappings = ImperativeMappings
			.of(attribute.findContainingEntityMapping().getEntityPersister().getFactory().getServiceRegistry());
		return isAnnotated(member, annotation, mappings)
				|| isAnnotated(counterpart(member, attribute.getAttributeName()), annotation, mappings);
	}

	private static boolean isAnnotated(@Nullable Member member, Class<? extends Annotation> annotation,
			ImperativeMappings mappings) {
		return member instanceof AnnotatedElement element
				&& mappings.annotated(element).isAnnotationPresent(annotation);
	}

	private static @Nullable Member counterpart(Member member, String name) {
		Class<?> type = member.getDeclaringClass();
		if (member instanceof Method) {
			return ReflectionUtils.findField(type, name);
		}
		Class<?> valueType = ((Field) member).getType();
		String prefix = (valueType == boolean.class) ? "is" : "get";
		return ReflectionUtils.findMethod(type, prefix + StringUtils.capitalize(name));
	}

}
