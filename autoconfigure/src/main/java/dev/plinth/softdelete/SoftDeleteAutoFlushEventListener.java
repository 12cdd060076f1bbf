package dev.plinth.softdelete;

import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.internal.DefaultAutoFlushEventListener;
import org.hibernate.event.spi.EventSource;

/**
 * Adds the {@linkplain FlushSteps steps} of soft deletion to the flush ahead of a query.
 */
final class SoftDeleteAutoFlushEventListener extends DefaultAutoFlushEventListener {

	@Override
	protected void preFlush(EventSource session, PersistenceContext persistenceContext) {
		FlushSteps.deleteRequested(session, persistenceContext);
		super.preFlush(session, persistenceContext);
	}

	@Override
	protected void performExecutions(EventSource session) {
		FlushSteps.executeDeletionsBeforeInserts(session);
		super.performExecutions(session);
	}

}
