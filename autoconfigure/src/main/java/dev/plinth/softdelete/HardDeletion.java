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
package dev.plinth.softdelete;

import java.util.List;

import jakarta.persistence.FlushModeType;
import jakarta.persistence.TypedQuery;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.DeleteEvent;
import org.hibernate.event.spi.EventSource;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;

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
		TypedQuery<Object> children = session.createQuery("select child from " + persister.getEntityName()
				+ " parent join parent." + plural.getAttributeName() + " child where parent = :parent", Object.class);
		return children.setParameter("parent", parent).setFlushMode(FlushModeType.COMMIT).getResultList();
	}

}
