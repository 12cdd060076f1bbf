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

import org.hibernate.metamodel.mapping.AttributeMapping;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * The annotations of mapped attributes, be they on the field or on the getter.
 */
final class AttributeAnnotations {

	private AttributeAnnotations() {
	}

	static boolean isPresent(AttributeMapping attribute, Class<? extends Annotation> annotation) {
		Member member = attribute.getPropertyAccess().getGetter().getMember();
		return member != null && (isAnnotated(member, annotation)
				|| isAnnotated(counterpart(member, attribute.getAttributeName()), annotation));
	}

	private static boolean isAnnotated(@Nullable Member member, Class<? extends Annotation> annotation) {
		return member instanceof AnnotatedElement element && element.isAnnotationPresent(annotation);
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
