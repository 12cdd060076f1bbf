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
package dev.plinth.softdelete.deletion;

import java.util.Objects;

import dev.plinth.entity.SoftDeleteRequests;
import dev.plinth.softdelete.DeletedRowException;
import dev.plinth.softdelete.model.CascadeToSoftDeletable;
import dev.plinth.softdelete.model.Deletion;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.session.LoadedRows;
import dev.plinth.softdelete.session.PendingDeletion;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.internal.DefaultPersistEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.PersistEvent;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code persist} take a deletion back that no flush has carried out yet, with what
 * the deletion has taken along: a removed entity becomes managed again (Jakarta
 * Persistence 3.2, section 3.3.2). Once its row is deleted, an entity has to be restored.
 * A {@code persist} that merely cascades to a deleted entity leaves it deleted.
 */
public final class SoftDeletePersistEventListener extends DefaultPersistEventListener {

	private static final CascadeToSoftDeletable<Deletion> CASCADE = CascadeToSoftDeletable
		.toShown((session, entityName, child, deletion) -> {
			Object entity = session.getPersistenceContextInternal().unproxyAndReassociate(child);
			cancel(entity, session.getPersistenceContextInternal().getEntry(entity), deletion, session);
		});

	@Override
	public void onPersist(PersistEvent event) {
		if (Hibernate.isInitialized(event.getObject())) {
			beforePersist(Hibernate.unproxy(event.getObject()), event.getSession());
		}
		super.onPersist(event);
	}

	private static void beforePersist(Object entity, EventSource session) {
		PersistenceContext persistenceContext = session.getPersistenceContextInternal();
		EntityEntry entry = persistenceContext.getEntry(entity);
		SoftDeleteAttributes attributes = (entry != null) ? SoftDeleteAttributes.of(entry.getPersister()) : null;
		if (entry == null || attributes == null || entry.getStatus().isDeletedOrGone()) {
			return;
		}
		SoftDeleteRequests.take(entity);
		PendingDeletion pending = PendingDeletion.of(entry);
		if (pending != null) {
			cancel(entity, entry, pending.deletion(), session);
		}
		else if (LoadedRows.isDeleted(entity, session)) {
			throw new DeletedRowException(entry.getEntityName(), Objects.requireNonNull(entry.getId()));
		}
	}

	private static void cancel(Object entity, @Nullable EntityEntry entry, Deletion deletion, EventSource session) {
		PendingDeletion pending = PendingDeletion.of(entry);
		if (entry != null && pending != null && pending.deletion().equals(deletion)) {
			session.getActionQueue().unScheduleDeletion(entry, entity);
			pending.complete();
			SoftDeleteAttributes.required(entry.getPersister()).write(entity, null);
			CASCADE.beforeParent(entity, entry.getPersister(), session, deletion);
			CASCADE.afterParent(entity, entry.getPersister(), session, deletion);
		}
	}

}
