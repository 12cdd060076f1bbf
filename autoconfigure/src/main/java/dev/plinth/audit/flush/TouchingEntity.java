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
package dev.plinth.audit.flush;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.plinth.audit.stamp.AttributeAnnotations;
import dev.plinth.audit.stamp.DeletionAttributeGenerator;
import dev.plinth.entity.Touch;
import dev.plinth.mapping.MixinMappingException;
import dev.plinth.mapping.imperative.ImperativeMappings;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.generator.Generator;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;

/**
 * An entity class with references that are marked {@link Touch}.
 */
final class TouchingEntity {

	private final EntityPersister persister;

	private final EntityContent content;

	private final int[] references;

	private TouchingEntity(EntityPersister persister, int[] references) {
		this.persister = persister;
		this.content = new EntityContent(persister);
		this.references = references;
	}

	/**
	 * Return the entity classes that touch others.
	 * @throws MixinMappingException if a reference is marked that touches nothing
	 */
	static Map<EntityPersister, TouchingEntity> all(SessionFactoryImplementor sessionFactory) {
		Map<EntityPersister, TouchingEntity> touching = new HashMap<>();
		sessionFactory.getMappingMetamodel().forEachEntityDescriptor((persister) -> {
			int[] references = references(persister);
			if (references.length > 0) {
				touching.put(persister, new TouchingEntity(persister, references));
			}
		});
		return Map.copyOf(touching);
	}

	/**
	 * Return whether an entity class touches others.
	 */
	static boolean touches(EntityPersister persister) {
		return references(persister).length > 0;
	}

	/**
	 * Return the names of the references by which an entity class touches others.
	 */
	static List<String> referenceNames(EntityPersister persister) {
		Type[] types = persister.getPropertyTypes();
		return IntStream.range(0, types.length)
			.filter((index) -> types[index] instanceof EntityType && isReference(persister, index))
			.mapToObj((index) -> persister.getPropertyNames()[index])
			.toList();
	}

	private static int[] references(EntityPersister persister) {
		return IntStream.range(0, persister.getPropertyTypes().length)
			.filter((index) -> isReference(persister, index))
			.toArray();
	}

	private static boolean isReference(EntityPersister persister, int index) {
		AttributeMapping attribute = persister.getAttributeMapping(index);
		if (!AttributeAnnotations.isPresent(attribute, Touch.class)) {
			return false;
		}
		Type type = persister.getPropertyTypes()[index];
		if (!(type instanceof EntityType reference) || !isTouchable(reference, persister)) {
			throw new MixinMappingException(persister.getMappedClass(),
					ImperativeMappings.of(persister.getFactory().getServiceRegistry())
						.statement("Attribute '" + attribute.getAttributeName() + "' of " + persister.getEntityName(),
								persister.getMappedClass(), attribute.getAttributeName(), Touch.class)
							+ ", but refers to nothing that could be touched.",
					"Let it refer to an entity that is Timestamped, Userstamped or Versioned.");
		}
		return true;
	}

	private static boolean isTouchable(EntityType reference, EntityPersister persister) {
		EntityPersister target = persister.getFactory()
			.getMappingMetamodel()
			.getEntityDescriptor(reference.getAssociatedEntityName());
		return new EntityContent(target).isTouchable();
	}

	/**
	 * Return whether the flush under way creates, changes or deletes an entity.
	 */
	boolean isChanged(Object entity, EntityEntry entry, SessionImplementor session) {
		if (entry.getStatus() == Status.DELETED) {
			return entry.isExistsInDatabase() && !isSoftDeleted(entity, entry, session);
		}
		if (entry.getStatus() != Status.MANAGED || !Hibernate.isInitialized(entity)) {
			return false;
		}
		if (!entry.isExistsInDatabase() || TouchState.isInserted(entry)) {
			return true;
		}
		Object[] loadedState = entry.getLoadedState();
		if (loadedState == null) {
			return true;
		}
		Object[] state = this.persister.getValues(entity);
		Generator[] generators = this.persister.getGenerators();
		for (int index = 0; index < generators.length; index++) {
			if (generators[index] instanceof DeletionAttributeGenerator deletion
					&& !deletion.isDeletionPending(entry)) {
				state[index] = loadedState[index]; // what is assigned deletes nothing
			}
		}
		return this.content.isChanged(this.persister.findDirty(state, loadedState, entity, session), state, loadedState,
				session);
	}

	/**
	 * Return whether an entity is deleted, or about to be.
	 */
	static boolean isDeleted(Object entity, EntityEntry entry, SessionImplementor session) {
		return entry.getStatus().isDeletedOrGone() || isSoftDeleted(entity, entry, session);
	}

	private static boolean isSoftDeleted(Object entity, EntityEntry entry, SessionImplementor session) {
		return Stream.of(entry.getPersister().getGenerators())
			.anyMatch((generator) -> generator instanceof DeletionAttributeGenerator deletion
					&& deletion.isDeleted(entity, session));
	}

	/**
	 * Return what an entity refers to, and what it referred to when it was loaded.
	 */
	List<Object> parents(Object entity, EntityEntry entry) {
		List<Object> parents = new ArrayList<>();
		Object[] loadedState = entry.getLoadedState();
		for (int reference : this.references) {
			Object parent = this.persister.getValue(entity, reference);
			Object loadedParent = (loadedState != null) ? loadedState[reference] : null;
			if (parent != null) {
				parents.add(parent);
			}
			if (loadedParent != null && loadedParent != parent) {
				parents.add(loadedParent);
			}
		}
		return parents;
	}

}
