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
package dev.plinth.softdelete;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.UUID;

import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.spi.EventSource;

/**
 * Brings an entity back, and down its cascading associations whatever went with it in the
 * same deletion:
 * <ol>
 * <li>The children are reached while the entity is still deleted, so that its collections
 * show those that went with it; a collection that was loaded before does not decide which
 * they are.
 * <li>Each child with the same deletion is restored in the same way; others stay as they
 * are, and so do their children.
 * <li>Last the entity itself lives again.
 * </ol>
 */
final class Restoration {

	private static final CascadeToSoftDeletable<Restoration> CASCADE = CascadeToSoftDeletable
		.toAll((session, entityName, child, restoration) -> restoration.restore(child));

	private final EventSource session;

	private final UUID deletionId;

	private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());

	private Restoration(EventSource session, UUID deletionId) {
		this.session = session;
		this.deletionId = deletionId;
	}

	/**
	 * Restore a managed entity; without effect if it lives. A row whose deletion has no
	 * identifier comes back alone.
	 */
	static void restore(Object entity, SoftDeleteAttributes attributes, EventSource session) {
		UUID deletionId = attributes.deletionId(entity);
		if (deletionId != null) {
			new Restoration(session, deletionId).restore(entity);
		}
		else if (attributes.isDeleted(entity)) {
			EntityEntry entry = session.getPersistenceContextInternal().getEntry(entity);
			session.getActionQueue().execute(new RestoreAction(entry, entity, null, session));
		}
	}

	private void restore(Object candidate) {
		PersistenceContext persistenceContext = this.session.getPersistenceContextInternal();
		Object entity = persistenceContext.unproxyAndReassociate(candidate);
		EntityEntry entry = persistenceContext.getEntry(entity);
		SoftDeleteAttributes attributes = SoftDeleteAttributes.required(entry.getPersister());
		if (this.deletionId.equals(attributes.deletionId(entity)) && this.visited.add(entity)) {
			CASCADE.beforeParent(entity, entry.getPersister(), this.session, this);
			CASCADE.afterParent(entity, entry.getPersister(), this.session, this);
			this.session.getActionQueue().execute(new RestoreAction(entry, entity, this.deletionId, this.session));
		}
	}

}
