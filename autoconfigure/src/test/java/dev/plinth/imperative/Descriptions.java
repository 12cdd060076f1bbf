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
package dev.plinth.imperative;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.mapping.imperative.AttributesMapping;
import dev.plinth.mapping.imperative.CollectionMapping;
import dev.plinth.mapping.imperative.ColumnMapping;
import dev.plinth.mapping.imperative.ElementCollectionMapping;
import dev.plinth.mapping.imperative.EmbeddedMapping;
import dev.plinth.mapping.imperative.EntityMapping;
import dev.plinth.mapping.imperative.IdMapping;
import dev.plinth.mapping.imperative.IdentifiedMapping;
import dev.plinth.mapping.imperative.ImperativeMapping;
import dev.plinth.mapping.imperative.ManyToManyMapping;
import dev.plinth.mapping.imperative.MappedSuperclassMapping;
import dev.plinth.mapping.imperative.OneToManyMapping;
import dev.plinth.mapping.imperative.OneToOneMapping;
import dev.plinth.mapping.imperative.ToOneMapping;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.FetchType;
import jakarta.persistence.GenerationType;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.CacheConcurrencyStrategy;

import org.springframework.util.Assert;

/**
 * Describes a class in code as another is annotated. What no description has a method for
 * is refused, but for
 * <ul>
 * <li>dynamic updates, which change the text of statements, not what they do,
 * <li>the column of a collection without a foreign key, which becomes a join table,
 * <li>named entity graphs, which the {@link DescribingInitializer} adds.
 * </ul>
 */
final class Descriptions {

	private final Class<?> type;

	private final Class<?> annotated;

	private final List<String> naturalId = new ArrayList<>();

	private Descriptions(Class<?> type, Class<?> annotated) {
		this.type = type;
		this.annotated = annotated;
	}

	/**
	 * Describe a class.
	 * @param type the class without annotations
	 * @param annotated the same class with them
	 * @return the description
	 */
	static ImperativeMapping of(Class<?> type, Class<?> annotated) {
		Descriptions descriptions = new Descriptions(type, annotated);
		if (annotated.isAnnotationPresent(Embeddable.class)) {
			return descriptions.attributes(ImperativeMapping.embeddable(type));
		}
		if (annotated.isAnnotationPresent(MappedSuperclass.class)) {
			MappedSuperclassMapping superclass = descriptions.attributes(ImperativeMapping.mappedSuperclass(type));
			Assert.state(descriptions.naturalId.isEmpty(), "Superclasses have no natural identifier");
			uniqueAmongActive(new MappingAnnotations(annotated), superclass);
			return superclass;
		}
		return descriptions.entity();
	}

	private EntityMapping entity() {
		EntityMapping entity = attributes(ImperativeMapping.of(this.type));
		if (!this.naturalId.isEmpty()) {
			entity.naturalId(this.naturalId.toArray(String[]::new));
		}
		MappingAnnotations annotations = new MappingAnnotations(this.annotated);
		annotations.take("Entity", (members) -> members.take("name", String.class, entity::name));
		annotations.take("Table", (members) -> members.take("name", String.class, entity::table));
		annotations.take("SecondaryTable", (members) -> members.take("name", String.class, entity::secondaryTable));
		annotations.take("Inheritance",
				(members) -> entity.inheritance(enumOr(members.take("strategy"), InheritanceType.SINGLE_TABLE)));
		annotations.take("EntityListeners",
				(members) -> members.take("value", Class[].class, (listeners) -> entity.listeners(listeners)));
		annotations.take("Cacheable", (members) -> entity.cacheable());
		annotations.take("Cache", (members) -> {
			Assert.state(members.take("usage") == CacheConcurrencyStrategy.READ_WRITE, "It is the provider's default");
			entity.cacheable();
		});
		annotations.take("Immutable", (members) -> entity.immutable());
		uniqueAmongActive(annotations, entity);
		annotations.take("NaturalIdCache", (members) -> members.take("region", String.class, entity::naturalIdCache));
		each(annotations, "FilterDef", (members) -> members.take("name", String.class, entity::filterDefinition));
		each(annotations, "Filter", (members) -> filter(members, entity::filter));
		annotations.drop("DynamicUpdate", "NamedEntityGraph");
		annotations.requireNothingLeft();
		return entity;
	}

	private static void each(MappingAnnotations annotations, String name, Consumer<MappingAnnotations.Members> work) {
		annotations.take(name, work);
		annotations.take(name + "s", (members) -> members.takeEach("value", work));
	}

	private static void filter(MappingAnnotations.Members members, BiConsumer<String, String> filter) {
		filter.accept((String) members.take("name"), (String) members.take("condition"));
	}

	private static void uniqueAmongActive(MappingAnnotations annotations, IdentifiedMapping<?> mapping) {
		Consumer<MappingAnnotations.Members> key = (members) -> {
			Object name = members.take("name");
			members.take("value", String[].class, (attributes) -> mapping
				.uniqueAmongActive((name != null) ? (String) name : "", List.of(attributes)));
		};
		annotations.take("UniqueAmongActive", key);
		annotations.take("List", (members) -> members.takeEach("value", key));
	}

	@SuppressWarnings("unchecked")
	private static <E extends Enum<E>> E enumOr(Object value, E fallback) {
		return (value != null) ? (E) value : fallback;
	}

	private <M extends AttributesMapping<?>> M attributes(M mapping) {
		for (Field field : this.annotated.getDeclaredFields()) {
			MappingAnnotations annotations = new MappingAnnotations(field);
			if (!field.isSynthetic() && !annotations.has("Transient") && !Modifier.isStatic(field.getModifiers())
					&& !Modifier.isTransient(field.getModifiers())) {
				attribute(mapping, field, annotations);
				meaning(mapping, field.getName(), annotations);
				annotations.requireNothingLeft();
			}
		}
		return mapping;
	}

	private void attribute(AttributesMapping<?> mapping, Field field, MappingAnnotations annotations) {
		String name = field.getName();
		if (mapping instanceof EntityMapping entity && annotations.has("TenantId")) {
			annotations.take("TenantId", (members) -> entity.tenantId(name));
		}
		else if (annotations.has("ManyToOne")) {
			mapping.manyToOne(name, (reference) -> toOne(annotations, "ManyToOne", reference));
		}
		else if (annotations.has("OneToOne")) {
			mapping.oneToOne(name, (reference) -> toOne(annotations, "OneToOne", reference));
		}
		else if (annotations.has("OneToMany")) {
			mapping.oneToMany(name, (collection) -> oneToMany(name, annotations, collection));
		}
		else if (annotations.has("ManyToMany")) {
			mapping.manyToMany(name, (collection) -> manyToMany(name, annotations, collection));
		}
		else if (annotations.has("ElementCollection")) {
			mapping.elementCollection(name, (collection) -> elementCollection(name, annotations, collection));
		}
		else if (mapping instanceof IdentifiedMapping<?> identified && annotations.has("EmbeddedId")) {
			annotations.take("EmbeddedId", (members) -> identified.embeddedId(name));
		}
		else if (mapping instanceof IdentifiedMapping<?> identified && annotations.has("Id")) {
			annotations.take("Id", (members) -> identified.id(name, (id) -> id(annotations, id)));
		}
		else if (mapping instanceof IdentifiedMapping<?> identified && annotations.has("Version")) {
			annotations.take("Version", (members) -> identified.version(name, (column) -> column(annotations, column)));
		}
		else if (annotations.has("Embedded") || field.getType().isAnnotationPresent(Embeddable.class)) {
			annotations.drop("Embedded");
			mapping.embedded(name, (embedded) -> embedded(annotations, embedded));
		}
		else {
			annotations.take("NaturalId", (members) -> this.naturalId.add(name));
			mapping.column(name, (column) -> column(annotations, column));
		}
	}

	/**
	 * Describe what this library does with an attribute.
	 */
	private static void meaning(AttributesMapping<?> mapping, String name, MappingAnnotations annotations) {
		annotations.take("CreatedDate", (members) -> mapping.createdDate(name));
		annotations.take("CreatedBy", (members) -> mapping.createdBy(name));
		annotations.take("LastModifiedDate", (members) -> mapping.lastModifiedDate(name));
		annotations.take("LastModifiedBy", (members) -> mapping.lastModifiedBy(name));
		annotations.take("IgnoredForLastModified", (members) -> mapping.ignoredForLastModified(name));
		annotations.take("DeletedReference", (members) -> members.take("value", Enum.class,
				(policy) -> mapping.deletedReference(name, DeletedReferencePolicy.valueOf(policy.name()))));
		annotations.take("RestrictDelete", (members) -> mapping.restrictDelete(name, members.take("value") == null));
		if (mapping instanceof IdentifiedMapping<?> identified) {
			annotations.take("Touch", (members) -> identified.touch(name));
			annotations.take("DeletedDate", (members) -> identified.deletedDate(name));
			annotations.take("DeletedBy", (members) -> identified.deletedBy(name));
			annotations.take("DeletionId", (members) -> identified.deletionId(name));
		}
	}

	private static void embedded(MappingAnnotations annotations, EmbeddedMapping embedded) {
		annotations.take("AttributeOverride", (members) -> {
			String field = (String) members.take("name");
			members.take("column", Annotation.class, (column) -> embedded.column(field,
					(described) -> column(new MappingAnnotations(field, column), described)));
		});
		annotations.take("AssociationOverride", (members) -> {
			String field = (String) members.take("name");
			members.takeOne("joinColumns",
					(column) -> column.take("name", String.class, (name) -> embedded.joinColumn(field, name)));
		});
	}

	private static void id(MappingAnnotations annotations, IdMapping id) {
		annotations.take("Column", (members) -> {
			members.take("name", String.class, id::name);
			members.take("length", Integer.class, id::length);
		});
		annotations.take("GeneratedValue",
				(members) -> id.generated(enumOr(members.take("strategy"), GenerationType.AUTO)));
	}

	@SuppressWarnings("unchecked")
	private static void column(MappingAnnotations annotations, ColumnMapping column) {
		annotations.take("Column", (members) -> {
			members.take("name", String.class, column::name);
			members.take("table", String.class, column::table);
			members.take("length", Integer.class, column::length);
			members.take("precision", Integer.class,
					(precision) -> column.precision(precision, (Integer) members.take("scale")));
			members.ifChanged("nullable", column::notNull);
			members.ifChanged("unique", column::unique);
			members.ifChanged("updatable", column::insertOnly);
		});
		annotations.take("Enumerated", (members) -> column.enumerated(enumOr(members.take("value"), EnumType.ORDINAL)));
		annotations.take("Convert", (members) -> members.take("converter", Class.class,
				(converter) -> column.converter((Class<? extends AttributeConverter<?, ?>>) converter)));
		annotations.take("Lob", (members) -> column.lob());
		annotations.take("Temporal", (members) -> Assert
			.state("TIMESTAMP".equals(String.valueOf(members.take("value"))), "It is what Hibernate chooses"));
	}

	private static <S extends ToOneMapping<S>> void toOne(MappingAnnotations annotations, String kind, S reference) {
		annotations.take(kind, (members) -> {
			if (members.take("fetch") != FetchType.LAZY) {
				reference.eager();
			}
			members.ifChanged("optional", reference::notNull);
			members.take("cascade", CascadeType[].class, reference::cascade);
			members.take("targetEntity", Class.class, (target) -> reference.target(target));
			if (reference instanceof OneToOneMapping oneToOne) {
				members.take("mappedBy", String.class, oneToOne::mappedBy);
				members.ifChanged("orphanRemoval", oneToOne::orphanRemoval);
			}
		});
		annotations.take("JoinColumn", (members) -> {
			members.take("name", String.class, reference::column);
			members.ifChanged("nullable", reference::notNull);
		});
	}

	private static void oneToMany(String name, MappingAnnotations annotations, OneToManyMapping collection) {
		annotations.take("OneToMany", (members) -> {
			members.take("mappedBy", String.class, collection::mappedBy);
			members.take("cascade", CascadeType[].class, collection::cascade);
			members.ifChanged("orphanRemoval", collection::orphanRemoval);
			members.ifChanged("fetch", collection::eager);
			members.take("targetEntity", Class.class, (target) -> collection.target(target));
		});
		annotations.take("JoinColumn", (members) -> {
			members.take("name", String.class, collection::column);
			members.take("foreignKey");
		});
		annotations.take("JoinTable", (members) -> members.take("name", String.class, collection::joinTable));
		structure(name, annotations, collection);
	}

	private static void manyToMany(String name, MappingAnnotations annotations, ManyToManyMapping collection) {
		annotations.take("ManyToMany", (members) -> {
			members.take("mappedBy", String.class, collection::mappedBy);
			members.take("cascade", CascadeType[].class, collection::cascade);
			members.ifChanged("fetch", collection::eager);
			members.take("targetEntity", Class.class, (target) -> collection.target(target));
		});
		annotations.take("JoinTable", (members) -> members.take("name", String.class, collection::joinTable));
		structure(name, annotations, collection);
	}

	private static void elementCollection(String name, MappingAnnotations annotations,
			ElementCollectionMapping collection) {
		annotations.take("ElementCollection", (members) -> members.ifChanged("fetch", collection::eager));
		annotations.take("CollectionTable", (members) -> {
			members.take("name", String.class, collection::table);
			members.takeOne("joinColumns", (column) -> column.take("name", String.class, collection::ownerColumn));
		});
		if (annotations.has("Column") || annotations.has("Convert") || annotations.has("Enumerated")) {
			collection.element((element) -> column(annotations, element));
		}
		structure(name, annotations, collection);
	}

	/**
	 * Describe order and keys. A column of the order that has no name has that of Jakarta
	 * Persistence; a key's column is nullable where it has to be.
	 */
	private static <S extends CollectionMapping<S>> void structure(String name, MappingAnnotations annotations,
			S collection) {
		annotations.take("OrderBy", (members) -> members.take("value", String.class, collection::orderBy));
		annotations.take("OrderColumn", (members) -> {
			Object column = members.take("name");
			collection.orderColumn((column != null) ? (String) column : name + "_ORDER");
		});
		annotations.take("MapKey", (members) -> members.take("name", String.class, collection::mapKey));
		annotations.take("MapKeyColumn", (members) -> members.take("name", String.class, collection::mapKeyColumn));
		annotations.take("MapKeyJoinColumn", (members) -> {
			members.take("name", String.class, collection::mapKeyJoinColumn);
			members.take("nullable");
		});
		annotations.take("Cache", (members) -> {
			members.take("usage");
			collection.cacheable();
		});
		each(annotations, "Filter", (members) -> filter(members, collection::filter));
		annotations.take("BatchSize", (members) -> members.take("size", Integer.class, collection::batchSize));
	}

}
