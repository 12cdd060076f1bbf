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
package dev.plinth.softdelete.deletion;

import java.util.Objects;

import dev.plinth.softdelete.model.CascadeToSoftDeletable;
import dev.plinth.softdelete.model.CascadeToSoftDeletable.ChildAction;
import dev.plinth.softdelete.model.Deletion;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.removal.HardDeletion;
import dev.plinth.softdelete.session.LoadedRows;
import dev.plinth.softdelete.session.PendingDeletion;
import dev.plinth.softdelete.session.SoftDeleteAction;
import dev.plinth.softdelete.visibility.NaturalIds;
import dev.plinth.softdelete.visibility.OneToOneLoaders;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.internal.DefaultDeleteEventListener;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.DeleteEvent;
import org.hibernate.event.spi.EventSource;
import org.hibernate.jpa.event.spi.CallbackRegistry;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the deletion of a soft-deletable entity into one that keeps the row:
 * <ol>
 * <li>An entity that is deleted already stays as it is.
 * <li>The deletion cascades to the soft-deletable children and takes them along. Children
 * that are not soft-deletable stay.
 * <li>The deletion is written into the entity, so that the session sees it at once.
 * <li>A {@link SoftDeleteAction} is queued, which the flush carries out.
 * </ol>
 * Entities of other types, and all within a {@link HardDeletion}, are left to Hibernate.
 */
public final class SoftDeleteEventListener extends DefaultDeleteEventListener {

	private static final ChildAction<SoftDeleteContext> DELETE_CHILD = (session, entityName, child, context) -> session
		.delete(entityName, child, false, context);

	private static final CascadeToSoftDeletable<SoftDeleteContext> CASCADE = CascadeToSoftDeletable
		.toShown(DELETE_CHILD);

	private @Nullable CallbackRegistry callbackRegistry;

	@Override
	public void injectCallbackRegistry(CallbackRegistry callbackRegistry) {
		super.injectCallbackRegistry(callbackRegistry);
		this.callbackRegistry = callbackRegistry;
	}

	@Override
	public void onDelete(DeleteEvent event, DeleteContext context) {
		EventSource session = event.getSession();
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(persister(event));
		if (HardDeletion.isActiveIn(session)) {
			HardDeletion.deleteHiddenChildren(event, context);
			super.onDelete(event, context);
		}
		else if (attributes == null) {
			super.onDelete(event, context);
		}
		else {
			PersistenceContext persistenceContext = session.getPersistenceContextInternal();
			Object entity = persistenceContext.unproxyAndReassociate(event.getObject());
			EntityEntry entry = persistenceContext.getEntry(entity);
			if (entry == null) {
				super.onDelete(event, context);
			}
			else if (!entry.getStatus().isDeletedOrGone() && !LoadedRows.isDeleted(entity, session)
					&& PendingDeletion.of(entry) == null) {
				delete(entity, entry, attributes, session, context);
			}
		}
	}

	private static EntityPersister persister(DeleteEvent event) {
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(event.getObject());
		return event.getSession()
			.getEntityPersister((proxy != null) ? proxy.getEntityName() : event.getEntityName(),
					(proxy != null) ? null : event.getObject());
	}

	private void delete(Object entity, EntityEntry entry, SoftDeleteAttributes attributes, EventSource session,
			DeleteContext context) {
		SoftDeleteContext deletion = (context instanceof SoftDeleteContext outer) ? outer
				: new SoftDeleteContext(context, Deletion.start(attributes, entity, session));
		SoftDeleteAction action = new SoftDeleteAction(entry, entity, deletion.deletion(), session);
		Objects.requireNonNull(this.callbackRegistry).preRemove(entity);
		session.getInterceptor()
			.onRemove(entity, entry.getId(), action.getState(), entry.getPersister().getPropertyNames(),
					entry.getPersister().getPropertyTypes());
		NaturalIds.forget(entry.getId(), entry.getPersister(), session.getPersistenceContextInternal());
		CASCADE.beforeParent(entity, entry.getPersister(), session, deletion);
		attributes.write(entity, deletion.deletion());
		OneToOneLoaders.forgetDeleted(entity, entry.getPersister(), session);
		session.getActionQueue().addAction(action);
		CASCADE.afterParent(entity, entry.getPersister(), session, deletion);
	}

}
