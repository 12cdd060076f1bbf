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

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.entity.Timestamped;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CascadeType;
import jakarta.persistence.EnumType;
import jakarta.persistence.GenerationType;
import jakarta.persistence.InheritanceType;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

import org.springframework.core.io.Resource;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Reads descriptions from YAML files. A file has one key for each class, and below it
 * what {@link ImperativeMapping} has methods for, in kebab case.
 */
public final class YamlMappings {

	private static final String CORRECT_CLASS = "Correct its name.";

	private static final Map<String, BiConsumer<ColumnMapping, YamlValue>> COLUMN = column();

	private static final Map<String, BiConsumer<IdMapping, YamlValue>> ID = id();

	private static final Map<String, BiConsumer<ManyToOneMapping, YamlValue>> MANY_TO_ONE = toOne();

	private static final Map<String, BiConsumer<OneToOneMapping, YamlValue>> ONE_TO_ONE = oneToOne();

	private static final Map<String, BiConsumer<OneToManyMapping, YamlValue>> ONE_TO_MANY = oneToMany();

	private static final Map<String, BiConsumer<ManyToManyMapping, YamlValue>> MANY_TO_MANY = manyToMany();

	private static final Map<String, BiConsumer<ElementCollectionMapping, YamlValue>> ELEMENT_COLLECTION = elementCollection();

	private static final Map<String, BiConsumer<EntityMapping, YamlValue>> ENTITY = entity();

	private static final Map<String, BiConsumer<MappedSuperclassMapping, YamlValue>> MAPPED_SUPERCLASS = identified();

	private static final Map<String, BiConsumer<EmbeddableMapping, YamlValue>> EMBEDDABLE = embeddable();

	private static final Map<String, BiConsumer<DynamicEntityMapping, YamlValue>> DYNAMIC = dynamic();

	private YamlMappings() {
	}

	/**
	 * Read a file.
	 * @param resource the file, in UTF-8
	 * @return the descriptions, in the order of the file
	 * @throws ImperativeMappingException if the file has a mistake; tells its line
	 */
	public static List<ImperativeMapping> read(Resource resource) {
		Assert.notNull(resource, "'resource' must not be null");
		String source = resource.getDescription();
		List<ImperativeMapping> mappings = new ArrayList<>();
		Node root = parse(resource, source);
		if (root != null) {
			new YamlValue(source, source, 1, root).entries().values().forEach((value) -> mappings.add(read(value)));
		}
		return mappings;
	}

	private static @Nullable Node parse(Resource resource, String source) {
		try (Reader reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
			return new Yaml(new LoaderOptions()).compose(reader);
		}
		catch (MarkedYAMLException ex) {
			throw new ImperativeMappingException(
					"In " + source + ", line " + (ex.getProblemMark().getLine() + 1) + ": " + ex.getProblem() + ".",
					"Correct the YAML.");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + source, ex);
		}
	}

	private static ImperativeMapping read(YamlValue value) {
		Map<String, YamlValue> entries = new LinkedHashMap<>(value.entries());
		YamlValue kind = entries.remove("kind");
		List<ImperativeMapping> read = new ArrayList<>(1);
		value.process(() -> {
			switch ((kind != null) ? kind.constant(Kind.class) : Kind.ENTITY) {
				case ENTITY -> read.add(apply(
						ImperativeMapping.of(value
							.keyType("Correct its name, or write 'kind: dynamic' for an entity without a class.")),
						entries, ENTITY));
				case MAPPED_SUPERCLASS ->
					read.add(apply(ImperativeMapping.mappedSuperclass(value.keyType(CORRECT_CLASS)), entries,
							MAPPED_SUPERCLASS));
				case EMBEDDABLE ->
					read.add(apply(ImperativeMapping.embeddable(value.keyType(CORRECT_CLASS)), entries, EMBEDDABLE));
				case DYNAMIC -> read.add(apply(ImperativeMapping.dynamic(value.key()), entries, DYNAMIC));
			}
		});
		read.get(0).standsAt(value.place());
		return read.get(0);
	}

	private static <T> T apply(T target, Map<String, YamlValue> entries, Map<String, BiConsumer<T, YamlValue>> keys) {
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

	private static <T> Consumer<T> options(YamlValue value, Map<String, BiConsumer<T, YamlValue>> keys) {
		return (target) -> apply(target, value.entries(), keys);
	}

	/**
	 * Process each attribute of a section: those of one name, of a list of names, or of
	 * keys that have options below.
	 */
	private static void each(YamlValue section, BiConsumer<String, YamlValue> work) {
		if (section.isList()) {
			section.list().forEach((name) -> name.process(() -> work.accept(name.text(), name.withoutValue())));
		}
		else {
			section.entries().values().forEach((value) -> value.process(() -> work.accept(value.key(), value)));
		}
	}

	private static void ifTrue(YamlValue value, Runnable work) {
		if (value.flag()) {
			work.run();
		}
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
		keys.put("not-null", (column, value) -> ifTrue(value, column::notNull));
		keys.put("unique", (column, value) -> ifTrue(value, column::unique));
		keys.put("insert-only", (column, value) -> ifTrue(value, column::insertOnly));
		keys.put("read-only", (column, value) -> ifTrue(value, column::readOnly));
		keys.put("converter", (column, value) -> column.converter(converter(value)));
		keys.put("enumerated", (column, value) -> column.enumerated(value.constant(EnumType.class)));
		keys.put("lob", (column, value) -> ifTrue(value, column::lob));
		return keys;
	}

	@SuppressWarnings("unchecked")
	private static Class<? extends AttributeConverter<?, ?>> converter(YamlValue value) {
		Class<?> type = value.type(CORRECT_CLASS);
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

	private static <S extends ToOneMapping<S>> Map<String, BiConsumer<S, YamlValue>> toOne() {
		Map<String, BiConsumer<S, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("column", (reference, value) -> reference.column(value.text()));
		keys.put("not-null", (reference, value) -> ifTrue(value, reference::notNull));
		keys.put("eager", (reference, value) -> ifTrue(value, reference::eager));
		keys.put("cascade", (reference, value) -> reference.cascade(cascades(value)));
		keys.put("target", (reference, value) -> reference.target(value.type(CORRECT_CLASS)));
		return keys;
	}

	private static CascadeType[] cascades(YamlValue value) {
		return value.list().stream().map((cascade) -> cascade.constant(CascadeType.class)).toArray(CascadeType[]::new);
	}

	private static Map<String, BiConsumer<OneToOneMapping, YamlValue>> oneToOne() {
		Map<String, BiConsumer<OneToOneMapping, YamlValue>> keys = toOne();
		keys.put("mapped-by", (reference, value) -> reference.mappedBy(value.text()));
		keys.put("orphan-removal", (reference, value) -> ifTrue(value, reference::orphanRemoval));
		return keys;
	}

	private static <S extends CollectionMapping<S>> Map<String, BiConsumer<S, YamlValue>> collection() {
		Map<String, BiConsumer<S, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("eager", (collection, value) -> ifTrue(value, collection::eager));
		keys.put("order-by", (collection, value) -> collection.orderBy(value.text()));
		keys.put("order-column", (collection, value) -> collection.orderColumn(value.text()));
		keys.put("map-key", (collection, value) -> collection.mapKey(value.text()));
		keys.put("map-key-column", (collection, value) -> collection.mapKeyColumn(value.text()));
		keys.put("map-key-join-column", (collection, value) -> collection.mapKeyJoinColumn(value.text()));
		keys.put("batch-size", (collection, value) -> collection.batchSize(value.number()));
		keys.put("cacheable", (collection, value) -> ifTrue(value, collection::cacheable));
		keys.put("filters",
				(collection, section) -> each(section, (name, condition) -> collection.filter(name, condition.text())));
		return keys;
	}

	private static Map<String, BiConsumer<OneToManyMapping, YamlValue>> oneToMany() {
		Map<String, BiConsumer<OneToManyMapping, YamlValue>> keys = collection();
		keys.put("mapped-by", (collection, value) -> collection.mappedBy(value.text()));
		keys.put("column", (collection, value) -> collection.column(value.text()));
		keys.put("join-table", (collection, value) -> collection.joinTable(value.text()));
		keys.put("cascade", (collection, value) -> collection.cascade(cascades(value)));
		keys.put("orphan-removal", (collection, value) -> ifTrue(value, collection::orphanRemoval));
		keys.put("target", (collection, value) -> collection.target(value.type(CORRECT_CLASS)));
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
		keys.put("target", (collection, value) -> collection.target(value.type(CORRECT_CLASS)));
		return keys;
	}

	private static Map<String, BiConsumer<ElementCollectionMapping, YamlValue>> elementCollection() {
		Map<String, BiConsumer<ElementCollectionMapping, YamlValue>> keys = collection();
		keys.put("table", (collection, value) -> collection.table(value.text()));
		keys.put("owner-column", (collection, value) -> collection.ownerColumn(value.text()));
		keys.put("element", (collection, value) -> collection.element(options(value, COLUMN)));
		return keys;
	}

	private static <S extends AttributesMapping<S>> Map<String, BiConsumer<S, YamlValue>> attributes() {
		Map<String, BiConsumer<S, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("columns",
				(mapping, section) -> each(section, (field, value) -> mapping.column(field, options(value, COLUMN))));
		keys.put("embedded",
				(mapping, section) -> each(section, (field, value) -> mapping.embedded(field, overrides(value))));
		keys.put("many-to-one", (mapping, section) -> each(section,
				(field, value) -> mapping.manyToOne(field, options(value, MANY_TO_ONE))));
		keys.put("one-to-one", (mapping, section) -> each(section,
				(field, value) -> mapping.oneToOne(field, options(value, ONE_TO_ONE))));
		keys.put("one-to-many", (mapping, section) -> each(section,
				(field, value) -> mapping.oneToMany(field, options(value, ONE_TO_MANY))));
		keys.put("many-to-many", (mapping, section) -> each(section,
				(field, value) -> mapping.manyToMany(field, options(value, MANY_TO_MANY))));
		keys.put("element-collections", (mapping, section) -> each(section,
				(field, value) -> mapping.elementCollection(field, options(value, ELEMENT_COLLECTION))));
		keys.put("created-date", (mapping, value) -> mapping.createdDate(value.text()));
		keys.put("created-by", (mapping, value) -> mapping.createdBy(value.text()));
		keys.put("last-modified-date", (mapping, value) -> mapping.lastModifiedDate(value.text()));
		keys.put("last-modified-by", (mapping, value) -> mapping.lastModifiedBy(value.text()));
		keys.put("ignored-for-last-modified",
				(mapping, section) -> each(section, (field, value) -> mapping.ignoredForLastModified(field)));
		keys.put("deleted-reference", (mapping, section) -> each(section,
				(field, value) -> mapping.deletedReference(field, value.constant(DeletedReferencePolicy.class))));
		keys.put("restrict-delete", (mapping, section) -> each(section,
				(field, value) -> mapping.restrictDelete(field, value.isEmpty() || value.flag())));
		return keys;
	}

	private static Consumer<EmbeddedMapping> overrides(YamlValue section) {
		return (embedded) -> each(section, (field, value) -> {
			Map<String, YamlValue> options = new LinkedHashMap<>(value.entries());
			YamlValue joinColumn = options.remove("join-column");
			if (joinColumn != null) {
				embedded.joinColumn(field, joinColumn.text());
			}
			if (joinColumn == null || !options.isEmpty()) {
				embedded.column(field, apply(options, COLUMN));
			}
		});
	}

	private static <S extends IdentifiedMapping<S>> Map<String, BiConsumer<S, YamlValue>> identified() {
		Map<String, BiConsumer<S, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("id", (mapping, section) -> each(section, (field, value) -> mapping.id(field, options(value, ID))));
		keys.put("embedded-id",
				(mapping, section) -> each(section, (field, value) -> mapping.embeddedId(field, overrides(value))));
		keys.put("version",
				(mapping, section) -> each(section, (field, value) -> mapping.version(field, options(value, COLUMN))));
		keys.put("unique-among-active", (mapping, value) -> {
			if (value.isList()) {
				mapping.uniqueAmongActive(value.texts().toArray(String[]::new));
			}
			else {
				each(value, (name, key) -> mapping.uniqueAmongActive(name, key.texts()));
			}
		});
		keys.put("touch", (mapping, section) -> each(section, (field, value) -> mapping.touch(field)));
		keys.put("deleted-date", (mapping, value) -> mapping.deletedDate(value.text()));
		keys.put("deleted-by", (mapping, value) -> mapping.deletedBy(value.text()));
		keys.put("deletion-id", (mapping, value) -> mapping.deletionId(value.text()));
		keys.putAll(attributes());
		return keys;
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
		keys.put("natural-id", (entity, value) -> entity.naturalId(value.texts().toArray(String[]::new)));
		keys.put("natural-id-cache", (entity, value) -> entity.naturalIdCache(value.text()));
		keys.put("cacheable", (entity, value) -> ifTrue(value, entity::cacheable));
		keys.put("tenant-id", (entity, value) -> entity.tenantId(value.text()));
		keys.put("filter-definitions", (entity, section) -> each(section,
				(name, parameters) -> entity.filterDefinition(name, parameterTypes(parameters))));
		keys.put("filters",
				(entity, section) -> each(section, (name, condition) -> entity.filter(name, condition.text())));
		keys.put("listeners",
				(entity, value) -> value.list().forEach((type) -> entity.listeners(type.type(CORRECT_CLASS))));
		keys.put("immutable", (entity, value) -> ifTrue(value, entity::immutable));
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

	private static Map<String, BiConsumer<EmbeddableMapping, YamlValue>> embeddable() {
		Map<String, BiConsumer<EmbeddableMapping, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("constructor", (embeddable, value) -> embeddable.constructor(value.texts().toArray(String[]::new)));
		keys.putAll(attributes());
		return keys;
	}

	private static Map<String, BiConsumer<DynamicEntityMapping, YamlValue>> dynamic() {
		Map<String, BiConsumer<DynamicEntityMapping, YamlValue>> keys = new LinkedHashMap<>();
		keys.put("table", (entity, value) -> entity.table(value.text()));
		keys.put("schema", (entity, value) -> entity.schema(value.text()));
		keys.put("unit", (entity, value) -> entity.unit(value.texts().toArray(String[]::new)));
		keys.put("id", (entity, section) -> each(section,
				(name, value) -> typed(value, (type, options) -> entity.id(name, type, apply(options, ID)))));
		keys.put("columns", (entity, section) -> each(section,
				(name, value) -> typed(value, (type, options) -> entity.column(name, type, apply(options, COLUMN)))));
		keys.put("many-to-one", (entity, section) -> each(section, (name, value) -> {
			Map<String, YamlValue> options = new LinkedHashMap<>(value.entries());
			YamlValue target = options.remove("target");
			if (target == null) {
				throw value.failure("'" + name + "' needs a target.", "Write 'target: ' and the name of an entity.");
			}
			entity.manyToOne(name, target.text(), apply(options, MANY_TO_ONE));
		}));
		return keys;
	}

	private static <T> Consumer<T> apply(Map<String, YamlValue> options, Map<String, BiConsumer<T, YamlValue>> keys) {
		return (target) -> apply(target, options, keys);
	}

	private static void typed(YamlValue value, BiConsumer<Class<?>, Map<String, YamlValue>> work) {
		Map<String, YamlValue> options = new LinkedHashMap<>(value.entries());
		YamlValue type = options.remove("type");
		if (type == null) {
			throw value.failure("'" + value.key() + "' needs a type.",
					"Write 'type: ' and the name of a class, such as String or java.time.Instant.");
		}
		work.accept(basicType(type), options);
	}

	private static Map<String, Class<?>> parameterTypes(YamlValue parameters) {
		Map<String, Class<?>> types = new LinkedHashMap<>();
		parameters.entries().forEach((name, type) -> types.put(name, basicType(type)));
		return types;
	}

	private static Class<?> basicType(YamlValue value) {
		String name = value.text();
		for (String candidate : List.of(name, "java.lang." + name, "java.math." + name, "java.time." + name,
				"java.util." + name)) {
			if (ClassUtils.isPresent(candidate, null)) {
				return ClassUtils.resolveClassName(candidate, null);
			}
		}
		return value.type("Name a class, such as String or java.time.Instant.");
	}

	/**
	 * What a key of a file describes.
	 */
	enum Kind {

		ENTITY, MAPPED_SUPERCLASS, EMBEDDABLE, DYNAMIC

	}

}
