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

import java.util.List;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The Hibernate sessions that take part in the current Spring-managed transaction. Public
 * for the packages of this library; not for use by applications.
 */
public final class TransactionSessions {

	private TransactionSessions() {
	}

	/**
	 * Flush all sessions whose pending changes the transaction can still commit.
	 */
	public static void flush() {
		if (!TransactionSynchronizationManager.isActualTransactionActive()
				|| TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
			return;
		}
		for (Object resource : List.copyOf(TransactionSynchronizationManager.getResourceMap().values())) {
			if (resource instanceof EntityManagerHolder holder && holder.isSynchronizedWithTransaction()
					&& entityManager(holder) instanceof Session session && isFlushable(session)) {
				session.flush();
			}
		}
	}

	/**
	 * Run work and flush all sessions afterwards, so that a scope around the call covers
	 * what the work writes. What failing work has changed belongs to the scope as well:
	 * its caller may handle the exception and commit, or have Spring do so, which commits
	 * after a checked exception.
	 * @param <T> the type of the result
	 * @param work the work to run
	 * @return what the work returns
	 */
	public static <T extends @Nullable Object> T flushAfter(Supplier<T> work) {
		T result;
		try {
			result = work.get();
		}
		catch (Throwable ex) {
			try {
				flush();
			}
			catch (RuntimeException flushFailure) {
				ex.addSuppressed(flushFailure);
			}
			throw ex;
		}
		flush();
		return result;
	}

	/**
	 * Return the entity manager of a holder.
	 * @return the entity manager, or {@code null} if the holder has none: a stateless
	 * session may be all that it holds, which has nothing to flush
	 */
	private static @Nullable EntityManager entityManager(EntityManagerHolder holder) {
		try {
			return holder.getEntityManager();
		}
		catch (IllegalStateException ex) {
			return null;
		}
	}

	private static boolean isFlushable(Session session) {
		return session.isOpen() && session.isJoinedToTransaction()
				&& session.getHibernateFlushMode() != FlushMode.MANUAL
				&& session.unwrap(SharedSessionContractImplementor.class)
					.getTransactionCoordinator()
					.getTransactionDriverControl()
					.isActiveAndNoMarkedForRollback();
	}

}
