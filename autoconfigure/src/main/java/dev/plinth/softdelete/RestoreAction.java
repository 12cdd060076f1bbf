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

import java.util.UUID;

import org.hibernate.action.internal.EntityDeleteAction;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * The restoration of one managed entity: a deletion taken back, with the same handling of
 * the second-level cache.
 */
final class RestoreAction extends EntityDeleteAction {

	private final EntityEntry entry;

	private final @Nullable UUID deletionId;

	RestoreAction(EntityEntry entry, Object entity, @Nullable UUID deletionId, EventSource session) {
		super(entry.getId(), entry.getPersister().getValues(entity), entry.getVersion(), entity, entry.getPersister(),
				false, session);
		this.entry = entry;
		this.deletionId = deletionId;
	}

	@Override
	public void execute() {
		EntityPersister persister = getPersister();
		Object entity = getInstance();
		@Nullable Object nextVersion = persister.isVersioned()
				? Versioning.incrementVersion(entity, this.entry.getVersion(), persister, getSession()) : null;
		Object cacheKey = lockCacheItem();
		((SoftDeleteCoordinator) persister.getDeleteCoordinator()).restore(entity, this.entry, this.deletionId,
				nextVersion, getSession());
		SoftDeleteAttributes.required(persister).write(entity, null);
		NaturalIds.forget(getId(), persister, getSession().getPersistenceContextInternal());
		Object[] state = persister.getValues(entity);
		Versioning.setVersion(state, nextVersion, persister);
		if (persister.isMutable()) {
			this.entry.postUpdate(entity, state, nextVersion);
		}
		removeCacheItem(cacheKey);
		SoftDeleteEvents.of(getSession()).restored(persister, getId(), this.deletionId);
	}

	@Override
	public void doAfterTransactionCompletion(boolean success, SharedSessionContractImplementor session) {
		unlockCacheItem();
	}

	@Override
	protected boolean hasPostCommitEventListeners() {
		return false;
	}

}
