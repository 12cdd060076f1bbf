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

import java.util.Map;
import java.util.function.Consumer;

import dev.plinth.softdelete.visibility.VisibilityRestriction;
import org.hibernate.Filter;
import org.hibernate.cache.spi.access.CollectionDataAccess;
import org.hibernate.mapping.Collection;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.collection.BasicCollectionPersister;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Persister of collections of soft-deletable entities that have a table of their own and
 * hold something else: values, or entities that are not soft-deletable. Public for
 * Hibernate, which instantiates it; not for use by applications.
 */
public final class OwnedCollectionPersister extends BasicCollectionPersister {

	/**
	 * Create the persister.
	 * @param collection the boot-time model of the collection
	 * @param cacheAccess the second-level cache of the collection, if any
	 * @param creationContext the run-time model under construction
	 */
	public OwnedCollectionPersister(Collection collection, @Nullable CollectionDataAccess cacheAccess,
			RuntimeModelCreationContext creationContext) {
		super(collection, cacheAccess, creationContext);
	}

	@Override
	public void applyFilterRestrictions(Consumer<Predicate> predicateConsumer, TableGroup tableGroup,
			boolean useQualifier, Map<String, Filter> enabledFilters, boolean onlyApplyLoadByKeyFilters,
			SqlAstCreationState creationState) {
		super.applyFilterRestrictions(predicateConsumer, tableGroup, useQualifier, enabledFilters,
				onlyApplyLoadByKeyFilters, creationState);
		VisibilityRestriction.restrictRows(this, tableGroup, creationState);
	}

}
