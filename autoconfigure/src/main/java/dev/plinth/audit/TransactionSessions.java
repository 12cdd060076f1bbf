package dev.plinth.audit;

import java.util.List;

import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The Hibernate sessions that take part in the current Spring-managed transaction.
 */
final class TransactionSessions {

	private TransactionSessions() {
	}

	/**
	 * Flush all sessions whose pending changes the transaction can still commit.
	 */
	static void flush() {
		if (!TransactionSynchronizationManager.isActualTransactionActive()
				|| TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
			return;
		}
		for (Object resource : List.copyOf(TransactionSynchronizationManager.getResourceMap().values())) {
			if (resource instanceof EntityManagerHolder holder && holder.isSynchronizedWithTransaction()
					&& holder.getEntityManager() instanceof Session session && isFlushable(session)) {
				session.flush();
			}
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
