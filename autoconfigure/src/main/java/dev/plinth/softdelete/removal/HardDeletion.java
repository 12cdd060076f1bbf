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

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.model.CascadeToSoftDeletable;
import dev.plinth.softdelete.model.RowState;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.session.LoadedRows;
import org.hibernate.StaleObjectStateException;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.DeleteEvent;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Work that removes rows for good. While it runs, deletions of its session remove rows
 * instead of marking them, and deleted rows are seen, so that they go as well.
 */
public final class HardDeletion {

	private static final CascadeToSoftDeletable<DeleteContext> CASCADE = CascadeToSoftDeletable
		.toAll((session, entityName, child, context) -> session.delete(entityName, child, false, context));

	private static final ThreadLocal<Active> ACTIVE = new ThreadLocal<>();

	private HardDeletion() {
	}

	public static boolean isActiveIn(SharedSessionContractImplementor session) {
		Active active = ACTIVE.get();
		return active != null && active.session() == session;
	}

	public static void run(SharedSessionContractImplementor session, Runnable work) {
		Active outer = ACTIVE.get();
		ACTIVE.set(new Active(session, Collections.newSetFromMap(new IdentityHashMap<>())));
		try {
			DeletedRows.include(work);
		}
		finally {
			if (outer != null) {
				ACTIVE.set(outer);
			}
			else {
				ACTIVE.remove();
			}
		}
	}

	/**
	 * Delete the children that an entity cascades to but that its collections do not
	 * hold, because they were loaded when deleted children were hidden.
	 */
	public static void deleteHiddenChildren(DeleteEvent event, DeleteContext context) {
		EventSource session = event.getSession();
		Object parent = session.getPersistenceContextInternal().unproxyAndReassociate(event.getObject());
		Active active = ACTIVE.get();
		if (active != null && active.reached().add(parent)) {
			CASCADE.beforeParent(parent, session.getEntityPersister(event.getEntityName(), parent), session, context);
		}
	}

	/**
	 * Lock the soft-deletable rows that the next flush removes. They have to be deleted
	 * or alive as the session knows them, which not every row has a version to tell.
	 */
	public static void lockRows(EventSource session) {
		Map<EntityPersister, Set<Object>> deleted = new LinkedHashMap<>();
		Map<EntityPersister, Set<Object>> living = new LinkedHashMap<>();
		Map.Entry<Object, EntityEntry>[] entries = session.getPersistenceContextInternal().reentrantSafeEntityEntries();
		for (int position = entries.length - 1; position >= 0; position--) {
			Map.Entry<Object, EntityEntry> managed = entries[position];
			EntityEntry entry = managed.getValue();
			if (SoftDeleteAttributes.of(entry.getPersister()) != null && entry.getStatus() == Status.DELETED) {
				EntityPersister root = entry.getPersister().getRootEntityDescriptor().getEntityPersister();
				(LoadedRows.isDeleted(managed.getKey(), session) ? deleted : living)
					.computeIfAbsent(root, (first) -> new LinkedHashSet<>())
					.add(entry.getId());
			}
		}
		deleted.forEach((root, ids) -> lock(root, ids, RowState.DELETED, session));
		living.forEach((root, ids) -> lock(root, ids, RowState.LIVING, session));
	}

	private static void lock(EntityPersister root, Set<Object> ids, RowState state, EventSource session) {
		Set<Object> locked = EntityHierarchy.of(root)
			.lock(ids, state, session.getJdbcServices().getDialect().getForUpdateString(), session);
		for (Object id : ids) {
			if (!locked.contains(id)) {
				throw new StaleObjectStateException(root.getEntityName(), id);
			}
		}
	}

	/**
	 * The session that removes rows for good, and the entities whose children it has
	 * reached: they may refer to each other in a circle.
	 *
	 * @param session the session
	 * @param reached the entities
	 */
	private record Active(SharedSessionContractImplementor session, Set<Object> reached) {

	}

}
