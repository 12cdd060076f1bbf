package dev.plinth.softdelete;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import dev.plinth.entity.SoftDeleteRequests;
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
	 * Carry the queued deletions out ahead of queued inserts, so that a new row can take
	 * over the unique values of one that goes.
	 */
	static void executeDeletionsBeforeInserts(EventSource session) {
		ActionQueue actions = session.getActionQueue();
		if (actions.numberOfDeletions() == 0 || actions.numberOfInsertions() == 0) {
			return;
		}
		for (Map.Entry<Object, EntityEntry> managed : session.getPersistenceContextInternal()
			.reentrantSafeEntityEntries()) {
			EntityEntry entry = managed.getValue();
			PendingDeletion pending = PendingDeletion.of(entry);
			if (pending != null && entry.isExistsInDatabase()) {
				actions.execute(pending.action());
			}
		}
	}

}
