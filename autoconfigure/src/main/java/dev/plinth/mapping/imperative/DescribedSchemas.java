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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;

import org.hibernate.boot.jaxb.mapping.spi.JaxbAttributesContainer;
import org.hibernate.boot.jaxb.mapping.spi.JaxbCollectionTableImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbElementCollectionImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityMappingsImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbJoinTableImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbManagedType;
import org.hibernate.boot.jaxb.mapping.spi.JaxbManyToManyImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbOneToManyImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbSchemaAware;
import org.hibernate.boot.jaxb.mapping.spi.JaxbTableImpl;
import org.jspecify.annotations.Nullable;

/**
 * Gives the tables of described classes the schemas that others have chosen for the
 * classes, those of their collections included. A schema that a description names itself
 * stays.
 *
 * @param schemas the schemas, by class
 * @param hasSchemas whether the database has schemas; else they are catalogs
 * @param withoutTable the classes that are in the table of the class that they extend,
 * for which Hibernate refuses another one
 */
record DescribedSchemas(Map<String, String> schemas, boolean hasSchemas, List<String> withoutTable) {

	/**
	 * Return a copy of descriptions that can be changed. Hibernate compares the booleans
	 * in it by identity.
	 */
	static JaxbEntityMappingsImpl copyOf(JaxbEntityMappingsImpl mappings) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
			output.writeObject(mappings);
			output.flush();
			try (ObjectInputStream input = new CanonicalInput(new ByteArrayInputStream(bytes.toByteArray()))) {
				return (JaxbEntityMappingsImpl) input.readObject();
			}
		}
		catch (IOException | ClassNotFoundException ex) {
			throw new IllegalStateException("The descriptions cannot be copied", ex);
		}
	}

	void apply(JaxbEntityMappingsImpl mappings) {
		mappings.getEntities().forEach((entity) -> {
			String schema = schema(entity.getClazz());
			if (schema != null) {
				if (!this.withoutTable.contains(entity.getClazz())) {
					applyToTable(entity, schema);
				}
				entity.getSecondaryTables().forEach((table) -> apply(table, schema));
			}
		});
		mappings.getEntities().forEach(this::applyToCollections);
		mappings.getMappedSuperclasses().forEach(this::applyToCollections);
		mappings.getEmbeddables().forEach(this::applyToCollections);
	}

	/**
	 * An entity without a class has no schema but that of its description.
	 */
	private @Nullable String schema(@Nullable String type) {
		return (type != null) ? this.schemas.get(type) : null;
	}

	private void applyToTable(JaxbEntityImpl entity, String schema) {
		if (entity.getTable() == null) {
			entity.setTable(new JaxbTableImpl());
		}
		apply(entity.getTable(), schema);
	}

	private void applyToCollections(JaxbManagedType type) {
		String schema = schema(type.getClazz());
		JaxbAttributesContainer attributes = type.getAttributes();
		if (schema != null && attributes != null) {
			attributes.getElementCollectionAttributes().forEach((collection) -> apply(table(collection), schema));
			attributes.getOneToManyAttributes().forEach((collection) -> apply(table(collection), schema));
			attributes.getManyToManyAttributes().forEach((collection) -> apply(table(collection), schema));
		}
	}

	private static JaxbSchemaAware table(JaxbElementCollectionImpl collection) {
		if (collection.getCollectionTable() == null) {
			collection.setCollectionTable(new JaxbCollectionTableImpl());
		}
		return collection.getCollectionTable();
	}

	private static @Nullable JaxbSchemaAware table(JaxbOneToManyImpl collection) {
		if (collection.getJoinTable() == null && collection.getMappedBy() == null
				&& collection.getJoinColumn().isEmpty()) {
			collection.setJoinTable(new JaxbJoinTableImpl());
		}
		return collection.getJoinTable();
	}

	private static @Nullable JaxbSchemaAware table(JaxbManyToManyImpl collection) {
		if (collection.getJoinTable() == null && collection.getMappedBy() == null) {
			collection.setJoinTable(new JaxbJoinTableImpl());
		}
		return collection.getJoinTable();
	}

	private void apply(@Nullable JaxbSchemaAware table, String schema) {
		if (table == null || table.getSchema() != null) {
			return;
		}
		if (this.hasSchemas) {
			table.setSchema(schema);
		}
		else {
			table.setCatalog(schema);
		}
	}

	/**
	 * Reads booleans as the two that there are otherwise.
	 */
	private static final class CanonicalInput extends ObjectInputStream {

		CanonicalInput(InputStream input) throws IOException {
			super(input);
			enableResolveObject(true);
		}

		@Override
		protected Object resolveObject(Object read) {
			return (read instanceof Boolean value) ? Boolean.valueOf(value.booleanValue()) : read;
		}

	}

}
