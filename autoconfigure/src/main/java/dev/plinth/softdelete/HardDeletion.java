package dev.plinth.softdelete;

import java.util.List;

import org.hibernate.Hibernate;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.DeleteEvent;
import org.hibernate.event.spi.EventSource;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.QueryFlushMode;

/**
 * Work that removes rows for good. While it runs, the current thread's deletions remove
 * rows instead of marking them, and deleted rows are seen, so that they go as well.
 */
final class HardDeletion {

	private static final ThreadLocal<Boolean> ACTIVE = new ThreadLocal<>();

	private HardDeletion() {
	}

	static boolean isActive() {
		return ACTIVE.get() != null;
	}

	static void run(Runnable work) {
		Boolean outer = ACTIVE.get();
		ACTIVE.set(Boolean.TRUE);
		try {
			DeletedRows.include(work);
		}
		finally {
			if (outer == null) {
				ACTIVE.remove();
			}
		}
	}

	/**
	 * Delete the children that an entity cascades to but that its collections do not
	 * hold, because they were loaded when deleted children were hidden.
	 */
	static void deleteHiddenChildren(DeleteEvent event, DeleteContext context) {
		EventSource session = event.getSession();
		Object parent = session.getPersistenceContextInternal().unproxyAndReassociate(event.getObject());
		EntityPersister persister = session.getEntityPersister(event.getEntityName(), parent);
		for (int position = 0; position < persister.getNumberOfAttributeMappings(); position++) {
			AttributeMapping attribute = persister.getAttributeMapping(position);
			if (attribute instanceof PluralAttributeMapping plural
					&& persister.getPropertyCascadeStyles()[position].doCascade(CascadingActions.REMOVE)
					&& Hibernate.isInitialized(persister.getValue(parent, position))
					&& SoftDeleteAttributes.of(plural.getCollectionDescriptor().getElementPersister()) != null) {
				for (Object child : children(parent, persister, plural, session)) {
					session.delete(session.getEntityName(child), child, false, context);
				}
			}
		}
	}

	private static List<Object> children(Object parent, EntityPersister persister, PluralAttributeMapping plural,
			EventSource session) {
		return session
			.createSelectionQuery("select child from " + persister.getEntityName() + " parent join parent."
					+ plural.getAttributeName() + " child where parent = :parent", Object.class)
			.setParameter("parent", parent)
			.setQueryFlushMode(QueryFlushMode.NO_FLUSH)
			.getResultList();
	}

}
