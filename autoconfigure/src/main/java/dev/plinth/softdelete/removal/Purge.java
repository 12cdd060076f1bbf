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

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.event.SoftDeleteEvents;
import dev.plinth.softdelete.model.DeletionMark;
import dev.plinth.softdelete.model.RowState;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import jakarta.persistence.EntityManager;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.jpa.hibernate.HibernateExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes the rows of one type for good that have been deleted long enough, in batches:
 * <ol>
 * <li>Candidates are looked up in the order of their identifiers, a batch at a time, each
 * batch after the last candidate of the one before: whatever stays is looked at once.
 * <li>Each batch goes as one {@link PurgedTree} in a transaction of its own, so that what
 * was removed stays removed if the purge ends early. The next purge goes on.
 * <li>If a batch fails because of the rows themselves, its halves are tried, down to the
 * single row that is passed over.
 * <li>As long as rows were removed and others passed over, it begins again: what was in
 * the way may be gone.
 * </ol>
 * Nothing waits for a row that another transaction holds, another purge for one: such a
 * row is passed over.
 */
public final class Purge {

	private static final Log logger = LogFactory.getLog(Purge.class);

	private final EntityManager entityManager;

	private final EntityPersister type;

	private final DeletionMark mark;

	private final TransactionTemplate transaction;

	private final int batchSize;

	private long passedOver;

	/**
	 * Create a purge.
	 * @param type the type of the rows
	 * @param batchSize the greatest number of candidates that go in one transaction
	 * @param entityManager an entity manager that takes part in the current transaction
	 * @param transactionManager its transaction manager
	 */
	public Purge(Class<?> type, int batchSize, EntityManager entityManager,
			PlatformTransactionManager transactionManager) {
		this.entityManager = entityManager;
		this.type = entityManager.getEntityManagerFactory()
			.unwrap(SessionFactoryImplementor.class)
			.getMappingMetamodel()
			.getEntityDescriptor(type);
		this.mark = SoftDeleteAttributes.required(this.type).mark();
		this.batchSize = batchSize;
		this.transaction = new TransactionTemplate(transactionManager);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Remove the rows that were deleted before an instant.
	 * @param cutoff the instant
	 * @return the number of rows of the type that were removed
	 * @throws UnsupportedOperationException if rows do not tell when they were deleted
	 */
	public long deletedBefore(Instant cutoff) {
		if (!this.mark.isDate()) {
			throw new UnsupportedOperationException("Rows of " + this.type.getEntityName()
					+ " cannot be purged by date: '" + this.mark.attribute()
					+ "' says that a row is deleted, but not when. Give the entity a @DeletedDate of a type that holds"
					+ " a date, or remove rows with hardDelete");
		}
		long removed = 0;
		long removedInPass;
		do {
			this.passedOver = 0;
			removedInPass = pass(cutoff);
			removed += removedInPass;
		}
		while (removedInPass > 0 && this.passedOver > 0);
		return removed;
	}

	private long pass(Instant cutoff) {
		long removed = 0;
		List<Object> candidates = candidates(cutoff, null);
		while (!candidates.isEmpty()) {
			removed += remove(candidates, cutoff);
			candidates = candidates(cutoff, candidates.get(candidates.size() - 1));
		}
		return removed;
	}

	private List<Object> candidates(Instant cutoff, @Nullable Object last) {
		return Objects.requireNonNull(this.transaction.execute((status) -> DeletedRows.include(() -> {
			SelectionQuery<Object> query = session()
				.createSelectionQuery(
						"select id(e) from " + this.type.getEntityName() + " e where e." + this.mark.attribute()
								+ " < :cutoff" + ((last != null) ? " and id(e) > :last" : "") + " order by id(e)",
						Object.class)
				.setParameter("cutoff", this.mark.date(cutoff))
				.setMaxResults(this.batchSize);
			if (last != null) {
				query.setParameter("last", last);
			}
			return query.getResultList();
		})));
	}

	private long remove(List<Object> ids, Instant cutoff) {
		try {
			Set<Object> removed = Objects.requireNonNull(this.transaction.execute((status) -> {
				SharedSessionContractImplementor session = session();
				Set<Object> gone = PurgedTree.remove(this.type, ids, RowState.deletedBefore(cutoff), session);
				SoftDeleteEvents events = SoftDeleteEvents.of(session);
				events.purged(this.type, gone);
				events.publish();
				return gone;
			}));
			this.passedOver += ids.stream().filter((id) -> !removed.contains(id)).count();
			return removed.size();
		}
		catch (RuntimeException ex) {
			if (!isCausedByRows(ex)) {
				throw ex;
			}
			if (ids.size() == 1) {
				this.passedOver++;
				logger.debug("Row " + ids.get(0) + " of " + this.type.getEntityName() + " was not purged", ex);
				return 0;
			}
			int half = ids.size() / 2;
			return remove(ids.subList(0, half), cutoff) + remove(ids.subList(half, ids.size()), cutoff);
		}
	}

	/**
	 * Rows may have to stay, be referred to, or be in use elsewhere.
	 */
	private static boolean isCausedByRows(RuntimeException ex) {
		DataAccessException translated = (ex instanceof DataAccessException access) ? access
				: new HibernateExceptionTranslator().translateExceptionIfPossible(ex);
		return ex instanceof RowsNotRemovableException || translated instanceof DataIntegrityViolationException
				|| translated instanceof ConcurrencyFailureException;
	}

	private SharedSessionContractImplementor session() {
		return this.entityManager.unwrap(SharedSessionContractImplementor.class);
	}

}
