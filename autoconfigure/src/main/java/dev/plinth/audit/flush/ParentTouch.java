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

import java.util.Map;

import org.hibernate.Hibernate;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.ManagedEntity;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * What a flush does for references that are marked {@link dev.plinth.entity.Touch}: once
 * all cascades are done and before entities are looked at, it marks the parents of those
 * that are created, changed or deleted, and loads parents that are not loaded. The update
 * of a marked parent is then scheduled like that of any changed entity. Parents of
 * {@linkplain RestoredParts restored parts} are marked likewise. Costs nothing where no
 * reference is marked.
 */
final class ParentTouch {

	private volatile @Nullable Map<EntityPersister, TouchingEntity> entities;

	/**
	 * Mark the parents to touch.
	 */
	void mark(EventSource session) {
		Map<EntityPersister, TouchingEntity> touching = entities(session.getFactory());
		if (touching.isEmpty()) {
			return;
		}
		Map.Entry<Object, EntityEntry>[] managed = session.getPersistenceContextInternal().reentrantSafeEntityEntries();
		for (Map.Entry<Object, EntityEntry> candidate : managed) {
			TouchState.reset(candidate.getValue());
		}
		for (Map.Entry<Object, EntityEntry> candidate : managed) {
			TouchingEntity entity = touching.get(candidate.getValue().getPersister());
			if (entity != null && entity.isChanged(candidate.getKey(), candidate.getValue(), session)) {
				touchParents(entity, candidate.getKey(), candidate.getValue(), session, touching);
			}
			if (TouchState.isPending(candidate.getValue())) {
				touch(candidate.getKey(), candidate.getValue(), session, touching);
			}
		}
	}

	private static void touchParents(TouchingEntity touching, Object entity, EntityEntry entry, EventSource session,
			Map<EntityPersister, TouchingEntity> entities) {
		for (Object reference : touching.parents(entity, entry)) {
			Hibernate.initialize(reference);
			Object parent = Hibernate.unproxy(reference);
			EntityEntry parentEntry = session.getPersistenceContextInternal().getEntry(parent);
			if (parentEntry != null) {
				touch(parent, parentEntry, session, entities);
			}
		}
	}

	private static void touch(Object parent, EntityEntry entry, EventSource session,
			Map<EntityPersister, TouchingEntity> entities) {
		if (TouchingEntity.isDeleted(parent, entry, session) || TouchState.isInserted(entry)
				|| !TouchState.touch(entry)) {
			return;
		}
		if (parent instanceof ManagedEntity tracking) {
			tracking.$$_hibernate_setUseTracker(false); // it knows of no change
		}
		TouchingEntity touching = entities.get(entry.getPersister());
		if (touching != null) {
			touchParents(touching, parent, entry, session, entities);
		}
	}

	/**
	 * Forget what has been written.
	 */
	void complete(EventSource session) {
		if (!entities(session.getFactory()).isEmpty()) {
			for (Map.Entry<Object, EntityEntry> managed : session.getPersistenceContextInternal()
				.reentrantSafeEntityEntries()) {
				TouchState.complete(managed.getValue());
			}
		}
	}

	/**
	 * Note an insert that went ahead of the flush, as those of rows do whose identifier
	 * the database generates. Such a row touches its parents, and is not touched.
	 */
	void noteInsert(Object entity, EventSource session) {
		PersistenceContext persistenceContext = session.getPersistenceContextInternal();
		if (!persistenceContext.isFlushing() && !entities(session.getFactory()).isEmpty()) {
			EntityEntry entry = persistenceContext.getEntry(entity);
			if (entry != null) {
				TouchState.noteInsert(entry);
			}
		}
	}

	private Map<EntityPersister, TouchingEntity> entities(SessionFactoryImplementor sessionFactory) {
		Map<EntityPersister, TouchingEntity> known = this.entities;
		if (known == null) {
			known = TouchingEntity.all(sessionFactory);
			this.entities = known;
		}
		return known;
	}

}
