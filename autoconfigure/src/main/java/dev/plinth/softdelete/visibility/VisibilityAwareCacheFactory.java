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

import java.util.function.Function;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.Visibility;
import org.hibernate.internal.util.cache.InternalCache;
import org.hibernate.internal.util.cache.InternalCacheFactory;
import org.hibernate.query.spi.QueryInterpretationCache;

/**
 * Makes the {@linkplain DeletedRows scope} part of the key of every cached query plan, so
 * that a plan made in one scope never serves another, and each scope has its plans served
 * from the cache. Outside every scope, keys stay as they are.
 */
public final class VisibilityAwareCacheFactory implements InternalCacheFactory {

	private final InternalCacheFactory delegate;

	public VisibilityAwareCacheFactory(InternalCacheFactory delegate) {
		this.delegate = delegate;
	}

	@Override
	public <K, V> InternalCache<K, V> createInternalCache(int intendedApproximateSize) {
		return new VisibilityAwareCache<>(this.delegate.createInternalCache(intendedApproximateSize));
	}

	/**
	 * Key of a plan made in a scope.
	 *
	 * @param visibility what the scope sees
	 * @param editing whether deleted rows may be edited in the scope
	 * @param key the key outside every scope
	 */
	private record ScopedKey(Visibility visibility, boolean editing, QueryInterpretationCache.Key key) {

	}

	/**
	 * A cache that tells the scopes apart.
	 *
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 */
	private static final class VisibilityAwareCache<K, V> implements InternalCache<K, V> {

		private final InternalCache<Object, V> delegate;

		VisibilityAwareCache(InternalCache<Object, V> delegate) {
			this.delegate = delegate;
		}

		@Override
		public int heldElementsEstimate() {
			return this.delegate.heldElementsEstimate();
		}

		@Override
		public V get(K key) {
			return this.delegate.get(scoped(key));
		}

		@Override
		public void put(K key, V value) {
			this.delegate.put(scoped(key), value);
		}

		@Override
		public void clear() {
			this.delegate.clear();
		}

		@Override
		public V computeIfAbsent(K key, Function<? super K, ? extends V> mappingFunction) {
			return this.delegate.computeIfAbsent(scoped(key), (scoped) -> mappingFunction.apply(key));
		}

		private static Object scoped(Object key) {
			Visibility visibility = DeletedRows.visibility();
			return (visibility != Visibility.LIVE && key instanceof QueryInterpretationCache.Key plan)
					? new ScopedKey(visibility, DeletedRows.isEditing(), plan) : key;
		}

	}

}
