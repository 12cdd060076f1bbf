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

import dev.plinth.mapping.UpsertCoordinator;
import dev.plinth.softdelete.DeletedRowException;
import dev.plinth.softdelete.model.StoredDeletion;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Updates or inserts the row of a stateless session's {@code upsert}, unless it is
 * deleted.
 */
final class SoftDeleteUpsertCoordinator extends UpsertCoordinator {

	private final EntityPersister persister;

	SoftDeleteUpsertCoordinator(EntityPersister persister) {
		super(persister);
		this.persister = persister;
	}

	@Override
	protected boolean exists(Object id, SharedSessionContractImplementor session) {
		StoredDeletion stored = StoredDeletion.read(this.persister, id, session);
		if (stored != null && stored.isDeleted()) {
			throw new DeletedRowException(this.persister.getEntityName(), id);
		}
		return stored != null;
	}

}
