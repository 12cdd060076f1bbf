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

import java.util.Collections;
import java.util.Map;
import java.util.function.Function;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.Visibility;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.session.LoadedRows;
import org.hibernate.Filter;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionKey;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.spi.CollectionLoader;
import org.hibernate.persister.collection.CollectionPersister;
import org.jspecify.annotations.Nullable;

/**
 * The loaders of one collection that show deleted elements: all of them, or those that
 * went with a deleted owner. Made when first needed.
 */
public final class ElementLoaders {

	private final CollectionPersister collection;

	private final Function<LoadQueryInfluencers, CollectionLoader> factory;

	private volatile @Nullable CollectionLoader all;

	private volatile @Nullable CollectionLoader ofDeletedOwner;

	public ElementLoaders(CollectionPersister collection, Function<LoadQueryInfluencers, CollectionLoader> factory) {
		this.collection = collection;
		this.factory = factory;
	}

	/**
	 * Select the loader for the collection of one owner. Where the application has
	 * enabled filters, a loader is made for the occasion, as Hibernate does.
	 * @param key the key of the collection
	 * @param session the session that loads it
	 * @return the loader, or {@code null} if living elements are all that is seen
	 */
	public @Nullable CollectionLoader select(Object key, SharedSessionContractImplementor session) {
		LoadQueryInfluencers influencers = session.getLoadQueryInfluencers();
		if (DeletedRows.visibility() == Visibility.ALL) {
			return influencers.hasEnabledFilters() ? this.factory.apply(influencers) : all(session.getFactory());
		}
		if (isOwnerDeleted(key, session)) {
			return influencers.hasEnabledFilters()
					? this.factory.apply(new OfDeletedOwner(this.collection, influencers.getEnabledFilters()))
					: ofDeletedOwner();
		}
		return null;
	}

	private CollectionLoader all(SessionFactoryImplementor sessionFactory) {
		CollectionLoader loader = this.all;
		if (loader == null) {
			loader = this.factory.apply(new LoadQueryInfluencers(sessionFactory));
			this.all = loader;
		}
		return loader;
	}

	private CollectionLoader ofDeletedOwner() {
		CollectionLoader loader = this.ofDeletedOwner;
		if (loader == null) {
			loader = this.factory.apply(new OfDeletedOwner(this.collection, Collections.emptyMap()));
			this.ofDeletedOwner = loader;
		}
		return loader;
	}

	private boolean isOwnerDeleted(Object key, SharedSessionContractImplementor session) {
		if (SoftDeleteAttributes.of(this.collection.getOwnerEntityPersister()) == null) {
			return false;
		}
		PersistenceContext persistenceContext = session.getPersistenceContextInternal();
		PersistentCollection<?> loading = persistenceContext.getCollection(new CollectionKey(this.collection, key));
		Object owner = (loading != null) ? loading.getOwner()
				: persistenceContext.getCollectionOwner(key, this.collection);
		return owner != null && LoadedRows.isDeleted(owner, session);
	}

	/**
	 * Marks the statement that loads the elements of a deleted owner.
	 */
	static final class OfDeletedOwner extends LoadQueryInfluencers {

		private final transient CollectionPersister collection;

		private final transient Map<String, Filter> filters;

		OfDeletedOwner(CollectionPersister collection, Map<String, Filter> filters) {
			super(collection.getFactory());
			this.collection = collection;
			this.filters = filters;
		}

		boolean loads(CollectionPersister candidate) {
			return this.collection == candidate;
		}

		@Override
		public boolean hasEnabledFilters() {
			return !this.filters.isEmpty();
		}

		@Override
		public Map<String, Filter> getEnabledFilters() {
			return this.filters;
		}

	}

}
