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
package dev.plinth.softdelete.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.ReferenceCheck;
import dev.plinth.softdelete.RestrictedDeletionException;
import dev.plinth.softdelete.RestrictedDeletionException.Referrers;
import dev.plinth.softdelete.SoftDeleteSettings;
import dev.plinth.softdelete.model.Batches;
import dev.plinth.softdelete.model.RestrictingAssociation;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.model.StoredRows;
import dev.plinth.softdelete.model.TakenRows;
import dev.plinth.softdelete.session.PendingDeletion;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Refuses deletions of rows that living rows refer to by a
 * {@linkplain RestrictingAssociation restricting association}:
 * <ol>
 * <li>The rows to be deleted are gathered by entity, and locked where references
 * {@linkplain ReferenceCheck#LOCKED lock} as well.
 * <li>One statement for each association counts the references that are stored. What goes
 * in the same deletion does not count.
 * <li>Entities whose reference or collection the same flush changes do not count as they
 * are stored, but as they will be.
 * </ol>
 */
public final class RestrictedDeletions {

	private final SharedSessionContractImplementor session;

	private final Map<String, Set<Object>> deleted = new LinkedHashMap<>();

	private final List<Referrers> referrers = new ArrayList<>();

	private RestrictedDeletions(SharedSessionContractImplementor session) {
		this.session = session;
	}

	/**
	 * Check the deletions of the flush under way.
	 * @throws RestrictedDeletionException if living rows refer to a row that would be
	 * deleted
	 */
	public static void check(EventSource session) {
		if (session.getActionQueue().numberOfDeletions() == 0) {
			return;
		}
		Map.Entry<Object, EntityEntry>[] managed = session.getPersistenceContextInternal().reentrantSafeEntityEntries();
		Map<String, EntityPersister> restricted = null;
		for (Map.Entry<Object, EntityEntry> candidate : managed) {
			EntityEntry entry = candidate.getValue();
			if (isRestricted(entry)) {
				restricted = (restricted != null) ? restricted : new LinkedHashMap<>();
				restricted.put(entry.getPersister().getRootEntityName(), entry.getPersister());
			}
		}
		if (restricted != null) {
			RestrictedDeletions deletions = new RestrictedDeletions(session);
			for (Map.Entry<Object, EntityEntry> candidate : managed) {
				EntityEntry entry = candidate.getValue();
				if (isGoing(entry) && entry.isExistsInDatabase()) {
					deletions.add(entry.getPersister(), entry.getId());
				}
			}
			restricted.values().forEach(deletions::count);
			deletions.refuse();
		}
	}

	private static boolean isRestricted(EntityEntry entry) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(entry.getPersister());
		return attributes != null && !attributes.restrictions().isEmpty() && entry.isExistsInDatabase()
				&& PendingDeletion.of(entry) != null;
	}

	/**
	 * Check the deletion of rows that the session does not manage.
	 * @param persister the persister of their entity
	 * @param ids their identifiers
	 * @param session the session that deletes
	 * @throws RestrictedDeletionException if living rows refer to one of the rows
	 */
	public static void check(EntityPersister persister, Collection<?> ids, SharedSessionContractImplementor session) {
		if (!SoftDeleteAttributes.required(persister).restrictions().isEmpty()) {
			RestrictedDeletions deletions = new RestrictedDeletions(session);
			ids.forEach((id) -> deletions.add(persister, id));
			deletions.count(persister);
			deletions.refuse();
		}
	}

	/**
	 * Check what bulk statements have deleted. They tell which rows they take when they
	 * have taken them, so what is refused then ends its transaction, too.
	 * @param taken the rows that they took of each entity
	 * @param session the session that deletes
	 * @throws RestrictedDeletionException if living rows refer to one of the rows
	 */
	public static void check(Map<EntityPersister, TakenRows> taken, SharedSessionContractImplementor session) {
		RestrictedDeletions deletions = new RestrictedDeletions(session);
		Map<RestrictingAssociation, TakenRows> associations = new LinkedHashMap<>();
		taken.forEach((entity, rows) -> SoftDeleteAttributes.required(entity)
			.restrictions()
			.forEach((association) -> associations.put(association, rows)));
		associations.forEach((association, rows) -> deletions.add(association, association.count(rows, session)));
		if (!deletions.referrers.isEmpty()) {
			session.markForRollbackOnly();
		}
		deletions.refuse();
	}

	static boolean isGoing(EntityEntry entry) {
		return entry.getStatus().isDeletedOrGone() || PendingDeletion.of(entry) != null;
	}

	private void add(EntityPersister persister, Object id) {
		this.deleted.computeIfAbsent(persister.getRootEntityName(), (root) -> new LinkedHashSet<>()).add(id);
	}

	private Set<Object> deleted(EntityPersister persister) {
		return this.deleted.getOrDefault(persister.getRootEntityName(), Set.of());
	}

	private void refuse() {
		if (!this.referrers.isEmpty()) {
			throw new RestrictedDeletionException(this.referrers);
		}
	}

	private void count(EntityPersister target) {
		List<Object> ids = List.copyOf(deleted(target));
		if (SoftDeleteSettings.of(this.session.getFactory()).referenceCheck() == ReferenceCheck.LOCKED) {
			inBatches(ids, (batch) -> lock(target, batch));
		}
		for (RestrictingAssociation association : SoftDeleteAttributes.required(target).restrictions()) {
			Set<Object> passedOver = new HashSet<>(deleted(association.referrer()));
			long changed = (this.session instanceof EventSource)
					? ChangedReferrers.count(association, passedOver, this.session) : 0;
			long count = changed + inBatches(ids, (batch) -> association.count(batch, passedOver, this.session));
			add(association, count);
		}
	}

	private void add(RestrictingAssociation association, long count) {
		if (count > 0) {
			this.referrers.add(new Referrers(association.referrer().getEntityName(), association.attribute(),
					association.target().getEntityName(), count));
		}
	}

	private static long inBatches(List<Object> ids, ToLongFunction<List<Object>> work) {
		long sum = 0;
		for (List<Object> batch : Batches.<Object>of(ids)) {
			sum += work.applyAsLong(batch);
		}
		return sum;
	}

	private long lock(EntityPersister target, List<Object> ids) {
		TypedQuery<Object> query = StoredRows.ALL.query(this.session,
				"select id(e) from " + target.getRootEntityName() + " e where id(e) in (:ids)", Object.class);
		query.setParameter("ids", ids).setLockMode(LockModeType.PESSIMISTIC_WRITE);
		return DeletedRows.<List<Object>>include(query::getResultList).size();
	}

}
