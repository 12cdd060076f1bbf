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
package dev.plinth.softdelete.reference;

import dev.plinth.mapping.DynamicUpdateStateManagement;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.UpdateCoordinator;
import org.hibernate.persister.state.spi.StateManagement;

/**
 * Tells Hibernate how rows of entities are updated that are not soft-deletable but hide
 * references. Public for Hibernate, which reads {@link #INSTANCE}; not for use by
 * applications.
 */
public final class HiddenReferenceStateManagement extends DynamicUpdateStateManagement {

	/**
	 * The instance that Hibernate uses.
	 */
	public static final StateManagement INSTANCE = new HiddenReferenceStateManagement();

	private HiddenReferenceStateManagement() {
	}

	@Override
	public UpdateCoordinator createUpdateCoordinator(EntityPersister persister) {
		return new KeyKeepingUpdateCoordinator(persister);
	}

}
