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
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The keys of entities without a class, whose attributes name their types.
 */
final class YamlDynamic {

	static final Map<String, BiConsumer<DynamicEntityMapping, YamlValue>> DYNAMIC = dynamic();

	private YamlDynamic() {
	}

	private static Map<String, BiConsumer<DynamicEntityMapping, YamlValue>> dynamic() {
		Map<String, BiConsumer<DynamicEntityMapping, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("table", (entity, value) -> entity.table(value.text()));
		keys.put("schema", (entity, value) -> entity.schema(value.text()));
		keys.put("unit", (entity, value) -> entity.unit(value.texts().toArray(String[]::new)));
		keys.put("id", (entity, section) -> YamlKeys.each(section, (name, value) -> typed(value,
				(type, options) -> entity.id(name, type, YamlKeys.apply(options, YamlColumns.ID)))));
		keys.put("columns", (entity, section) -> YamlKeys.each(section, (name, value) -> typed(value,
				(type, options) -> entity.column(name, type, YamlKeys.apply(options, YamlColumns.COLUMN)))));
		keys.put("many-to-one", (entity, section) -> YamlKeys.each(section, (name, value) -> {
			Map<String, YamlValue> options = new LinkedHashMap<>(value.entries());
			YamlValue target = options.remove("target");
			if (target == null) {
				throw value.failure("'" + name + "' needs a target.", "Write 'target: ' and the name of an entity.");
			}
			entity.manyToOne(name, target.text(), YamlKeys.apply(options, YamlAssociations.MANY_TO_ONE));
		}));
		return keys;
	}

	private static void typed(YamlValue value, BiConsumer<Class<?>, Map<String, YamlValue>> work) {
		Map<String, YamlValue> options = new LinkedHashMap<>(value.entries());
		YamlValue type = options.remove("type");
		if (type == null) {
			throw value.failure("'" + value.key() + "' needs a type.",
					"Write 'type: ' and the name of a class, such as String or java.time.Instant.");
		}
		work.accept(YamlTypes.basicType(type), options);
	}

}
