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
package dev.plinth.mapping;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.hibernate.Hibernate;
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
		Object merged = Hibernate.unproxy(event.getResult());
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
