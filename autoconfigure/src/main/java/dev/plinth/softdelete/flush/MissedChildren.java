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

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.ReferenceCheck;
import dev.plinth.softdelete.SoftDeleteSettings;
import dev.plinth.softdelete.model.CascadePath;
import dev.plinth.softdelete.model.CascadePaths;
import dev.plinth.softdelete.model.Deletion;
import dev.plinth.softdelete.model.TakenRows;
import dev.plinth.softdelete.session.PendingDeletion;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import org.hibernate.StaleStateException;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/**
 * The children that a cascading deletion has missed, because another transaction inserted
 * them after the deletion had loaded their siblings. Looked for where references
 * {@linkplain ReferenceCheck#LOCKED lock}: then the other transaction has either
 * committed by the time the parent's row is written, or finds the parent deleted.
 */
final class MissedChildren {

	private static final MissedChildren NONE = new MissedChildren(Map.of());

	private final Map<Deletion, Map<EntityPersister, Set<Object>>> parents;

	private MissedChildren(Map<Deletion, Map<EntityPersister, Set<Object>>> parents) {
		this.parents = parents;
	}

	/**
	 * Note what the flush under way is about to delete.
	 */
	static MissedChildren of(EventSource session) {
		if (session.getActionQueue().numberOfDeletions() == 0
				|| SoftDeleteSettings.of(session.getFactory()).referenceCheck() != ReferenceCheck.LOCKED) {
			return NONE;
		}
		Map<Deletion, Map<EntityPersister, Set<Object>>> parents = new LinkedHashMap<>();
		for (Map.Entry<Object, EntityEntry> managed : session.getPersistenceContextInternal()
			.reentrantSafeEntityEntries()) {
			EntityEntry entry = managed.getValue();
			PendingDeletion pending = PendingDeletion.of(entry);
			if (pending != null) {
				parents.computeIfAbsent(pending.deletion(), (deletion) -> new LinkedHashMap<>())
					.computeIfAbsent(entry.getPersister().getRootEntityDescriptor().getEntityPersister(),
							(root) -> new LinkedHashSet<>())
					.add(entry.getId());
			}
		}
		return new MissedChildren(parents);
	}

	/**
	 * Look for children that live on, once the rows of their parents are written.
	 * @throws StaleStateException if there are any
	 */
	void check(EventSource session) {
		if (!this.parents.isEmpty()) {
			session.getJdbcCoordinator().executeBatch();
			this.parents
				.forEach((deletion, entities) -> entities.forEach((root, ids) -> CascadePaths.toSoftDeletable(root)
					.forEach((path) -> check(path, TakenRows.of(root, deletion, ids), session))));
		}
	}

	/**
	 * The rows are locked, so that a transaction reads what others have committed since
	 * it began.
	 */
	private static void check(CascadePath path, TakenRows parents, EventSource session) {
		String hql = "select 1" + path.fromLivingChildrenOf(parents, session.getFactory().getMappingMetamodel());
		for (Object parameter : parents.parameters()) {
			TypedQuery<Integer> query = session.createQuery(hql, Integer.class);
			query.setParameter("taken", parameter)
				.setFlushMode(FlushModeType.COMMIT)
				.setLockMode(LockModeType.PESSIMISTIC_READ);
			List<Integer> missed = DeletedRows.include(query::getResultList);
			if (!missed.isEmpty()) {
				throw new StaleStateException("While rows of " + path.owner() + " were deleted, " + missed.size()
						+ " were added to '" + path.attribute() + "' by another transaction");
			}
		}
	}

}
