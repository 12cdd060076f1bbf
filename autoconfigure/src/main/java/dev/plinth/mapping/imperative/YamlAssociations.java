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

import jakarta.persistence.CascadeType;

/**
 * The keys of references and collections.
 */
final class YamlAssociations {

	static final Map<String, BiConsumer<ManyToOneMapping, YamlValue>> MANY_TO_ONE = toOne();

	static final Map<String, BiConsumer<OneToOneMapping, YamlValue>> ONE_TO_ONE = oneToOne();

	static final Map<String, BiConsumer<OneToManyMapping, YamlValue>> ONE_TO_MANY = oneToMany();

	static final Map<String, BiConsumer<ManyToManyMapping, YamlValue>> MANY_TO_MANY = manyToMany();

	static final Map<String, BiConsumer<ElementCollectionMapping, YamlValue>> ELEMENT_COLLECTION = elementCollection();

	private YamlAssociations() {
	}

	private static <S extends ToOneMapping<S>> Map<String, BiConsumer<S, YamlValue>> toOne() {
		Map<String, BiConsumer<S, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("column", (reference, value) -> reference.column(value.text()));
		keys.put("table", (reference, value) -> reference.table(value.text()));
		keys.put("not-null", (reference, value) -> YamlKeys.ifTrue(value, reference::notNull));
		keys.put("eager", (reference, value) -> YamlKeys.ifTrue(value, reference::eager));
		keys.put("cascade", (reference, value) -> reference.cascade(cascades(value)));
		keys.put("target", (reference, value) -> reference.target(value.type(YamlValue.CORRECT_CLASS)));
		return keys;
	}

	private static Map<String, BiConsumer<OneToOneMapping, YamlValue>> oneToOne() {
		Map<String, BiConsumer<OneToOneMapping, YamlValue>> keys = toOne();
		keys.put("mapped-by", (reference, value) -> reference.mappedBy(value.text()));
		keys.put("orphan-removal", (reference, value) -> YamlKeys.ifTrue(value, reference::orphanRemoval));
		return keys;
	}

	private static <S extends CollectionMapping<S>> Map<String, BiConsumer<S, YamlValue>> collection() {
		Map<String, BiConsumer<S, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("eager", (collection, value) -> YamlKeys.ifTrue(value, collection::eager));
		keys.put("order-by", (collection, value) -> collection.orderBy(value.text()));
		keys.put("order-column", (collection, value) -> collection.orderColumn(value.text()));
		keys.put("map-key", (collection, value) -> collection.mapKey(value.text()));
		keys.put("map-key-column", (collection, value) -> collection.mapKeyColumn(value.text()));
		keys.put("map-key-join-column", (collection, value) -> collection.mapKeyJoinColumn(value.text()));
		keys.put("batch-size", (collection, value) -> collection.batchSize(value.number()));
		keys.put("subselect", (collection, value) -> YamlKeys.ifTrue(value, collection::subselect));
		keys.put("cacheable", (collection, value) -> YamlKeys.ifTrue(value, collection::cacheable));
		keys.put("filters", (collection, section) -> YamlKeys.each(section,
				(name, condition) -> collection.filter(name, condition.text())));
		return keys;
	}

	private static Map<String, BiConsumer<OneToManyMapping, YamlValue>> oneToMany() {
		Map<String, BiConsumer<OneToManyMapping, YamlValue>> keys = collection();
		keys.put("mapped-by", (collection, value) -> collection.mappedBy(value.text()));
		keys.put("column", (collection, value) -> collection.column(value.text()));
		keys.put("join-table", (collection, value) -> collection.joinTable(value.text()));
		keys.put("cascade", (collection, value) -> collection.cascade(cascades(value)));
		keys.put("orphan-removal", (collection, value) -> YamlKeys.ifTrue(value, collection::orphanRemoval));
		keys.put("target", (collection, value) -> collection.target(value.type(YamlValue.CORRECT_CLASS)));
		return keys;
	}

	private static Map<String, BiConsumer<ManyToManyMapping, YamlValue>> manyToMany() {
		Map<String, BiConsumer<ManyToManyMapping, YamlValue>> keys = collection();
		keys.put("mapped-by", (collection, value) -> collection.mappedBy(value.text()));
		keys.put("join-table", (collection, value) -> {
			List<String> names = value.texts();
			switch (names.size()) {
				case 1 -> collection.joinTable(names.get(0));
				case 3 -> collection.joinTable(names.get(0), names.get(1), names.get(2));
				default -> throw value.failure("A join table needs one name, or three.",
						"Write [table, column of the owner, column of the element].");
			}
		});
		keys.put("cascade", (collection, value) -> collection.cascade(cascades(value)));
		keys.put("target", (collection, value) -> collection.target(value.type(YamlValue.CORRECT_CLASS)));
		return keys;
	}

	private static Map<String, BiConsumer<ElementCollectionMapping, YamlValue>> elementCollection() {
		Map<String, BiConsumer<ElementCollectionMapping, YamlValue>> keys = collection();
		keys.put("table", (collection, value) -> collection.table(value.text()));
		keys.put("owner-column", (collection, value) -> collection.ownerColumn(value.text()));
		keys.put("element", (collection, value) -> collection.element(YamlKeys.options(value, YamlColumns.COLUMN)));
		return keys;
	}

	private static CascadeType[] cascades(YamlValue value) {
		return value.list().stream().map((cascade) -> cascade.constant(CascadeType.class)).toArray(CascadeType[]::new);
	}

}
