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
package dev.plinth.audit;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.plinth.entity.SoftDeletable;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Tells before a flush whether it may write an auditor, without changing anything:
 * whether the persistence context holds an entity that is new, removed or dirty, or a
 * changed collection, and that either carries an auditor or cascades to entities that
 * might. It is asked only while the auditor of the transaction is not known, and costs
 * what the dirty check of the flush costs.
 */
final class PendingWrites {

	private final Map<EntityPersister, Boolean> relevant = new ConcurrentHashMap<>();

	private volatile @Nullable Set<Class<?>> auditorTypes;

	/**
	 * Return the types of the auditors that the entities of a persistence unit carry.
	 * @return the types, {@link String} for names
	 */
	Set<Class<?>> auditorTypes(SessionFactoryImplementor sessionFactory) {
		Set<Class<?>> types = this.auditorTypes;
		if (types == null) {
			Set<Class<?>> found = new LinkedHashSet<>();
			sessionFactory.getMappingMetamodel()
				.forEachEntityDescriptor((persister) -> auditorTypes(persister).forEach(found::add));
			types = Set.copyOf(found);
			this.auditorTypes = types;
		}
		return types;
	}

	boolean in(SessionImplementor session) {
		PersistenceContext context = session.getPersistenceContextInternal();
		return context.containsDeletedUnloadedEntityKeys() || hasChangedEntity(context, session)
				|| hasChangedCollection(context);
	}

	private boolean hasChangedEntity(PersistenceContext context, SessionImplementor session) {
		for (Map.Entry<Object, EntityEntry> managed : context.reentrantSafeEntityEntries()) {
			EntityEntry entry = managed.getValue();
			if (isRelevant(entry.getPersister()) && isChanged(managed.getKey(), entry, context, session)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isChanged(Object entity, EntityEntry entry, PersistenceContext context,
			SessionImplementor session) {
		Status status = entry.getStatus();
		if (status == Status.DELETED || (status == Status.MANAGED && !entry.isExistsInDatabase())) {
			return true;
		}
		return status == Status.MANAGED && (isDirty(entity, entry, session) || hasNewAssociate(entity, entry, context));
	}

	private static boolean isDirty(Object entity, EntityEntry entry, SessionImplementor session) {
		if (!entry.requiresDirtyCheck(entity)) {
			return false;
		}
		EntityPersister persister = entry.getPersister();
		Object[] loadedState = entry.getLoadedState();
		return loadedState == null
				|| persister.findDirty(persister.getValues(entity), loadedState, entity, session) != null;
	}

	/**
	 * The entity at the other end of a one-to-one that has its key there is new without
	 * this one being dirty.
	 */
	private static boolean hasNewAssociate(Object entity, EntityEntry entry, PersistenceContext context) {
		EntityPersister persister = entry.getPersister();
		if (!persister.hasCascadePersist()) {
			return false;
		}
		Type[] types = persister.getPropertyTypes();
		for (int i = 0; i < types.length; i++) {
			if (types[i] instanceof EntityType type && type.isOneToOne()
					&& persister.getPropertyCascadeStyles()[i].doCascade(CascadingActions.PERSIST_ON_FLUSH)) {
				Object associate = persister.getValue(entity, i);
				if (associate != null && Hibernate.isInitialized(associate)
						&& !context.isEntryFor(Hibernate.unproxy(associate))) {
					return true;
				}
			}
		}
		return false;
	}

	private boolean hasChangedCollection(PersistenceContext context) {
		Map<PersistentCollection<?>, CollectionEntry> collections = context.getCollectionEntries();
		if (collections == null) {
			return false;
		}
		for (Map.Entry<PersistentCollection<?>, CollectionEntry> candidate : collections.entrySet()) {
			CollectionPersister persister = candidate.getValue().getLoadedPersister();
			if (persister != null && isRelevant(persister.getOwnerEntityPersister())
					&& isChanged(candidate.getKey(), persister)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isChanged(PersistentCollection<?> collection, CollectionPersister persister) {
		return collection.isDirty() || collection.hasQueuedOperations()
				|| (collection.wasInitialized() && persister.isMutable() && !collection.equalsSnapshot(persister));
	}

	private boolean isRelevant(EntityPersister persister) {
		return this.relevant.computeIfAbsent(persister,
				(candidate) -> candidate.hasCascades() || auditorTypes(candidate).findAny().isPresent());
	}

	private static Stream<Class<?>> auditorTypes(EntityPersister persister) {
		Class<?> type = persister.getMappedClass();
		Stream<Class<?>> ofDeletion = (type != null && SoftDeletable.class.isAssignableFrom(type))
				? Stream.of(String.class) : Stream.empty();
		Stream<Class<?>> ofContent = Stream.of(persister.getGenerators())
			.filter(AuditorGenerator.class::isInstance)
			.flatMap((generator) -> ((AuditorGenerator) generator).auditorTypes());
		return Stream.concat(ofDeletion, ofContent);
	}

}
