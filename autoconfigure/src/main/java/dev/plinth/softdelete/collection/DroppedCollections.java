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
package dev.plinth.softdelete.collection;

import dev.plinth.mapping.EntryState;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.collection.CollectionPersister;

/**
 * Marks the entry of an entity that has dropped a collection in a flush, be it for
 * another one or for {@code null}. The session then knows of no collection, but the rows
 * of hidden elements are still there when the entity gets a new one.
 */
public final class DroppedCollections extends EntryState {

	private DroppedCollections() {
	}

	/**
	 * Mark the entities that drop collections of soft-deletable elements in the flush
	 * under way.
	 */
	public static void note(EventSource session) {
		if (session.getActionQueue().numberOfCollectionRemovals() > 0) {
			session.getPersistenceContextInternal().forEachCollectionEntry((collection, entry) -> {
				CollectionPersister persister = entry.getLoadedPersister();
				EntityEntry owner = session.getPersistenceContextInternal().getEntry(collection.getOwner());
				if (entry.isDoremove() && persister != null && owner != null && !of(owner)
						&& (persister.isOneToMany() || persister.isManyToMany())
						&& SoftDeleteAttributes.of(persister.getElementPersister()) != null) {
					owner.addExtraState(new DroppedCollections());
				}
			}, false);
		}
	}

	/**
	 * Return whether an entity has dropped a collection since it was loaded.
	 * @param owner the entry of the entity
	 */
	static boolean of(EntityEntry owner) {
		return owner.getExtraState(DroppedCollections.class) != null;
	}

}
