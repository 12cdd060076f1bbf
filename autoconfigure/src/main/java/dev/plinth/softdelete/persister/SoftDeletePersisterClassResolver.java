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
package dev.plinth.softdelete.persister;

import dev.plinth.softdelete.model.SoftDeletableMapping;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.persister.collection.BasicCollectionPersister;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.collection.OneToManyPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.JoinedSubclassEntityPersister;
import org.hibernate.persister.entity.SingleTableEntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.persister.spi.PersisterClassResolver;

/**
 * Gives soft-deletable entities, and collections of them, the persisters that hide
 * deleted rows. All others keep the persisters that they have without Plinth.
 */
public final class SoftDeletePersisterClassResolver implements PersisterClassResolver {

	private final PersisterClassResolver delegate;

	public SoftDeletePersisterClassResolver(PersisterClassResolver delegate) {
		this.delegate = delegate;
	}

	@Override
	public Class<? extends EntityPersister> getEntityPersisterClass(PersistentClass entity) {
		Class<? extends EntityPersister> standard = this.delegate.getEntityPersisterClass(entity);
		if (!SoftDeletableMapping.isSoftDeletable(entity)) {
			return standard;
		}
		if (standard == SingleTableEntityPersister.class) {
			return SoftDeleteSingleTableEntityPersister.class;
		}
		if (standard == JoinedSubclassEntityPersister.class) {
			return SoftDeleteJoinedSubclassEntityPersister.class;
		}
		if (standard == UnionSubclassEntityPersister.class) {
			return SoftDeleteUnionSubclassEntityPersister.class;
		}
		throw unsupported(entity.getEntityName(), standard);
	}

	@Override
	public Class<? extends CollectionPersister> getCollectionPersisterClass(Collection collection) {
		Class<? extends CollectionPersister> standard = this.delegate.getCollectionPersisterClass(collection);
		if (!SoftDeletableMapping.hasSoftDeletableElements(collection)) {
			return (standard == BasicCollectionPersister.class
					&& SoftDeletableMapping.isSoftDeletable(collection.getOwner())) ? OwnedCollectionPersister.class
							: standard;
		}
		if (standard == OneToManyPersister.class) {
			return SoftDeleteOneToManyPersister.class;
		}
		if (standard == BasicCollectionPersister.class) {
			return SoftDeleteBasicCollectionPersister.class;
		}
		throw unsupported(collection.getRole(), standard);
	}

	private static IllegalStateException unsupported(String role, Class<?> persister) {
		return new IllegalStateException("'" + role + "' is soft-deletable but mapped by the persister "
				+ persister.getName() + ", which would show its deleted rows");
	}

}
