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

import dev.plinth.mapping.DynamicUpdates;
import dev.plinth.softdelete.DeletedRowException;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.values.GeneratedValues;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.UpdateCoordinator;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * Updates a row on condition that it lives, so that an edit that started before the row
 * was deleted fails like any stale edit, with a version and without. An edit that comes
 * with the deletion of the row, and one of a row that is deleted, are rare, and left to
 * others that are made when first needed.
 */
final class LivingRowUpdateCoordinator extends SoftDeletableUpdateCoordinator {

	private final SoftDeleteAttributes attributes;

	private final SingletonSupplier<UpdateCoordinator> ofDeletedRowWithoutId;

	private final SingletonSupplier<UpdateCoordinator> ofDeletedRow;

	private final SingletonSupplier<UpdateCoordinator> withDeletion;

	LivingRowUpdateCoordinator(EntityPersister persister) {
		super(persister);
		this.attributes = SoftDeleteAttributes.required(persister);
		this.ofDeletedRowWithoutId = SingletonSupplier
			.of(() -> new DeletedRowUpdateCoordinator.WithoutDeletionId(persister));
		this.ofDeletedRow = SingletonSupplier.of(() -> new DeletedRowUpdateCoordinator(persister));
		this.withDeletion = SingletonSupplier.of(() -> new WithDeletion(persister));
	}

	/**
	 * Where an entity has several tables and no version, what changed may be in another
	 * table than the deletion: the row that tells whether it lives is updated as well.
	 */
	@Override
	public @Nullable GeneratedValues update(Object entity, Object id, @Nullable Object rowId, Object[] values,
			@Nullable Object oldVersion, Object @Nullable [] oldValues, int @Nullable [] dirtyAttributes,
			boolean hasDirtyCollection, SharedSessionContractImplementor session) {
		if (!session.isEventSource()) {
			if (this.attributes.isDeleted(values)) {
				throw new DeletedRowException(entityPersister().getEntityName(), id);
			}
			if (this.attributes.isAssignable()) {
				this.attributes.clear(values);
			}
		}
		int[] changed = DynamicUpdates.attributes(dirtyAttributes, values, entityPersister());
		int[] written = writesDeletion() ? this.attributes.addTo(changed) : changed;
		SingletonSupplier<UpdateCoordinator> other = otherCoordinator(values, oldValues);
		return (other != null)
				? other.obtain()
					.update(entity, id, rowId, values, oldVersion, oldValues, written, hasDirtyCollection, session)
				: super.update(entity, id, rowId, values, oldVersion, oldValues, written, hasDirtyCollection, session);
	}

	private @Nullable SingletonSupplier<UpdateCoordinator> otherCoordinator(Object[] values,
			Object @Nullable [] oldValues) {
		if (oldValues != null && this.attributes.isDeleted(oldValues)) {
			return (this.attributes.deletionId(oldValues) != null) ? this.ofDeletedRow : this.ofDeletedRowWithoutId;
		}
		return this.attributes.isDeleted(values) ? this.withDeletion : null;
	}

	/**
	 * An entity that is locked with a forced increment may have been deleted by the time
	 * the transaction completes.
	 */
	@Override
	public void forceVersionIncrement(Object id, @Nullable Object currentVersion, @Nullable Object nextVersion,
			SharedSessionContractImplementor session) {
		if (!incrementVersionOfDeleted(id, currentVersion, nextVersion, session)) {
			super.forceVersionIncrement(id, currentVersion, nextVersion, session);
		}
	}

	@Override
	public void forceVersionIncrement(Object id, @Nullable Object currentVersion, @Nullable Object nextVersion,
			boolean batching, SharedSessionContractImplementor session) {
		if (!incrementVersionOfDeleted(id, currentVersion, nextVersion, session)) {
			super.forceVersionIncrement(id, currentVersion, nextVersion, batching, session);
		}
	}

	private boolean incrementVersionOfDeleted(Object id, @Nullable Object currentVersion, @Nullable Object nextVersion,
			SharedSessionContractImplementor session) {
		Object entity = session.getPersistenceContextInternal()
			.getEntity(session.generateEntityKey(id, entityPersister()));
		return entity != null && ((SoftDeleteCoordinator) entityPersister().getDeleteCoordinator())
			.incrementVersionOfDeleted(entity, id, currentVersion, nextVersion, session);
	}

	/**
	 * Updates a living row, and deletes it.
	 */
	private static final class WithDeletion extends SoftDeletableUpdateCoordinator {

		WithDeletion(EntityPersister persister) {
			super(persister);
		}

		@Override
		boolean writesDeletion() {
			return true;
		}

	}

}
