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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.ClassUtils;

/**
 * The classes that files name as types of values, shortly where they are of Java.
 */
final class YamlTypes {

	private YamlTypes() {
	}

	static Map<String, Class<?>> parameterTypes(YamlValue parameters) {
		Map<String, Class<?>> types = new LinkedHashMap<>();
		parameters.entries().forEach((name, type) -> types.put(name, basicType(type)));
		return types;
	}

	static Class<?> basicType(YamlValue value) {
		String name = value.text();
		for (String candidate : List.of(name, "java.lang." + name, "java.math." + name, "java.time." + name,
				"java.util." + name)) {
			if (ClassUtils.isPresent(candidate, null)) {
				return ClassUtils.resolveClassName(candidate, null);
			}
		}
		return value.type("Name a class, such as String or java.time.Instant.");
	}

}
