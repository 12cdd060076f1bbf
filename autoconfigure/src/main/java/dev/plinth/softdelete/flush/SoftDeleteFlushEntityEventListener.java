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
package dev.plinth.softdelete.flush;

import dev.plinth.audit.flush.AuditFlushEntityEventListener;
import dev.plinth.softdelete.DeletedRowException;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.reference.WrittenReferences;
import dev.plinth.softdelete.removal.HardDeletion;
import dev.plinth.softdelete.session.LoadedRows;
import dev.plinth.softdelete.session.PendingDeletion;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.internal.DirtyCollectionSearchVisitor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.FlushEntityEvent;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a flush does with a changed soft-deletable entity: what changed in one
 * that is being deleted goes into the statement of the deletion, and an edit of one that
 * is deleted is refused. Notes the references that new and changed entities of any kind
 * will write.
 */
public final class SoftDeleteFlushEntityEventListener extends AuditFlushEntityEventListener {

	/**
	 * What is changed and deleted by the same flush is a deletion to callbacks and
	 * interceptors, as for any removed entity.
	 */
	@Override
	protected boolean invokeInterceptor(FlushEntityEvent event) {
		if (PendingDeletion.of(event.getEntityEntry()) != null) {
			return false;
		}
		return super.invokeInterceptor(event);
	}

	/**
	 * What the application has assigned to attributes of the deletion changes nothing.
	 */
	@Override
	protected void dirtyCheck(FlushEntityEvent event) {
		EntityEntry entry = event.getEntityEntry();
		boolean reset = reset(event.getEntity(), event.getPropertyValues(), entry, event.getSession());
		super.dirtyCheck(event);
		if (reset && PendingDeletion.of(entry) == null) {
			event.setDirtyProperties(
					SoftDeleteAttributes.required(entry.getPersister()).removeFrom(event.getDirtyProperties()));
		}
	}

	private static boolean reset(Object entity, @Nullable Object[] values, EntityEntry entry, EventSource session) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(entry.getPersister());
		Object[] loadedState = entry.getLoadedState();
		PendingDeletion pending = PendingDeletion.of(entry);
		if (attributes == null || !attributes.isAssignable() || entry.getStatus() != Status.MANAGED) {
			return false;
		}
		if (loadedState == null) { // replicated: the row is not known
			if (pending == null) {
				attributes.clear(values);
				attributes.write(entity, null);
			}
			return false;
		}
		attributes.reset(entity, values, (pending != null) ? pending.deletion() : null, loadedState, session);
		return true;
	}

	@Override
	protected void addEntityUpdateActionToActionQueue(FlushEntityEvent event, EventSource session, EntityEntry entry,
			Object[] values, int @Nullable [] found, Status status, EntityPersister persister, Object entity,
			@Nullable Object nextVersion) {
		PendingDeletion pending = PendingDeletion.of(entry);
		boolean reset = reset(entity, values, entry, session);
		int[] dirtyProperties = (reset && pending == null) ? SoftDeleteAttributes.required(persister).removeFrom(found)
				: found;
		if (pending != null) {
			noteContent(event, values, SoftDeleteAttributes.required(persister).removeFrom(dirtyProperties));
			pending.prepare(values, dirtyProperties, event.hasDirtyCollection(), nextVersion);
		}
		else if (isUneditable(entry, session)) {
			throw new DeletedRowException(persister.getEntityName(), entry.getId());
		}
		else {
			if (entry.isExistsInDatabase() && !status.isDeletedOrGone()) {
				WrittenReferences.of(session)
					.addUpdated(persister, entry.getId(), values, entry.getLoadedState(), dirtyProperties, session);
			}
			super.addEntityUpdateActionToActionQueue(event, session, entry, values, dirtyProperties, status, persister,
					entity, nextVersion);
		}
	}

	/**
	 * The rows of owned collections belong to the content. They change without an update
	 * of the entity where it has no version.
	 */
	@Override
	public void onFlushEntity(FlushEntityEvent event) {
		super.onFlushEntity(event);
		EntityEntry entry = event.getEntityEntry();
		EntityPersister persister = entry.getPersister();
		EventSource session = event.getSession();
		if (!entry.isExistsInDatabase() && !entry.getStatus().isDeletedOrGone()) {
			WrittenReferences.of(session).addInserted(persister, event.getEntity(), entry.getId(), session);
		}
		else if (persister.hasCollections() && PendingDeletion.of(entry) == null && isUneditable(entry, session)
				&& hasChangedCollection(event.getEntity(), persister, session)) {
			throw new DeletedRowException(persister.getEntityName(), entry.getId());
		}
	}

	/**
	 * A row that is deleted, or about to be, is not touched.
	 */
	@Override
	protected boolean isTouched(FlushEntityEvent event) {
		return super.isTouched(event) && !LoadedRows.isDeleted(event.getEntity(), event.getSession());
	}

	private static boolean hasChangedCollection(Object entity, EntityPersister persister, EventSource session) {
		DirtyCollectionSearchVisitor visitor = new DirtyCollectionSearchVisitor(entity, session,
				persister.getPropertyVersionability());
		visitor.processEntityPropertyValues(persister.getValues(entity), persister.getPropertyTypes());
		return visitor.wasDirtyCollectionFound();
	}

	private static boolean isUneditable(EntityEntry entry, EventSource session) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(entry.getPersister());
		Object[] loadedState = entry.getLoadedState();
		return attributes != null && loadedState != null && attributes.isDeleted(loadedState)
				&& !DeletedRows.isEditing() && !HardDeletion.isActiveIn(session);
	}

}
