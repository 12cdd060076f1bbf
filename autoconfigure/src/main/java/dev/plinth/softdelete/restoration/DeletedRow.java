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
package dev.plinth.softdelete.restoration;

import java.util.UUID;

import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.session.LoadedRows;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * A deleted row as it is known to a session that is about to restore it.
 *
 * @param persister the persister of its class
 * @param id its identifier
 * @param deletionId the identifier of its deletion, or {@code null} if it has none
 * @param version its version, or {@code null} if the entity has none
 */
public record DeletedRow(EntityPersister persister, Object id, @Nullable UUID deletionId, @Nullable Object version) {

	/**
	 * Return the row of a managed entity.
	 * @param candidate the entity, or a proxy for it
	 * @param session the session that manages it
	 * @return the row, or {@code null} if it lives or the entity is not soft-deletable
	 */
	static @Nullable DeletedRow of(Object candidate, EventSource session) {
		PersistenceContext persistenceContext = session.getPersistenceContextInternal();
		Object entity = persistenceContext.unproxyAndReassociate(candidate);
		EntityEntry entry = persistenceContext.getEntry(entity);
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(entry.getPersister());
		return (attributes != null && LoadedRows.isDeleted(entity, session)) ? new DeletedRow(entry.getPersister(),
				entry.getId(), LoadedRows.deletionId(entity, session), entry.getVersion()) : null;
	}

	EntityKey key(SharedSessionContractImplementor session) {
		return session.generateEntityKey(this.id, this.persister);
	}

}
