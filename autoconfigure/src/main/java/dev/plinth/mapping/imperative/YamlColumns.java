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
import java.util.function.BiConsumer;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.EnumType;
import jakarta.persistence.GenerationType;

/**
 * The keys of columns and identifiers.
 */
final class YamlColumns {

	static final Map<String, BiConsumer<ColumnMapping, YamlValue>> COLUMN = column();

	static final Map<String, BiConsumer<IdMapping, YamlValue>> ID = id();

	private YamlColumns() {
	}

	private static Map<String, BiConsumer<ColumnMapping, YamlValue>> column() {
		Map<String, BiConsumer<ColumnMapping, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("name", (column, value) -> column.name(value.text()));
		keys.put("table", (column, value) -> column.table(value.text()));
		keys.put("definition", (column, value) -> column.definition(value.text()));
		keys.put("length", (column, value) -> column.length(value.number()));
		keys.put("precision", (column, value) -> {
			List<YamlValue> digits = value.list(1, 2, "Write [digits, digits behind the decimal point].");
			column.precision(digits.get(0).number(), (digits.size() > 1) ? digits.get(1).number() : 0);
		});
		keys.put("not-null", (column, value) -> YamlKeys.ifTrue(value, column::notNull));
		keys.put("unique", (column, value) -> YamlKeys.ifTrue(value, column::unique));
		keys.put("insert-only", (column, value) -> YamlKeys.ifTrue(value, column::insertOnly));
		keys.put("read-only", (column, value) -> YamlKeys.ifTrue(value, column::readOnly));
		keys.put("converter", (column, value) -> column.converter(converter(value)));
		keys.put("enumerated", (column, value) -> column.enumerated(value.constant(EnumType.class)));
		keys.put("lob", (column, value) -> YamlKeys.ifTrue(value, column::lob));
		return keys;
	}

	@SuppressWarnings("unchecked")
	private static Class<? extends AttributeConverter<?, ?>> converter(YamlValue value) {
		Class<?> type = value.type(YamlValue.CORRECT_CLASS);
		if (!AttributeConverter.class.isAssignableFrom(type)) {
			throw value.failure(type.getName() + " is no AttributeConverter.", "Name a class that is one.");
		}
		return (Class<? extends AttributeConverter<?, ?>>) type;
	}

	private static Map<String, BiConsumer<IdMapping, YamlValue>> id() {
		Map<String, BiConsumer<IdMapping, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("name", (id, value) -> id.name(value.text()));
		keys.put("length", (id, value) -> id.length(value.number()));
		keys.put("generated", (id, value) -> id.generated(value.constant(GenerationType.class)));
		keys.put("sequence", (id, value) -> {
			List<YamlValue> parts = value.list(1, 2, "Write [name, allocation size].");
			id.sequence(parts.get(0).text(), (parts.size() > 1) ? parts.get(1).number() : 50);
		});
		return keys;
	}

}
