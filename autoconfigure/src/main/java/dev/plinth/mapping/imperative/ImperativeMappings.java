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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityMappingsImpl;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * The descriptions of a persistence unit. An instance reaches Hibernate as the setting
 * {@link #SETTING}.
 *
 * @param all the descriptions
 * @param schemas the schemas of classes whose descriptions name none, by class
 */
public record ImperativeMappings(List<ImperativeMapping> all, Map<String, String> schemas) {

	/**
	 * Name of the Hibernate setting that holds the descriptions.
	 */
	public static final String SETTING = ImperativeMappings.class.getName();

	private static final ImperativeMappings NONE = new ImperativeMappings(List.of());

	/**
	 * Create the descriptions of a persistence unit.
	 * @throws ImperativeMappingException if they cannot stand together
	 */
	public ImperativeMappings {
		Assert.notNull(all, "'all' must not be null");
		Assert.notNull(schemas, "'schemas' must not be null");
		all = List.copyOf(all);
		schemas = Map.copyOf(schemas);
		requireOneEach(all);
		requireIdentifiers(all);
		requireTargets(all);
	}

	/**
	 * Create the descriptions of a persistence unit, in the schemas that they name.
	 * @param all the descriptions
	 * @throws ImperativeMappingException if they cannot stand together
	 */
	public ImperativeMappings(List<ImperativeMapping> all) {
		this(all, Map.of());
	}

	/**
	 * Create the descriptions of an application.
	 * @param beans the descriptions that are beans, by the names of the beans, which
	 * messages tell
	 * @param others the descriptions that stand elsewhere
	 * @return all of them
	 * @throws ImperativeMappingException if they cannot stand together
	 */
	public static ImperativeMappings of(Map<String, ImperativeMapping> beans, List<ImperativeMapping> others) {
		Assert.notNull(beans, "'beans' must not be null");
		Assert.notNull(others, "'others' must not be null");
		beans.forEach((name, mapping) -> mapping.standsAt("In bean '" + name + "': "));
		return new ImperativeMappings(Stream.concat(beans.values().stream(), others.stream()).toList());
	}

	private static void requireOneEach(List<ImperativeMapping> all) {
		Map<String, ImperativeMapping> subjects = new HashMap<>();
		for (ImperativeMapping mapping : all) {
			ImperativeMapping other = subjects.putIfAbsent(mapping.subject(), mapping);
			if (other != null) {
				throw mapping.failure(
						"There are two descriptions of " + mapping.subject() + other.whereTheOtherIs() + ".",
						"Remove one of them.");
			}
		}
	}

	private static void requireIdentifiers(List<ImperativeMapping> all) {
		Set<String> identified = all.stream()
			.filter((mapping) -> mapping instanceof IdentifiedMapping<?> candidate && candidate.isIdentified())
			.map(ImperativeMapping::subject)
			.collect(Collectors.toSet());
		for (ImperativeMapping mapping : all) {
			boolean missing = (mapping instanceof EntityMapping entity) ? !hasIdentifier(entity.type(), identified)
					: mapping instanceof DynamicEntityMapping dynamic && !dynamic.isIdentified();
			if (missing) {
				throw mapping.failure("Entity " + mapping.subject() + " has no identifier.",
						"Name the attribute that identifies it with id(...) or embeddedId(...).");
			}
		}
	}

	/**
	 * Hibernate looks up what an entity without a class refers to by its full name.
	 */
	private static void requireTargets(List<ImperativeMapping> all) {
		Set<String> dynamic = all.stream()
			.filter(DynamicEntityMapping.class::isInstance)
			.map(ImperativeMapping::subject)
			.collect(Collectors.toSet());
		for (ImperativeMapping mapping : all) {
			if (mapping instanceof DynamicEntityMapping entity) {
				entity.targets().forEach((attribute, target) -> {
					if (!dynamic.contains(target) && !ClassUtils.isPresent(target, null)) {
						throw entity.failure(
								"Attribute '" + attribute + "' of " + entity.subject() + " refers to '" + target
										+ "', which is neither a class nor an entity without one.",
								"Write the name of the class with its package, or describe the entity with"
										+ " ImperativeMapping.dynamic.");
					}
				});
			}
		}
	}

	private static boolean hasIdentifier(@Nullable Class<?> type, Set<String> identified) {
		return type != null && (identified.contains(type.getName()) || hasIdentifier(type.getSuperclass(), identified)
				|| isMappedByAnnotations(type.getSuperclass()));
	}

	private static boolean isMappedByAnnotations(@Nullable Class<?> type) {
		return type != null
				&& (type.isAnnotationPresent(MappedSuperclass.class) || type.isAnnotationPresent(Entity.class));
	}

	/**
	 * Return the entities that are described.
	 * @return the names of their classes, or their own where they have no class
	 */
	public Set<String> entities() {
		return this.all.stream()
			.filter(ImperativeMappings::isEntity)
			.map(ImperativeMapping::subject)
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Return the descriptions of a persistence unit.
	 * @param services the services of the unit, be it started or still being built
	 * @return the descriptions, empty if there are none
	 */
	public static ImperativeMappings of(ServiceRegistry services) {
		Object setting = services.requireService(ConfigurationService.class).getSettings().get(SETTING);
		return (setting instanceof ImperativeMappings mappings) ? mappings : NONE;
	}

	/**
	 * Return whether a class is described.
	 * @param type the class
	 * @return {@code true} if there is a description of it
	 */
	public boolean describes(Class<?> type) {
		return describing(type) != null;
	}

	/**
	 * Return a class or a member with its annotations: those that it carries, and those
	 * that its description stands for. Whoever reads an annotation of this library or of
	 * Spring Data's auditing from an entity, asks here, so that the two are one.
	 * @param element a class, a field or a method
	 * @return the annotations
	 */
	public AnnotatedElement annotated(AnnotatedElement element) {
		AttributesMapping<?> mapping = describing(
				(element instanceof Member member) ? member.getDeclaringClass() : element);
		return (mapping != null) ? mapping.annotated(element) : element;
	}

	/**
	 * Return where the description of a class stands.
	 * @param type the class
	 * @return the bean, or the place in its file, as a message starts with it, empty if
	 * the class is not described or that is not known
	 */
	public String place(Class<?> type) {
		AttributesMapping<?> mapping = describing(type);
		return (mapping != null) ? mapping.place() : "";
	}

	/**
	 * Return whether a field holds a collection that is described as cached.
	 */
	boolean isCached(Field collection) {
		AttributesMapping<?> mapping = describing(collection.getDeclaringClass());
		return mapping != null && mapping.isCached(collection.getName());
	}

	private @Nullable AttributesMapping<?> describing(AnnotatedElement type) {
		for (ImperativeMapping mapping : this.all) {
			if (mapping instanceof AttributesMapping<?> attributes && attributes.type() == type) {
				return attributes;
			}
		}
		return null;
	}

	private static boolean isEntity(ImperativeMapping mapping) {
		return mapping instanceof EntityMapping || mapping instanceof DynamicEntityMapping;
	}

	/**
	 * Return the descriptions of a persistence unit that has some of the entities only.
	 * It has all superclasses and embeddables, which are in no table.
	 * @param entities the entities of the unit, as {@link #entities()} names them
	 * @return their descriptions
	 * @throws ImperativeMappingException if an entity extends one that the unit has not,
	 * or one without a class refers to such
	 */
	public ImperativeMappings only(Set<String> entities) {
		Set<String> others = new HashSet<>(entities());
		others.removeAll(entities);
		List<ImperativeMapping> kept = this.all.stream()
			.filter((mapping) -> !others.contains(mapping.subject()))
			.toList();
		for (ImperativeMapping mapping : kept) {
			if (mapping instanceof EntityMapping entity) {
				requireSuperclasses(entity, others);
			}
			else if (mapping instanceof DynamicEntityMapping entity) {
				requireTargets(entity, others);
			}
		}
		return new ImperativeMappings(kept, this.schemas);
	}

	/**
	 * Hibernate fails without a word of the entity that is missing.
	 */
	private static void requireTargets(DynamicEntityMapping entity, Set<String> others) {
		entity.targets().forEach((attribute, target) -> {
			if (others.contains(target)) {
				throw entity.failure("Attribute '" + attribute + "' of " + entity.subject() + " refers to " + target
						+ ", which its persistence unit does not have.", "Let both be in the same unit.");
			}
		});
	}

	private static void requireSuperclasses(EntityMapping entity, Set<String> others) {
		for (Class<?> type = entity.type().getSuperclass(); type != null; type = type.getSuperclass()) {
			if (others.contains(type.getName())) {
				throw entity.failure(
						"Entity " + entity.subject() + " extends " + type.getName()
								+ ", which its persistence unit does not have.",
						"Let both be registered for the same unit, or both be excluded.");
			}
		}
	}

	/**
	 * Return the classes that are described: entities, superclasses and embeddables.
	 * @return the names of the classes
	 */
	public Set<String> classes() {
		return this.all.stream()
			.filter(AttributesMapping.class::isInstance)
			.map(ImperativeMapping::subject)
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Return the persistence units of entities without a class, which no registration can
	 * name.
	 * @return the names of the units, by the name of the entity, as far as descriptions
	 * name some
	 */
	public Map<String, Set<String>> units() {
		Map<String, Set<String>> units = new TreeMap<>();
		for (ImperativeMapping mapping : this.all) {
			if (mapping instanceof DynamicEntityMapping entity && !entity.units().isEmpty()) {
				units.put(entity.subject(), Set.copyOf(entity.units()));
			}
		}
		return units;
	}

	/**
	 * Return the descriptions with schemas for the tables of classes, those of their
	 * collections included, where the descriptions name none.
	 * @param schemas the schemas, by class
	 * @return the descriptions
	 */
	public ImperativeMappings inSchemas(Map<String, String> schemas) {
		return new ImperativeMappings(this.all, schemas);
	}

	/**
	 * Return the mixins that classes have without implementing them.
	 * @return the interfaces of the mixins, by class
	 */
	public Map<Class<?>, Set<Class<?>>> givenMixins() {
		Map<Class<?>, Set<Class<?>>> given = new LinkedHashMap<>();
		for (ImperativeMapping mapping : this.all) {
			if (mapping instanceof EntityMapping entity && !entity.givenMixins().isEmpty()) {
				given.put(entity.type(), Set.copyOf(entity.givenMixins()));
			}
		}
		return given;
	}

	/**
	 * Return the descriptions as Hibernate reads them, in their schemas. Those of another
	 * persistence unit may differ.
	 * @param hasSchemas whether the database has schemas; else they are catalogs
	 */
	JaxbEntityMappingsImpl toJaxb(boolean hasSchemas) {
		if (this.schemas.isEmpty()) {
			return toJaxb();
		}
		JaxbEntityMappingsImpl mappings = DescribedSchemas.copyOf(toJaxb());
		new DescribedSchemas(this.schemas, hasSchemas, withoutTable()).apply(mappings);
		return mappings;
	}

	private List<String> withoutTable() {
		Map<Class<?>, EntityMapping> entities = new HashMap<>();
		for (ImperativeMapping mapping : this.all) {
			if (mapping instanceof EntityMapping entity) {
				entities.put(entity.type(), entity);
			}
		}
		return entities.keySet()
			.stream()
			.filter((type) -> isInTableOfSuperclass(type, entities))
			.map(Class::getName)
			.toList();
	}

	private static boolean isInTableOfSuperclass(Class<?> type, Map<Class<?>, EntityMapping> entities) {
		boolean root = true;
		boolean singleTable = true;
		for (Class<?> parent = type.getSuperclass(); parent != null; parent = parent.getSuperclass()) {
			EntityMapping described = entities.get(parent);
			Inheritance annotated = parent.getAnnotation(Inheritance.class);
			InheritanceType strategy = (described != null) ? described.inheritance()
					: (annotated != null) ? annotated.strategy() : null;
			root &= described == null && !parent.isAnnotationPresent(Entity.class);
			singleTable &= strategy == null || strategy == InheritanceType.SINGLE_TABLE;
		}
		return !root && singleTable;
	}

	/**
	 * Return the descriptions as Hibernate reads them, with those of the classes that are
	 * embedded and not described otherwise.
	 */
	JaxbEntityMappingsImpl toJaxb() {
		JaxbEntityMappingsImpl mappings = new JaxbEntityMappingsImpl();
		Set<String> described = this.all.stream().map(ImperativeMapping::subject).collect(Collectors.toSet());
		this.all.forEach((mapping) -> add(mapping, described, mappings));
		return mappings;
	}

	private static void add(ImperativeMapping mapping, Set<String> described, JaxbEntityMappingsImpl mappings) {
		mapping.addTo(mappings);
		if (mapping instanceof AttributesMapping<?> attributes) {
			for (Class<?> embedded : attributes.embedded()) {
				if (!embedded.isAnnotationPresent(Embeddable.class) && described.add(embedded.getName())) {
					add(wholeEmbeddable(embedded), described, mappings);
				}
			}
		}
	}

	/**
	 * Describe an embeddable by all of its fields. A record in it is embedded, too.
	 */
	private static EmbeddableMapping wholeEmbeddable(Class<?> type) {
		EmbeddableMapping mapping = ImperativeMapping.embeddable(type);
		for (Field field : AttributesMapping.mappable(type)) {
			if (field.getType().isRecord()) {
				mapping.embedded(field.getName());
			}
			else {
				mapping.column(field.getName());
			}
		}
		return mapping;
	}

}
