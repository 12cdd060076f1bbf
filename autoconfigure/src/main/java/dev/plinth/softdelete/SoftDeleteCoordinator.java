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

import org.hibernate.HibernateException;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
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

	SoftDeleteCoordinator(EntityPersister persister, SoftDeleteAttributes attributes) {
		this.persister = persister;
		this.attributes = attributes;
		this.physical = new DeleteCoordinatorStandard(persister, persister.getFactory());
		this.deletion = new DeletionUpdate(persister, attributes);
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
		else if (this.attributes.includesContent(pending.dirtyAttributes())) {
			this.persister.getUpdateCoordinator()
				.update(entity, id, entry.getRowId(), pending.state(), version, entry.getLoadedState(),
						this.attributes.addTo(pending.dirtyAttributes()), pending.hasDirtyCollection(), session);
		}
		else {
			this.deletion.delete(entity, id, pending.deletion(), version, pending.nextVersion(), session);
		}
	}

	/**
	 * Delete an instance that no persistence context manages, as a stateless session
	 * does. Such a session has removed the rows of owned collections by now; the
	 * exception has the transaction take that back.
	 */
	private void deleteUnmanaged(Object entity, Object id, @Nullable Object version,
			SharedSessionContractImplementor session) {
		if (this.persister.hasOwnedCollections()) {
			throw new HibernateException(
					"A StatelessSession removes the collection rows of what it deletes, so it" + " cannot delete "
							+ this.persister.getEntityName() + " softly; use a Session or an EntityManager");
		}
		RestrictedDeletions.check(this.persister, List.of(id), session);
		Deletion stamps = Deletion.start(session);
		Object nextVersion = this.persister.isVersioned()
				? Versioning.incrementVersion(entity, version, this.persister, session) : null;
		this.deletion.delete(entity, id, stamps, version, nextVersion, session);
		this.attributes.write(entity, stamps);
		if (this.persister.isVersioned()) {
			this.persister.setValue(entity, this.persister.getVersionPropertyIndex(), nextVersion);
		}
	}

}
