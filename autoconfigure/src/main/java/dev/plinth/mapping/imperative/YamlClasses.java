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
import java.util.function.Consumer;

import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.entity.Timestamped;
import jakarta.persistence.InheritanceType;

import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The keys of classes: of entities, superclasses and embeddables.
 */
final class YamlClasses {

	static final Map<String, BiConsumer<EntityMapping, YamlValue>> ENTITY = entity();

	static final Map<String, BiConsumer<MappedSuperclassMapping, YamlValue>> MAPPED_SUPERCLASS = identified();

	static final Map<String, BiConsumer<EmbeddableMapping, YamlValue>> EMBEDDABLE = embeddable();

	private YamlClasses() {
	}

	private static Map<String, BiConsumer<EntityMapping, YamlValue>> entity() {
		Map<String, BiConsumer<EntityMapping, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("name", (entity, value) -> entity.name(value.text()));
		keys.put("table", (entity, value) -> entity.table(value.text()));
		keys.put("schema", (entity, value) -> entity.schema(value.text()));
		keys.put("secondary-table", (entity, value) -> value.texts().forEach(entity::secondaryTable));
		keys.put("unique", (entity, value) -> entity.unique(value.texts().toArray(String[]::new)));
		keys.put("inheritance", (entity, value) -> entity.inheritance(value.constant(InheritanceType.class)));
		keys.put("discriminator-column", (entity, value) -> entity.discriminatorColumn(value.text()));
		keys.put("discriminator-value", (entity, value) -> entity.discriminatorValue(value.text()));
		keys.put("primary-key-join-column", (entity, value) -> entity.primaryKeyJoinColumn(value.text()));
		keys.put("natural-id", (entity, value) -> entity.naturalId(value.texts().toArray(String[]::new)));
		keys.put("natural-id-cache", (entity, value) -> entity.naturalIdCache(value.text()));
		keys.put("cacheable", (entity, value) -> YamlKeys.ifTrue(value, entity::cacheable));
		keys.put("batch-size", (entity, value) -> entity.batchSize(value.number()));
		keys.put("tenant-id", (entity, value) -> entity.tenantId(value.text()));
		keys.put("filter-definitions", (entity, section) -> YamlKeys.each(section,
				(name, parameters) -> entity.filterDefinition(name, YamlTypes.parameterTypes(parameters))));
		keys.put("filters", (entity, section) -> YamlKeys.each(section,
				(name, condition) -> entity.filter(name, condition.text())));
		keys.put("listeners", (entity, value) -> value.list()
			.forEach((type) -> entity.listeners(type.type(YamlValue.CORRECT_CLASS))));
		keys.put("immutable", (entity, value) -> YamlKeys.ifTrue(value, entity::immutable));
		keys.put("mixins", (entity, value) -> value.list().forEach((mixin) -> entity.mixins(mixin(mixin))));
		keys.putAll(identified());
		return keys;
	}

	/**
	 * Return the interface of a mixin, by its name in kebab case if it is one of this
	 * library.
	 */
	private static Class<?> mixin(YamlValue value) {
		String own = Timestamped.class.getPackageName() + "." + StringUtils.capitalize(camelCase(value.text()));
		return ClassUtils.isPresent(own, null) ? ClassUtils.resolveClassName(own, null)
				: value.type("Name one of timestamped, userstamped and soft-deletable, or the interface of a mixin.");
	}

	private static String camelCase(String kebabCase) {
		StringBuilder camelCase = new StringBuilder();
		for (String word : StringUtils.delimitedListToStringArray(kebabCase, "-")) {
			camelCase.append(StringUtils.capitalize(word));
		}
		return camelCase.toString();
	}

	private static <S extends IdentifiedMapping<S>> Map<String, BiConsumer<S, YamlValue>> identified() {
		Map<String, BiConsumer<S, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("id", (mapping, section) -> YamlKeys.each(section,
				(field, value) -> mapping.id(field, YamlKeys.options(value, YamlColumns.ID))));
		keys.put("embedded-id", (mapping, section) -> YamlKeys.each(section,
				(field, value) -> mapping.embeddedId(field, overrides(value))));
		keys.put("version", (mapping, section) -> YamlKeys.each(section,
				(field, value) -> mapping.version(field, YamlKeys.options(value, YamlColumns.COLUMN))));
		keys.put("unique-among-active", (mapping, value) -> {
			if (value.isList()) {
				mapping.uniqueAmongActive(value.texts().toArray(String[]::new));
			}
			else {
				YamlKeys.each(value, (name, key) -> mapping.uniqueAmongActive(name, key.texts()));
			}
		});
		keys.put("touch", (mapping, section) -> YamlKeys.each(section, (field, value) -> mapping.touch(field)));
		keys.put("deleted-date", (mapping, value) -> mapping.deletedDate(value.text()));
		keys.put("deleted-by", (mapping, value) -> mapping.deletedBy(value.text()));
		keys.put("deletion-id", (mapping, value) -> mapping.deletionId(value.text()));
		keys.putAll(attributes());
		return keys;
	}

	private static Map<String, BiConsumer<EmbeddableMapping, YamlValue>> embeddable() {
		Map<String, BiConsumer<EmbeddableMapping, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("constructor", (embeddable, value) -> embeddable.constructor(value.texts().toArray(String[]::new)));
		keys.putAll(attributes());
		return keys;
	}

	private static <S extends AttributesMapping<S>> Map<String, BiConsumer<S, YamlValue>> attributes() {
		Map<String, BiConsumer<S, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("columns", (mapping, section) -> YamlKeys.each(section,
				(field, value) -> mapping.column(field, YamlKeys.options(value, YamlColumns.COLUMN))));
		keys.put("embedded", (mapping, section) -> YamlKeys.each(section,
				(field, value) -> mapping.embedded(field, overrides(value))));
		keys.put("many-to-one", (mapping, section) -> YamlKeys.each(section,
				(field, value) -> mapping.manyToOne(field, YamlKeys.options(value, YamlAssociations.MANY_TO_ONE))));
		keys.put("one-to-one", (mapping, section) -> YamlKeys.each(section,
				(field, value) -> mapping.oneToOne(field, YamlKeys.options(value, YamlAssociations.ONE_TO_ONE))));
		keys.put("one-to-many", (mapping, section) -> YamlKeys.each(section,
				(field, value) -> mapping.oneToMany(field, YamlKeys.options(value, YamlAssociations.ONE_TO_MANY))));
		keys.put("many-to-many", (mapping, section) -> YamlKeys.each(section,
				(field, value) -> mapping.manyToMany(field, YamlKeys.options(value, YamlAssociations.MANY_TO_MANY))));
		keys.put("element-collections", (mapping, section) -> YamlKeys.each(section, (field, value) -> mapping
			.elementCollection(field, YamlKeys.options(value, YamlAssociations.ELEMENT_COLLECTION))));
		keys.put("created-date", (mapping, value) -> mapping.createdDate(value.text()));
		keys.put("created-by", (mapping, value) -> mapping.createdBy(value.text()));
		keys.put("last-modified-date", (mapping, value) -> mapping.lastModifiedDate(value.text()));
		keys.put("last-modified-by", (mapping, value) -> mapping.lastModifiedBy(value.text()));
		keys.put("ignored-for-last-modified",
				(mapping, section) -> YamlKeys.each(section, (field, value) -> mapping.ignoredForLastModified(field)));
		keys.put("deleted-reference", (mapping, section) -> YamlKeys.each(section,
				(field, value) -> mapping.deletedReference(field, value.constant(DeletedReferencePolicy.class))));
		keys.put("restrict-delete", (mapping, section) -> YamlKeys.each(section,
				(field, value) -> mapping.restrictDelete(field, value.isEmpty() || value.flag())));
		return keys;
	}

	private static Consumer<EmbeddedMapping> overrides(YamlValue section) {
		return (embedded) -> YamlKeys.each(section, (field, value) -> {
			Map<String, YamlValue> options = new LinkedHashMap<>(value.entries());
			YamlValue joinColumn = options.remove("join-column");
			if (joinColumn != null) {
				embedded.joinColumn(field, joinColumn.text());
			}
			if (joinColumn == null || !options.isEmpty()) {
				embedded.column(field, YamlKeys.apply(options, YamlColumns.COLUMN));
			}
		});
	}

}
