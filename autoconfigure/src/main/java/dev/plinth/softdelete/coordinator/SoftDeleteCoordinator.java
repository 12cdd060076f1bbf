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
package dev.plinth.softdelete.coordinator;

import java.util.List;

import dev.plinth.softdelete.event.SoftDeleteEvents;
import dev.plinth.softdelete.model.Deletion;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.reference.RestrictedDeletions;
import dev.plinth.softdelete.removal.HardDeletion;
import dev.plinth.softdelete.session.LoadedRows;
import dev.plinth.softdelete.session.PendingDeletion;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.values.GeneratedValues;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.DeleteCoordinator;
import org.hibernate.persister.entity.mutation.DeleteCoordinatorStandard;
import org.hibernate.sql.model.MutationOperationGroup;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the rows of a soft-deletable entity: every deletion that Hibernate carries out
 * row by row ends here. Writes the deletion into the row, together with what the same
 * flush changes in it otherwise; only within a {@link HardDeletion} the row goes.
 */
final class SoftDeleteCoordinator implements DeleteCoordinator {

	private final EntityPersister persister;

	private final SoftDeleteAttributes attributes;

	private final DeleteCoordinator physical;

	private final DeletionUpdate deletion;

	private final DeletionUpdate renewal;

	SoftDeleteCoordinator(EntityPersister persister, SoftDeleteAttributes attributes) {
		this.persister = persister;
		this.attributes = attributes;
		this.physical = new DeleteCoordinatorStandard(persister, persister.getFactory());
		this.deletion = new DeletionUpdate(persister, attributes, DeletionUpdate.Effect.DELETE);
		this.renewal = new DeletionUpdate(persister, attributes, DeletionUpdate.Effect.RENEW);
	}

	@Override
	public MutationOperationGroup getStaticMutationOperationGroup() {
		return this.deletion.operation();
	}

	@Override
	public void delete(Object entity, Object id, @Nullable Object version, SharedSessionContractImplementor session) {
		if (HardDeletion.isActiveIn(session)) {
			this.physical.delete(entity, id, version, session);
			return;
		}
		EntityEntry entry = session.getPersistenceContextInternal().getEntry(entity);
		PendingDeletion pending = PendingDeletion.of(entry);
		if (entry == null || pending == null) {
			deleteUnmanaged(entity, id, version, session);
		}
		else {
			deleteManaged(entity, entry, pending, version, session);
		}
	}

	private void deleteManaged(Object entity, EntityEntry entry, PendingDeletion pending, @Nullable Object version,
			SharedSessionContractImplementor session) {
		Object id = entry.getId();
		GeneratedValues generated = null;
		if (this.attributes.includesContent(pending.dirtyAttributes())) {
			generated = this.persister.getUpdateCoordinator()
				.update(entity, id, entry.getRowId(), pending.state(), version, entry.getLoadedState(),
						this.attributes.addTo(pending.dirtyAttributes()), pending.hasDirtyCollection(), session);
		}
		else {
			this.deletion.delete(entity, id, pending.deletion(), version, pending.nextVersion(), entry.getLoadedState(),
					session);
		}
		if (this.persister.hasUpdateGeneratedProperties()) {
			session.getJdbcCoordinator().executeBatch();
			this.persister.processUpdateGeneratedProperties(id, entity, pending.state(), generated, session);
		}
		SoftDeleteEvents.of(session).deleted(this.persister, id, pending.deletion());
	}

	/**
	 * Delete an instance that no persistence context manages, as a stateless session
	 * does.
	 */
	private void deleteUnmanaged(Object entity, Object id, @Nullable Object version,
			SharedSessionContractImplementor session) {
		RestrictedDeletions.check(this.persister, List.of(id), session);
		Deletion stamps = Deletion.start(this.attributes, entity, session);
		Object nextVersion = this.persister.isVersioned()
				? Versioning.incrementVersion(entity, version, this.persister, session) : null;
		this.deletion.delete(entity, id, stamps, version, nextVersion, null, session);
		session.getJdbcCoordinator().executeBatch();
		invalidateQueries(session);
		this.attributes.write(entity, stamps);
		if (this.persister.isVersioned()) {
			this.persister.setValue(entity, this.persister.getVersionPropertyIndex(), nextVersion);
		}
		SoftDeleteEvents events = SoftDeleteEvents.of(session);
		events.deleted(this.persister, id, stamps);
		events.publish();
	}

	/**
	 * A stateless session leaves cached query results alone; those that show the row have
	 * to go.
	 */
	private void invalidateQueries(SharedSessionContractImplementor session) {
		if (session.getFactory().getSessionFactoryOptions().isQueryCacheEnabled()) {
			String[] spaces = this.persister.getPropertySpaces();
			session.getFactory().getCache().getTimestampsCache().preInvalidate(spaces, session);
			for (String space : spaces) {
				session.getTransactionCompletionCallbacksImplementor().addSpaceToInvalidate(space);
			}
		}
	}

	/**
	 * Increment the version of a row that is deleted.
	 * @return whether the entity is deleted
	 */
	boolean incrementVersionOfDeleted(Object entity, Object id, @Nullable Object version, @Nullable Object nextVersion,
			SharedSessionContractImplementor session) {
		if (!LoadedRows.isDeleted(entity, session)) {
			return false;
		}
		renew(entity, id, version, nextVersion, session);
		return true;
	}

	/**
	 * Give a deleted row another version.
	 */
	void renew(@Nullable Object entity, Object id, @Nullable Object version, @Nullable Object nextVersion,
			SharedSessionContractImplementor session) {
		this.renewal.renew(entity, id, version, nextVersion, session);
	}

}
