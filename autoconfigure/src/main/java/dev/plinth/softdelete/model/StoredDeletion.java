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
package dev.plinth.softdelete.model;

import java.util.UUID;

import dev.plinth.mapping.EntryState;
import org.hibernate.engine.spi.EntityEntry;
import org.jspecify.annotations.Nullable;

/**
 * What the row of an entity tells of a deletion, where the session does not keep the
 * state that it has loaded, as it does not for entities that are read-only, and the
 * application may assign something else. It is kept with the entry of the entity in the
 * persistence context, so that it ends with the entry.
 */
public final class StoredDeletion extends EntryState {

	private boolean deleted;

	private @Nullable UUID deletionId;

	private StoredDeletion() {
	}

	/**
	 * Return what is known of an entity.
	 * @param entry the entry of the entity
	 * @return what its row tells, or {@code null} if that has not been noted
	 */
	public static @Nullable StoredDeletion of(EntityEntry entry) {
		return entry.getExtraState(StoredDeletion.class);
	}

	/**
	 * Note what the row of an entity tells, unless the session has kept the loaded state
	 * from the beginning: an entity that ceases to be read-only has the state that the
	 * application has given it.
	 * @param entity the entity, as it has just been read or written
	 * @param entry its entry
	 * @param attributes what its class has
	 */
	public static void note(Object entity, EntityEntry entry, SoftDeleteAttributes attributes) {
		StoredDeletion stored = of(entry);
		if (!attributes.isAssignable() || (stored == null && entry.getLoadedState() != null)) {
			return;
		}
		if (stored == null) {
			stored = new StoredDeletion();
			entry.addExtraState(stored);
		}
		stored.deleted = attributes.isDeleted(entity);
		stored.deletionId = attributes.deletionId(entity);
	}

	public boolean isDeleted() {
		return this.deleted;
	}

	public @Nullable UUID deletionId() {
		return this.deletionId;
	}

}
