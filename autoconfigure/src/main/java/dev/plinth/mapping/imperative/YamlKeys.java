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

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What the keys of a section of a file do to the description that the section is of.
 */
final class YamlKeys {

	private YamlKeys() {
	}

	static <T> T apply(T target, Map<String, YamlValue> entries, Map<String, BiConsumer<T, YamlValue>> keys) {
		entries.values().forEach((value) -> {
			BiConsumer<T, YamlValue> key = keys.get(value.key());
			if (key == null) {
				throw value.failure("There is no '" + value.key() + "' here.",
						"Write one of: " + String.join(", ", keys.keySet()) + ".");
			}
			value.process(() -> key.accept(target, value));
		});
		return target;
	}

	static <T> Consumer<T> apply(Map<String, YamlValue> options, Map<String, BiConsumer<T, YamlValue>> keys) {
		return (target) -> apply(target, options, keys);
	}

	static <T> Consumer<T> options(YamlValue value, Map<String, BiConsumer<T, YamlValue>> keys) {
		return (target) -> apply(target, value.entries(), keys);
	}

	/**
	 * Process each attribute of a section: those of one name, of a list of names, or of
	 * keys that have options below.
	 */
	static void each(YamlValue section, BiConsumer<String, YamlValue> work) {
		if (section.isList()) {
			section.list().forEach((name) -> name.process(() -> work.accept(name.text(), name.withoutValue())));
		}
		else {
			section.entries().values().forEach((value) -> value.process(() -> work.accept(value.key(), value)));
		}
	}

	static void ifTrue(YamlValue value, Runnable work) {
		if (value.flag()) {
			work.run();
		}
	}

}
