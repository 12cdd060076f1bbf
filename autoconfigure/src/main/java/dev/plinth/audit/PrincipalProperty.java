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

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * The property of a principal that names the auditor. It is looked for
 * <ol>
 * <li>among the claims of the principal, if it has any: a {@code Map} that
 * {@code getClaims()} returns, as with a JWT or an OpenID Connect user,</li>
 * <li>among its attributes: a {@code Map} that {@code getAttributes()} returns, as with
 * an OAuth 2.0 user or a token that was introspected,</li>
 * <li>among its bean properties or record components.</li>
 * </ol>
 * The maps are found by the names of their getters, so none of Spring Security's OAuth
 * modules has to be there, and principals of other origin are served as well.
 */
final class PrincipalProperty {

	private final String name;

	PrincipalProperty(String name) {
		Assert.hasText(name, "'name' must not be empty");
		this.name = name;
	}

	/**
	 * Return the value of the property.
	 * @param authentication the user whose principal is asked
	 * @return the value as text, never empty
	 * @throws PrincipalPropertyException if the principal does not have the property, or
	 * no name can be made of it
	 */
	String of(Authentication authentication) {
		Object principal = authentication.getPrincipal();
		if (principal == null) {
			throw failure(authentication, "is missing: there is no principal");
		}
		Map<String, Method> getters = getters(principal.getClass());
		Map<String, @Nullable Object> entries = entries(principal, getters);
		Object value = entries.containsKey(this.name) ? entries.get(this.name) : get(principal, getters.get(this.name));
		if (value == null) {
			Set<String> present = entries.isEmpty() ? getters.keySet() : entries.keySet();
			throw failure(authentication, "is missing: " + principal.getClass().getName() + " has " + present);
		}
		if (!(value instanceof CharSequence || value instanceof Number || value instanceof UUID)) {
			throw failure(authentication, "is a " + value.getClass().getName() + ", of which no name can be made");
		}
		if (!StringUtils.hasText(value.toString())) {
			throw failure(authentication, "is empty");
		}
		return value.toString();
	}

	private PrincipalPropertyException failure(Authentication authentication, String reason) {
		return new PrincipalPropertyException(this.name, authentication.getClass(), reason);
	}

	private static Map<String, @Nullable Object> entries(Object principal, Map<String, Method> getters) {
		Map<String, @Nullable Object> entries = new TreeMap<>();
		Stream.of("claims", "attributes").forEach((map) -> {
			if (get(principal, getters.get(map)) instanceof Map<?, ?> values) {
				values.forEach((key, value) -> entries.putIfAbsent(String.valueOf(key), value));
			}
		});
		return entries;
	}

	private static @Nullable Object get(Object principal, @Nullable Method getter) {
		if (getter == null) {
			return null;
		}
		ReflectionUtils.makeAccessible(getter);
		return ReflectionUtils.invokeMethod(getter, principal);
	}

	private static Map<String, Method> getters(Class<?> type) {
		Map<String, Method> getters = new TreeMap<>();
		Stream.of(BeanUtils.getPropertyDescriptors(type))
			.filter((property) -> property.getReadMethod() != null && !property.getName().equals("class"))
			.forEach((property) -> getters.put(property.getName(), property.getReadMethod()));
		if (type.isRecord()) {
			for (RecordComponent component : type.getRecordComponents()) {
				getters.put(component.getName(), component.getAccessor());
			}
		}
		return getters;
	}

}
