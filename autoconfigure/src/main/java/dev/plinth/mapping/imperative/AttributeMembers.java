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

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * The field and the getter of an attribute, which is mapped by one of them. What this
 * library's annotations say, they say on both.
 */
final class AttributeMembers {

	private AttributeMembers() {
	}

	/**
	 * Return the other one of the two.
	 * @param member the field or the getter
	 * @param attribute the name of the attribute
	 * @return the getter or the field, {@code null} if there is none
	 */
	static @Nullable AnnotatedElement counterpart(Member member, String attribute) {
		Class<?> type = member.getDeclaringClass();
		if (member instanceof Method) {
			return ReflectionUtils.findField(type, attribute);
		}
		String prefix = (member instanceof Field field && field.getType() == boolean.class) ? "is" : "get";
		return ReflectionUtils.findMethod(type, prefix + StringUtils.capitalize(attribute));
	}

}
