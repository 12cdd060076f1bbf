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
package dev.plinth.softdelete.removal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.plinth.softdelete.model.RowState;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.persister.entity.mutation.EntityTableMapping;

/**
 * The tables that rows of a hierarchy of entities are in, and what their foreign keys
 * refer to: what has to be known to remove such rows in an order that the database
 * accepts.
 */
final class EntityHierarchy {

	private final EntityPersister root;

	private final Map<String, EntityTable> tables = new LinkedHashMap<>();

	private final Set<EntityTable> identifierTables = new LinkedHashSet<>();

	private final Set<EntityTable> collectionTables = new LinkedHashSet<>();

	private final Set<ForeignKey> foreignKeys = new LinkedHashSet<>();

	private EntityHierarchy(EntityPersister root) {
		this.root = root;
	}

	/**
	 * Return the hierarchy of a root entity.
	 * @param root its persister
	 * @return the hierarchy
	 */
	static EntityHierarchy of(EntityPersister root) {
		EntityHierarchy hierarchy = new EntityHierarchy(root);
		List<EntityPersister> classes = classes(root);
		classes.forEach(hierarchy::addTables);
		classes.forEach(hierarchy::addAttributes);
		return hierarchy;
	}

	/**
	 * Return the classes that have rows, superclasses first.
	 */
	private static List<EntityPersister> classes(EntityPersister root) {
		List<EntityPersister> classes = new ArrayList<>();
		classes.add(root);
		root.getSubMappingTypes().forEach((type) -> classes.add(type.getEntityPersister()));
		classes.removeIf((type) -> type instanceof UnionSubclassEntityPersister && type.isAbstract());
		return classes;
	}

	private void addTables(EntityPersister type) {
		for (EntityTableMapping table : type.getTableMappings()) {
			if (!table.isInverse()) {
				EntityTable added = EntityTable.of(table, this.root);
				this.tables.putIfAbsent(table.getTableName(), added);
				if (table.isIdentifierTable()) {
					this.identifierTables.add(added);
				}
			}
		}
	}

	private void addAttributes(EntityPersister type) {
		type.getAttributeMappings().forEach((attribute) -> addAttribute(attribute, type));
		if (type.getIdentifierMapping() instanceof EmbeddableValuedModelPart id) {
			addEmbedded(id, type);
		}
	}

	private void addEmbedded(EmbeddableValuedModelPart embedded, EntityPersister type) {
		embedded.getEmbeddableTypeDescriptor()
			.getAttributeMappings()
			.forEach((attribute) -> addAttribute(attribute, type));
	}

	private void addAttribute(AttributeMapping attribute, EntityPersister type) {
		if (attribute instanceof EmbeddableValuedModelPart embedded) {
			addEmbedded(embedded, type);
		}
		else if (attribute instanceof ToOneAttributeMapping reference
				&& reference.getSideNature() == ForeignKeyDescriptor.Nature.KEY) {
			addForeignKey(reference.getForeignKeyDescriptor(), type, reference.getAssociatedEntityMappingType());
		}
		else if (attribute instanceof PluralAttributeMapping collection) {
			addCollection(collection, type);
		}
	}

	private void addCollection(PluralAttributeMapping attribute, EntityPersister type) {
		CollectionPersister collection = attribute.getCollectionDescriptor();
		if (collection.isInverse()) {
			return;
		}
		ForeignKeyDescriptor key = attribute.getKeyDescriptor();
		if (attribute.getSeparateCollectionTable() != null) {
			this.collectionTables.add(EntityTable.ofCollection(attribute.getSeparateCollectionTable(), key,
					table(key.getTargetTable(), type)));
		}
		else if (collection.getElementPersister() != null) {
			EntityPersister element = collection.getElementPersister();
			EntityHierarchy elements = (element.getRootEntityDescriptor().getEntityPersister() == this.root) ? this
					: new EntityHierarchy(element.getRootEntityDescriptor().getEntityPersister());
			for (EntityPersister elementType : classes(element)) {
				elements.addTables(elementType);
				this.foreignKeys.add(elements.foreignKey(key, elementType, type));
			}
		}
	}

	private void addForeignKey(ForeignKeyDescriptor key, EntityPersister referrer, EntityMappingType referent) {
		this.foreignKeys.add(foreignKey(key, referrer, referent));
	}

	private ForeignKey foreignKey(ForeignKeyDescriptor key, EntityPersister referrer, EntityMappingType referent) {
		EntityTable table = table(key.getKeyTable(), referrer);
		List<String> clearable = new ArrayList<>();
		key.visitKeySelectables((index, column) -> {
			if (column.isNullable() && !column.isFormula() && !table.key().contains(column.getSelectionExpression())) {
				clearable.add(column.getSelectionExpression());
			}
		});
		return new ForeignKey(table, referent.getRootEntityDescriptor().getEntityPersister(), clearable);
	}

	/**
	 * Where each concrete class has a table, the mapping of an inherited attribute names
	 * that of the superclass.
	 */
	private EntityTable table(String name, EntityPersister type) {
		EntityTable table = this.tables.get(name);
		return (table != null) ? table : EntityTable.of(type.getIdentifierTableMapping(), this.root);
	}

	/**
	 * Lock rows.
	 * @param ids their identifiers
	 * @param state the state of the rows to lock
	 * @param lock the clause that locks
	 * @param session the session
	 * @return the identifiers of the rows that were locked
	 */
	Set<Object> lock(Collection<?> ids, RowState state, String lock, SharedSessionContractImplementor session) {
		Set<Object> locked = new LinkedHashSet<>();
		for (EntityTable table : this.identifierTables) {
			locked.addAll(table.lock(ids, state, lock, session));
		}
		return locked;
	}

	/**
	 * Return the tables of the entities themselves, in the order in which rows can be
	 * removed from them.
	 */
	List<EntityTable> tables() {
		List<EntityTable> reversed = new ArrayList<>(this.tables.values());
		Collections.reverse(reversed);
		return reversed;
	}

	/**
	 * Return whether a table tells which rows there are, and whether they are deleted.
	 */
	boolean isIdentifierTable(EntityTable table) {
		return this.identifierTables.contains(table);
	}

	/**
	 * Return the tables that hold the owned collections of the entities.
	 */
	Set<EntityTable> collectionTables() {
		return this.collectionTables;
	}

	/**
	 * Return the foreign keys that the attributes of the entities stand for.
	 */
	Set<ForeignKey> foreignKeys() {
		return this.foreignKeys;
	}

	/**
	 * A foreign key.
	 *
	 * @param table the table that holds it, and whose rows refer
	 * @param referent the root of the hierarchy that they refer to
	 * @param clearable its columns that can be {@code null}; none if it always refers
	 */
	record ForeignKey(EntityTable table, EntityPersister referent, List<String> clearable) {

		EntityPersister referrer() {
			return this.table.entity();
		}

	}

}
