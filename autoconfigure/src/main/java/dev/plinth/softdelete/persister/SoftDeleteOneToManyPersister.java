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

import dev.plinth.softdelete.collection.CollectionRows;
import dev.plinth.softdelete.collection.GaplessListSemantics;
import dev.plinth.softdelete.visibility.ElementLoaders;
import dev.plinth.softdelete.visibility.VisibilityRestriction;
import org.hibernate.Filter;
import org.hibernate.cache.spi.access.CollectionDataAccess;
import org.hibernate.collection.spi.CollectionSemantics;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.spi.CollectionLoader;
import org.hibernate.mapping.Collection;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.collection.OneToManyPersister;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Persister of one-to-many collections with soft-deletable elements. Public for
 * Hibernate, which instantiates it; not for use by applications.
 */
public final class SoftDeleteOneToManyPersister extends OneToManyPersister {

	private final ElementLoaders loaders = new ElementLoaders(this, this::createSingleKeyCollectionLoader);

	/**
	 * Create the persister.
	 * @param collection the boot-time model of the collection
	 * @param cacheAccess not used: a collection shows different elements in different
	 * scopes, and deleting an element does not tell which collections held it
	 * @param creationContext the run-time model under construction
	 */
	public SoftDeleteOneToManyPersister(Collection collection, @Nullable CollectionDataAccess cacheAccess,
			RuntimeModelCreationContext creationContext) {
		super(collection, null, creationContext);
	}

	@Override
	public boolean hasWhereRestrictions() {
		return true;
	}

	@Override
	public void applyFilterRestrictions(Consumer<Predicate> predicateConsumer, TableGroup tableGroup,
			boolean useQualifier, Map<String, Filter> enabledFilters, boolean onlyApplyLoadByKeyFilters,
			SqlAstCreationState creationState) {
		super.applyFilterRestrictions(VisibilityRestriction.grouped(predicateConsumer), tableGroup, useQualifier,
				enabledFilters, onlyApplyLoadByKeyFilters, creationState);
		VisibilityRestriction.restrictElements(this, tableGroup, predicateConsumer, creationState);
	}

	@Override
	protected CollectionLoader determineLoaderToUse(Object key, SharedSessionContractImplementor session) {
		CollectionLoader loader = this.loaders.select(key, session);
		return (loader != null) ? loader : super.determineLoaderToUse(key, session);
	}

	@Override
	public CollectionSemantics<?, ?> getCollectionSemantics() {
		return GaplessListSemantics.of(super.getCollectionSemantics());
	}

	@Override
	public void remove(Object key, SharedSessionContractImplementor session) {
		if (!rows(key, session).remove()) {
			super.remove(key, session);
		}
	}

	@Override
	public void recreate(PersistentCollection<?> collection, Object key, SharedSessionContractImplementor session) {
		if (!rows(key, session).recreate(collection)) {
			super.recreate(collection, key, session);
		}
	}

	/**
	 * Write all changes. Hibernate deletes rows before and inserts others afterwards,
	 * which it is too early for and too late.
	 */
	@Override
	public void updateRows(PersistentCollection<?> collection, Object key, SharedSessionContractImplementor session) {
		if (!rows(key, session).update(collection)) {
			super.deleteRows(collection, key, session);
			super.updateRows(collection, key, session);
			super.insertRows(collection, key, session);
		}
	}

	@Override
	public void deleteRows(PersistentCollection<?> collection, Object key, SharedSessionContractImplementor session) {
		// with the updates
	}

	@Override
	public void insertRows(PersistentCollection<?> collection, Object key, SharedSessionContractImplementor session) {
		// with the updates
	}

	private CollectionRows rows(Object key, SharedSessionContractImplementor session) {
		return new CollectionRows(this, super::deleteRows, super::insertRows, key, session);
	}

}
