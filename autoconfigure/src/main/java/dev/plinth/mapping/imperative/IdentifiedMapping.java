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

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.plinth.entity.DeletedBy;
import dev.plinth.entity.DeletedDate;
import dev.plinth.entity.DeletionId;
import dev.plinth.entity.Touch;
import dev.plinth.entity.UniqueAmongActive;
import org.hibernate.boot.jaxb.mapping.spi.JaxbAttributesContainerImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEmbeddedIdImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbVersionImpl;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Describes a class that is an entity, or that entities inherit from: its attributes, its
 * identifier and its version.
 *
 * @param <S> the kind of description
 */
public abstract sealed class IdentifiedMapping<S extends IdentifiedMapping<S>> extends AttributesMapping<S>
		permits EntityMapping, MappedSuperclassMapping {

	private static final List<Class<?>> VERSIONS = List.of(Long.class, Integer.class, Short.class, Instant.class,
			Timestamp.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

	private final JaxbAttributesContainerImpl attributes;

	private @Nullable String identifier;

	IdentifiedMapping(Class<?> type, JaxbAttributesContainerImpl attributes) {
		super(type, attributes);
		this.attributes = attributes;
	}

	/**
	 * Map the field that identifies an entity. The application assigns its values.
	 * @param field the name of the field
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or an identifier
	 * already
	 */
	public S id(String field) {
		return id(field, (id) -> {
		});
	}

	/**
	 * Map the field that identifies an entity.
	 * @param field the name of the field
	 * @param id describes the column and how values are generated
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or an identifier
	 * already
	 */
	public S id(String field, Consumer<IdMapping> id) {
		identify(field);
		field(field);
		IdMapping mapping = new IdMapping(field);
		id.accept(mapping);
		this.attributes.getIdAttributes().add(mapping.attribute());
		return self();
	}

	/**
	 * Map the field that identifies an entity by several columns: it holds an embeddable,
	 * such as a record.
	 * @param field the name of the field
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or an identifier
	 * already
	 */
	public S embeddedId(String field) {
		return embeddedId(field, (id) -> {
		});
	}

	/**
	 * Map the field that identifies an entity by several columns: it holds an embeddable,
	 * such as a record.
	 * @param field the name of the field
	 * @param id describes the columns that differ from those of the embeddable; those of
	 * references cannot
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or an identifier
	 * already, or if the column of a reference is named
	 */
	public S embeddedId(String field, Consumer<EmbeddedMapping> id) {
		identify(field);
		EmbeddedMapping mapping = new EmbeddedMapping(field, embeddable(field));
		id.accept(mapping);
		if (!mapping.attribute().getAssociationOverrides().isEmpty()) {
			throw new ImperativeMappingException(
					"The identifier '" + field + "' of " + subject() + " names columns of its references.",
					"Name them where the embeddable is described, with ImperativeMapping.embeddable(...).");
		}
		JaxbEmbeddedIdImpl attribute = new JaxbEmbeddedIdImpl();
		attribute.setName(field);
		attribute.getAttributeOverrides().addAll(mapping.attribute().getAttributeOverrides());
		this.attributes.setEmbeddedIdAttribute(attribute);
		return self();
	}

	/**
	 * Map the field that holds the optimistic lock.
	 * @param field the name of the field
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or a version already
	 */
	public S version(String field) {
		return version(field, (column) -> {
		});
	}

	/**
	 * Map the field that holds the optimistic lock.
	 * @param field the name of the field
	 * @param column describes its column
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field, or a version already
	 */
	public S version(String field, Consumer<ColumnMapping> column) {
		JaxbVersionImpl present = this.attributes.getVersion();
		if (present != null) {
			throw second("version", present.getName(), field, "Map one of them with column(...).");
		}
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(field(field).getType());
		if (!VERSIONS.contains(type)) {
			throw new ImperativeMappingException(
					"Field '" + field + "' of " + subject() + " is of type " + type.getName()
							+ ", which no version can be.",
					"Choose a field of one of: "
							+ String.join(", ", VERSIONS.stream().map(Class::getSimpleName).toList()) + ".");
		}
		ColumnMapping mapping = new ColumnMapping(field);
		column.accept(mapping);
		JaxbVersionImpl version = new JaxbVersionImpl();
		version.setName(field);
		version.setColumn(mapping.columnWithoutConversion("a version"));
		this.attributes.setVersion(version);
		return self();
	}

	/**
	 * Demand that no two living rows have the same values in some attributes; any number
	 * of deleted ones may.
	 * @param attributes the names of the attributes, inherited ones included; a path such
	 * as {@code address.city} leads into an embedded one
	 * @return this description
	 * @see UniqueAmongActive
	 */
	public S uniqueAmongActive(String... attributes) {
		return uniqueAmongActive("", List.of(attributes));
	}

	/**
	 * Demand that no two living rows have the same values in some attributes, and name
	 * the index.
	 * @param name the name of the index in generated schemas
	 * @param attributes the names of the attributes, inherited ones included; a path such
	 * as {@code address.city} leads into an embedded one
	 * @return this description
	 * @see UniqueAmongActive
	 */
	public S uniqueAmongActive(String name, List<String> attributes) {
		Assert.notNull(name, "'name' must not be null");
		Assert.notEmpty(attributes, "'attributes' must not be empty");
		annotate(type(), UniqueAmongActive.class, Map.of("value", attributes.toArray(String[]::new), "name", name));
		return self();
	}

	/**
	 * Say of references that the entities that they refer to are touched when this one is
	 * created, changed or deleted.
	 * @param fields the names of fields that this description maps to references
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 * @see Touch
	 */
	public S touch(String... fields) {
		Assert.notEmpty(fields, "'fields' must not be empty");
		for (String field : fields) {
			annotate(field, Touch.class);
		}
		return self();
	}

	/**
	 * Make the entity soft-deletable by a field that tells when, or whether, its row was
	 * deleted, in place of the mixin.
	 * @param field the name of a field that this description maps to a column
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 * @see DeletedDate
	 */
	public S deletedDate(String field) {
		return annotate(field, DeletedDate.class);
	}

	/**
	 * Have a field tell who deleted the row.
	 * @param field the name of a field that this description maps to a column or a
	 * reference
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 * @see DeletedBy
	 */
	public S deletedBy(String field) {
		return annotate(field, DeletedBy.class);
	}

	/**
	 * Have a field tell which rows were deleted together.
	 * @param field the name of a field that this description maps to a column
	 * @return this description
	 * @throws ImperativeMappingException if there is no such field
	 * @see DeletionId
	 */
	public S deletionId(String field) {
		return annotate(field, DeletionId.class);
	}

	private void identify(String field) {
		if (this.identifier != null) {
			throw second("identifier", this.identifier, field,
					"Map one of them with column(...), or both as fields of one embeddable with embeddedId(...).");
		}
		this.identifier = field;
	}

	private ImperativeMappingException second(String what, String present, String field, String remedy) {
		return new ImperativeMappingException(
				subject() + " is given a second " + what + ": '" + field + "' besides '" + present + "'.", remedy);
	}

	/**
	 * Return whether the description has an identifier.
	 */
	final boolean isIdentified() {
		return this.identifier != null;
	}

}
