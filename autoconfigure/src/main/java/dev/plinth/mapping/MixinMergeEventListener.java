package dev.plinth.mapping;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.event.internal.DefaultMergeEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Merges detached instances without the attributes that the library alone sets: the
 * managed instance keeps those of its row, whatever the detached one carries.
 */
final class MixinMergeEventListener extends DefaultMergeEventListener {

	private final Mixins mixins;

	private final Map<String, int[]> managedAttributes = new ConcurrentHashMap<>();

	MixinMergeEventListener(Mixins mixins) {
		this.mixins = mixins;
	}

	@Override
	protected void entityIsDetached(MergeEvent event, Object copiedId, Object originalId, MergeContext copyCache) {
		super.entityIsDetached(event, copiedId, originalId, copyCache);
		EventSource session = event.getSession();
		Object merged = session.getPersistenceContextInternal().unproxy(event.getResult());
		EntityEntry entry = session.getPersistenceContextInternal().getEntry(merged);
		Object[] row = (entry != null) ? entry.getLoadedState() : null;
		if (entry != null && row != null) {
			EntityPersister persister = entry.getPersister();
			for (int attribute : managedAttributes(persister)) {
				persister.setValue(merged, attribute, row[attribute]);
			}
		}
	}

	private int[] managedAttributes(EntityPersister persister) {
		return this.managedAttributes.computeIfAbsent(persister.getEntityName(),
				(name) -> this.mixins.managedAttributes(persister.getMappedClass())
					.stream()
					.mapToInt(persister::getPropertyIndex)
					.toArray());
	}

}
