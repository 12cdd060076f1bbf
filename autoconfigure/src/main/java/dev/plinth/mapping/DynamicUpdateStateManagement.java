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

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.values.GeneratedValues;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.UpdateCoordinator;
import org.hibernate.persister.entity.mutation.UpdateCoordinatorStandard;
import org.hibernate.persister.state.internal.AbstractStateManagement;
import org.hibernate.persister.state.spi.StateManagement;
import org.jspecify.annotations.Nullable;

/**
 * Tells Hibernate how a stateless session writes the rows of entities that have
 * attributes which are generated on update: of those that write changed columns only, it
 * also updates the others, see {@link DynamicUpdates}, and it tells inserts from updates,
 * see {@link UpsertCoordinator}. Public for Hibernate, which reads {@link #INSTANCE}; not
 * for use by applications.
 */
public class DynamicUpdateStateManagement extends AbstractStateManagement {

	/**
	 * The instance that Hibernate uses.
	 */
	public static final StateManagement INSTANCE = new DynamicUpdateStateManagement();

	/**
	 * Create the state management.
	 */
	protected DynamicUpdateStateManagement() {
	}

	@Override
	public UpdateCoordinator createUpdateCoordinator(EntityPersister persister) {
		return new UpdateCoordinatorStandard(persister, persister.getFactory()) {

			@Override
			public @Nullable GeneratedValues update(Object entity, Object id, @Nullable Object rowId, Object[] values,
					@Nullable Object oldVersion, Object @Nullable [] oldValues, int @Nullable [] dirtyAttributes,
					boolean hasDirtyCollection, SharedSessionContractImplementor session) {
				return super.update(entity, id, rowId, values, oldVersion, oldValues,
						DynamicUpdates.attributes(dirtyAttributes, values, persister), hasDirtyCollection, session);
			}

		};
	}

	@Override
	public UpdateCoordinator createMergeCoordinator(EntityPersister persister) {
		return new UpsertCoordinator(persister);
	}

}
