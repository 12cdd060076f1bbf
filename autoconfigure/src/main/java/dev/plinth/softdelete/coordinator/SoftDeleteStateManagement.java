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

import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.DeleteCoordinator;
import org.hibernate.persister.entity.mutation.UpdateCoordinator;
import org.hibernate.persister.state.internal.AbstractStateManagement;
import org.hibernate.persister.state.spi.StateManagement;

/**
 * Tells Hibernate how rows of soft-deletable entities are written: deletions are updates,
 * and an update reaches living rows only. Public for Hibernate, which reads
 * {@link #INSTANCE}; not for use by applications.
 */
public final class SoftDeleteStateManagement extends AbstractStateManagement {

	/**
	 * The instance that Hibernate uses.
	 */
	public static final StateManagement INSTANCE = new SoftDeleteStateManagement();

	private SoftDeleteStateManagement() {
	}

	@Override
	public UpdateCoordinator createUpdateCoordinator(EntityPersister persister) {
		return new LivingRowUpdateCoordinator(persister);
	}

	@Override
	public UpdateCoordinator createMergeCoordinator(EntityPersister persister) {
		return new SoftDeleteUpsertCoordinator(persister);
	}

	@Override
	public DeleteCoordinator createDeleteCoordinator(EntityPersister persister) {
		return new SoftDeleteCoordinator(persister, SoftDeleteAttributes.required(persister));
	}

}
