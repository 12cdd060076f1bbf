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
package dev.plinth.softdelete.flush;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.plinth.entity.SoftDeleteRequests;
import dev.plinth.softdelete.collection.DroppedCollections;
import dev.plinth.softdelete.reference.RestrictedDeletions;
import dev.plinth.softdelete.reference.WrittenReferences;
import dev.plinth.softdelete.session.PendingDeletion;
import dev.plinth.softdelete.session.SoftDeleteAction;
import org.hibernate.engine.spi.ActionQueue;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.spi.EventSource;

/**
 * The steps that soft deletion adds to every flush.
 */
final class FlushSteps {

	private FlushSteps() {
	}

	/**
	 * Delete the managed entities whose {@code softDelete()} was called. Belongs to the
	 * start of the flush, where Hibernate deletes orphans.
	 */
	static void deleteRequested(EventSource session, PersistenceContext persistenceContext) {
		List<Object> requested = null;
		Iterator<Object> entities = persistenceContext.managedEntitiesIterator();
		while (entities.hasNext()) {
			Object entity = entities.next();
			if (SoftDeleteRequests.take(entity)) {
				requested = (requested != null) ? requested : new ArrayList<>();
				requested.add(entity);
			}
		}
		if (requested != null) {
			requested.forEach(session::remove);
		}
	}

	/**
	 * Check what is about to be written before anything is, and have it written.
	 */
	static void perform(EventSource session, Consumer<EventSource> executions) {
		WrittenReferences.of(session).check(session);
		RestrictedDeletions.check(session);
		DroppedCollections.note(session);
		MissedChildren missedChildren = MissedChildren.of(session);
		List<SoftDeleteAction> deletions = SoftDeleteAction.pendingIn(session);
		executeDeletionsFirst(session);
		executions.accept(session);
		deletions.forEach(SoftDeleteAction::takeBackLateChanges);
		missedChildren.check(session);
	}

	/**
	 * Carry the queued deletions out ahead of queued inserts and updates, so that another
	 * row can take over the unique values of one that goes. A deletion that also writes a
	 * reference to a row yet to be inserted keeps its turn.
	 */
	private static void executeDeletionsFirst(EventSource session) {
		ActionQueue actions = session.getActionQueue();
		if (actions.numberOfDeletions() == 0 || (actions.numberOfInsertions() == 0 && actions.numberOfUpdates() == 0)) {
			return;
		}
		for (Map.Entry<Object, EntityEntry> managed : session.getPersistenceContextInternal()
			.reentrantSafeEntityEntries()) {
			EntityEntry entry = managed.getValue();
			PendingDeletion pending = PendingDeletion.of(entry);
			if (pending != null && entry.isExistsInDatabase() && !refersToNewEntity(pending, entry, session)) {
				actions.execute(pending.action());
			}
		}
	}

	private static boolean refersToNewEntity(PendingDeletion pending, EntityEntry entry, EventSource session) {
		return pending.isPrepared() && WrittenReferences.includeNewEntity(entry.getPersister(), pending.state(),
				pending.dirtyAttributes(), session);
	}

}
