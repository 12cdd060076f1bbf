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

import dev.plinth.softdelete.session.LoadedRows;
import org.hibernate.cache.spi.DomainDataRegion;
import org.hibernate.cache.spi.access.AccessType;
import org.hibernate.cache.spi.access.EntityDataAccess;
import org.hibernate.cache.spi.access.SoftLock;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * The second-level cache of a soft-deletable entity. Deleted rows are in it as well, for
 * the references that resolve to them. A session hides them when it looks a row up;
 * Hibernate leaves no such place in a stateless session, so its look-ups go past the
 * cache.
 */
public final class SharedEntityCache implements EntityDataAccess {

	private final EntityDataAccess delegate;

	private SharedEntityCache(EntityDataAccess delegate) {
		this.delegate = delegate;
	}

	public static @Nullable EntityDataAccess of(@Nullable EntityDataAccess delegate) {
		return (delegate != null) ? new SharedEntityCache(delegate) : null;
	}

	@Override
	public @Nullable Object get(SharedSessionContractImplementor session, Object key) {
		return LoadedRows.isLookUp(session) ? null : this.delegate.get(session, key);
	}

	@Override
	public DomainDataRegion getRegion() {
		return this.delegate.getRegion();
	}

	@Override
	public AccessType getAccessType() {
		return this.delegate.getAccessType();
	}

	@Override
	public Object generateCacheKey(Object id, EntityPersister rootEntityDescriptor, SessionFactoryImplementor factory,
			@Nullable String tenantIdentifier) {
		return this.delegate.generateCacheKey(id, rootEntityDescriptor, factory, tenantIdentifier);
	}

	@Override
	public Object getCacheKeyId(Object cacheKey) {
		return this.delegate.getCacheKeyId(cacheKey);
	}

	@Override
	public boolean contains(Object key) {
		return this.delegate.contains(key);
	}

	@Override
	public boolean putFromLoad(SharedSessionContractImplementor session, Object key, Object value,
			@Nullable Object version) {
		return this.delegate.putFromLoad(session, key, value, version);
	}

	@Override
	public boolean putFromLoad(SharedSessionContractImplementor session, Object key, Object value,
			@Nullable Object version, boolean minimalPutOverride) {
		return this.delegate.putFromLoad(session, key, value, version, minimalPutOverride);
	}

	@Override
	public boolean insert(SharedSessionContractImplementor session, Object key, Object value,
			@Nullable Object version) {
		return this.delegate.insert(session, key, value, version);
	}

	@Override
	public boolean afterInsert(SharedSessionContractImplementor session, Object key, Object value,
			@Nullable Object version) {
		return this.delegate.afterInsert(session, key, value, version);
	}

	@Override
	public boolean update(SharedSessionContractImplementor session, Object key, Object value,
			@Nullable Object currentVersion, @Nullable Object previousVersion) {
		return this.delegate.update(session, key, value, currentVersion, previousVersion);
	}

	@Override
	public boolean afterUpdate(SharedSessionContractImplementor session, Object key, Object value,
			@Nullable Object currentVersion, @Nullable Object previousVersion, @Nullable SoftLock lock) {
		return this.delegate.afterUpdate(session, key, value, currentVersion, previousVersion, lock);
	}

	@Override
	public @Nullable SoftLock lockItem(SharedSessionContractImplementor session, Object key, @Nullable Object version) {
		return this.delegate.lockItem(session, key, version);
	}

	@Override
	public void unlockItem(SharedSessionContractImplementor session, Object key, @Nullable SoftLock lock) {
		this.delegate.unlockItem(session, key, lock);
	}

	@Override
	public void remove(SharedSessionContractImplementor session, Object key) {
		this.delegate.remove(session, key);
	}

	@Override
	public void removeAll(SharedSessionContractImplementor session) {
		this.delegate.removeAll(session);
	}

	@Override
	public @Nullable SoftLock lockRegion() {
		return this.delegate.lockRegion();
	}

	@Override
	public void unlockRegion(@Nullable SoftLock lock) {
		this.delegate.unlockRegion(lock);
	}

	@Override
	public void evict(Object key) {
		this.delegate.evict(key);
	}

	@Override
	public void evictAll() {
		this.delegate.evictAll();
	}

}
