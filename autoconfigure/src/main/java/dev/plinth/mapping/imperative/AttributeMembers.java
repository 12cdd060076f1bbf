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

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * The field, the getters and the setter of an attribute, which is mapped by one of them.
 * What annotations of this library and of Spring Data's auditing say, they say on each.
 */
final class AttributeMembers {

	private AttributeMembers() {
	}

	/**
	 * Return the others.
	 * @param member the field or the getter
	 * @param attribute the name of the attribute
	 * @return those of the field, the getters and the setter that there are, without the
	 * one that is given
	 */
	static List<AnnotatedElement> others(Member member, String attribute) {
		Class<?> type = member.getDeclaringClass();
		Class<?> valueType = (member instanceof Method method) ? method.getReturnType() : ((Field) member).getType();
		String suffix = StringUtils.capitalize(attribute);
		boolean flag = valueType == boolean.class || valueType == Boolean.class;
		return Stream
			.of(ReflectionUtils.findField(type, attribute), ReflectionUtils.findMethod(type, "get" + suffix),
					flag ? ReflectionUtils.findMethod(type, "is" + suffix) : null,
					ReflectionUtils.findMethod(type, "set" + suffix, valueType))
			.filter(Objects::nonNull)
			.filter((other) -> !other.equals(member) && isVisible(other, type))
			.map(AnnotatedElement.class::cast)
			.toList();
	}

	/**
	 * A private member of a superclass has the name by chance.
	 */
	private static boolean isVisible(Member member, Class<?> type) {
		return member.getDeclaringClass() == type || !Modifier.isPrivate(member.getModifiers());
	}

}
