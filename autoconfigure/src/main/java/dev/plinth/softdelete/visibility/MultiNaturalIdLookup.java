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
package dev.plinth.softdelete.visibility;

import java.util.ArrayList;
import java.util.List;

import org.hibernate.KeyType;
import org.hibernate.LockMode;
import org.hibernate.OrderingMode;
import org.hibernate.ReadOnlyMode;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.loader.ast.spi.MultiNaturalIdLoadOptions;
import org.hibernate.loader.ast.spi.MultiNaturalIdLoader;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Looks several rows up by natural id, each like one alone and with a statement of its
 * own where the session does not know the row.
 */
final class MultiNaturalIdLookup implements MultiNaturalIdLoader<Object> {

	private final EntityPersister persister;

	MultiNaturalIdLookup(EntityPersister persister) {
		this.persister = persister;
	}

	@Override
	public EntityMappingType getLoadable() {
		return this.persister;
	}

	@Override
	public <K> List<@Nullable Object> multiLoad(K[] naturalIds, MultiNaturalIdLoadOptions options,
			SharedSessionContractImplementor session) {
		EventSource lookups = session.asEventSource();
		LockMode lockMode = (options.getLockOptions() != null) ? options.getLockOptions().getLockMode() : LockMode.NONE;
		ReadOnlyMode readOnly = lookups.isDefaultReadOnly() ? ReadOnlyMode.READ_ONLY : ReadOnlyMode.READ_WRITE;
		List<@Nullable Object> found = new ArrayList<>(naturalIds.length);
		for (K naturalId : naturalIds) {
			Object entity = lookups.find(this.persister.getEntityName(), naturalId, KeyType.NATURAL, lockMode,
					readOnly);
			if (entity != null || options.getOrderingMode() == OrderingMode.ORDERED) {
				found.add(entity);
			}
		}
		return found;
	}

}
