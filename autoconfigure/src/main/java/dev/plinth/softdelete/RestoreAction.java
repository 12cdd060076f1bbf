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

	private final UUID deletionId;

	RestoreAction(EntityEntry entry, Object entity, UUID deletionId, EventSource session) {
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
		SoftDeleteStateManagement.attributes(persister).write(entity, null);
		Object[] state = persister.getValues(entity);
		Versioning.setVersion(state, nextVersion, persister);
		this.entry.postUpdate(entity, state, nextVersion);
		removeCacheItem(cacheKey);
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
