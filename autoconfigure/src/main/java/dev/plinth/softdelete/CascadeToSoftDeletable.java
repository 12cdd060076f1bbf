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

import java.util.Collections;
import java.util.Iterator;
import java.util.List;

import org.hibernate.engine.internal.Cascade;
import org.hibernate.engine.internal.CascadePoint;
import org.hibernate.engine.spi.CascadeStyle;
import org.hibernate.engine.spi.CascadingAction;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.AssociationType;
import org.hibernate.type.CollectionType;
import org.hibernate.type.ForeignKeyDirection;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Follows the associations that cascade a removal (Jakarta Persistence 3.2, section
 * 3.3.3) to the children that are soft-deletable. Collections of other entities are not
 * even loaded.
 *
 * @param <T> what is handed from parent to child
 */
final class CascadeToSoftDeletable<T> implements CascadingAction<T> {

	private final ChildAction<T> action;

	CascadeToSoftDeletable(ChildAction<T> action) {
		this.action = action;
	}

	/**
	 * Reach the children that depend on the parent: its collections and the inverse sides
	 * of its one-to-one associations.
	 */
	void beforeParent(Object parent, EntityPersister persister, EventSource session, T context) {
		cascade(CascadePoint.AFTER_INSERT_BEFORE_DELETE, parent, persister, session, context);
	}

	/**
	 * Reach the children that the parent refers to.
	 */
	void afterParent(Object parent, EntityPersister persister, EventSource session, T context) {
		cascade(CascadePoint.BEFORE_INSERT_AFTER_DELETE, parent, persister, session, context);
	}

	private void cascade(CascadePoint point, Object parent, EntityPersister persister, EventSource session, T context) {
		PersistenceContext persistenceContext = session.getPersistenceContextInternal();
		persistenceContext.incrementCascadeLevel();
		try {
			Cascade.cascade(this, point, session, persister, parent, context);
		}
		finally {
			persistenceContext.decrementCascadeLevel();
		}
	}

	@Override
	public void cascade(EventSource session, Object child, String childEntityName, String parentEntityName,
			String propertyName, @Nullable List<String> attributePath, T context, boolean isCascadeDeleteEnabled) {
		if (SoftDeleteAttributes.of(session.getEntityPersister(childEntityName, child)) != null) {
			this.action.perform(session, childEntityName, child, context);
		}
	}

	@Override
	public Iterator<?> getCascadableChildrenIterator(EventSource session, CollectionType collectionType,
			Object collection) {
		EntityPersister element = session.getFactory()
			.getMappingMetamodel()
			.getCollectionDescriptor(collectionType.getRole())
			.getElementPersister();
		return (SoftDeleteAttributes.of(element) != null)
				? CascadingActions.getAllElementsIterator(collectionType, collection) : Collections.emptyIterator();
	}

	@Override
	public boolean deleteOrphans() {
		return CascadingActions.REMOVE.deleteOrphans();
	}

	@Override
	public boolean performOnLazyProperty() {
		return CascadingActions.REMOVE.performOnLazyProperty();
	}

	@Override
	public boolean anythingToCascade(EntityPersister persister) {
		return CascadingActions.REMOVE.anythingToCascade(persister);
	}

	@Override
	public boolean appliesTo(Type type, CascadeStyle style) {
		return CascadingActions.REMOVE.appliesTo(type, style);
	}

	@Override
	public boolean cascadeNow(CascadePoint cascadePoint, AssociationType associationType,
			SessionFactoryImplementor factory) {
		return CascadingActions.REMOVE.cascadeNow(cascadePoint, associationType, factory);
	}

	@Override
	public ForeignKeyDirection directionAffectedByCascadeDelete() {
		return CascadingActions.REMOVE.directionAffectedByCascadeDelete();
	}

	/**
	 * What is done to a child.
	 *
	 * @param <T> what is handed from parent to child
	 */
	@FunctionalInterface
	interface ChildAction<T> {

		void perform(EventSource session, String entityName, Object child, T context);

	}

}
