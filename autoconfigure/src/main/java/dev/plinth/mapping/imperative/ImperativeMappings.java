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

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityMappingsImpl;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The descriptions of a persistence unit. An instance reaches Hibernate as the setting
 * {@link #SETTING}.
 */
public final class ImperativeMappings {

	/**
	 * Name of the Hibernate setting that holds the descriptions.
	 */
	public static final String SETTING = ImperativeMappings.class.getName();

	private static final ImperativeMappings NONE = new ImperativeMappings(List.of());

	private final List<ImperativeMapping> all;

	private final Map<String, String> schemas;

	private final Map<Class<?>, AttributesMapping<?>> byClass;

	/**
	 * Create the descriptions of a persistence unit.
	 * @param all the descriptions
	 * @param schemas the schemas of classes whose descriptions name none, by class
	 * @throws ImperativeMappingException if they cannot stand together
	 */
	public ImperativeMappings(List<ImperativeMapping> all, Map<String, String> schemas) {
		Assert.notNull(all, "'all' must not be null");
		Assert.notNull(schemas, "'schemas' must not be null");
		this.all = List.copyOf(all);
		this.schemas = Map.copyOf(schemas);
		MappingRequirements.validate(this.all);
		this.byClass = this.all.stream()
			.filter(AttributesMapping.class::isInstance)
			.map((mapping) -> (AttributesMapping<?>) mapping)
			.collect(Collectors.toUnmodifiableMap(AttributesMapping::type, Function.identity()));
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

	/**
	 * Return all descriptions.
	 * @return the descriptions
	 */
	public List<ImperativeMapping> all() {
		return this.all;
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
		return this.byClass.containsKey(type);
	}

	/**
	 * Return a class or a member with its annotations: those that it carries, and those
	 * that its description stands for. Whoever reads an annotation of this library or of
	 * Spring Data's auditing from an entity, asks here, so that the two are one.
	 * @param element a class, a field or a method
	 * @return the annotations
	 */
	public AnnotatedElement annotated(AnnotatedElement element) {
		AttributesMapping<?> mapping = this.byClass
			.get((element instanceof Member member) ? member.getDeclaringClass() : element);
		return (mapping != null) ? mapping.annotated(element) : element;
	}

	/**
	 * Return an annotation of an attribute: that of its field, its getter or its setter,
	 * whichever it is mapped by, or that which the description of its class stands for.
	 * @param <A> the type of the annotation
	 * @param member the field or the getter that the attribute is mapped by, if any
	 * @param attribute the name of the attribute
	 * @param type the type of the annotation
	 * @return the annotation, or {@code null} if the attribute has none
	 */
	public <A extends Annotation> @Nullable A annotation(@Nullable Member member, String attribute, Class<A> type) {
		if (!(member instanceof AnnotatedElement element)) {
			return null;
		}
		A annotation = annotated(element).getAnnotation(type);
		return (annotation != null) ? annotation
				: AttributeMembers.others(member, attribute)
					.stream()
					.map((other) -> annotated(other).getAnnotation(type))
					.filter(Objects::nonNull)
					.findFirst()
					.orElse(null);
	}

	/**
	 * Return the start of a message about an annotation: what has it, and whether a class
	 * carries it or a description stands for it, with the place of the description.
	 * @param subject what has the annotation, as the message names it
	 * @param type the class that has it, declared or inherited
	 * @param attribute the attribute that has it, or {@code null} for the class itself
	 * @param annotation the type of the annotation
	 * @return the start, up to the annotation
	 */
	public String statement(String subject, Class<?> type, @Nullable String attribute,
			Class<? extends Annotation> annotation) {
		for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
			AttributesMapping<?> mapping = this.byClass.get(declaring);
			if (mapping != null && mapping.standsFor(attribute, annotation)) {
				return mapping.place() + subject + " is described as @" + annotation.getSimpleName();
			}
		}
		return subject + " is annotated @" + annotation.getSimpleName();
	}

	/**
	 * Return where the description of an entity stands.
	 * @param entity the name of the entity, as {@link #entities()} has it
	 * @return the bean, or the place in its file, as the middle of a sentence tells it
	 * behind a blank; empty if that is not known
	 */
	public String whereIs(String entity) {
		return this.all.stream()
			.filter((mapping) -> mapping.subject().equals(entity))
			.findFirst()
			.map(ImperativeMapping::whereItIs)
			.orElse("");
	}

	/**
	 * Return the description of the collection that a field holds, if it has one.
	 */
	@Nullable CollectionMapping<?> collection(Field field) {
		AttributesMapping<?> mapping = this.byClass.get(field.getDeclaringClass());
		return (mapping != null) ? mapping.collection(field.getName()) : null;
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
		MappingRequirements.requireNone(others, kept);
		return new ImperativeMappings(kept, this.schemas);
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
		List<String> withoutTable = this.byClass.keySet()
			.stream()
			.filter(this::isInTableOfSuperclass)
			.map(Class::getName)
			.toList();
		new DescribedSchemas(this.schemas, hasSchemas, withoutTable).apply(mappings);
		return mappings;
	}

	/**
	 * Return the descriptions as Hibernate reads them.
	 */
	JaxbEntityMappingsImpl toJaxb() {
		return MappingFile.of(this.all);
	}

	/**
	 * Return whether an entity is in the table of the one that it extends, each of them
	 * described or annotated.
	 * @param type the class of the entity
	 * @return {@code true} if it is in a single-table hierarchy, and not its root
	 */
	public boolean isInTableOfSuperclass(Class<?> type) {
		boolean root = true;
		boolean singleTable = true;
		for (Class<?> parent = type.getSuperclass(); parent != null; parent = parent.getSuperclass()) {
			EntityMapping described = (this.byClass.get(parent) instanceof EntityMapping entity) ? entity : null;
			Inheritance annotated = parent.getAnnotation(Inheritance.class);
			InheritanceType strategy = (described != null) ? described.inheritance()
					: (annotated != null) ? annotated.strategy() : null;
			root &= described == null && !parent.isAnnotationPresent(Entity.class);
			singleTable &= strategy == null || strategy == InheritanceType.SINGLE_TABLE;
		}
		return !root && singleTable;
	}

	/**
	 * Descriptions are themselves only; the same ones in the same schemas are equal.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ImperativeMappings mappings && this.all.equals(mappings.all)
				&& this.schemas.equals(mappings.schemas);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.all, this.schemas);
	}

}
