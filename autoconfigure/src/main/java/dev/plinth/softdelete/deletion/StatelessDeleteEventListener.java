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
package dev.plinth.softdelete.deletion;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.model.StoredRows;
import dev.plinth.softdelete.removal.HardDeletion;
import jakarta.persistence.TypedQuery;
import org.hibernate.cache.spi.access.EntityDataAccess;
import org.hibernate.cache.spi.access.SoftLock;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PreDeleteEvent;
import org.hibernate.event.spi.PreDeleteEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.stat.spi.StatisticsImplementor;

/**
 * Deletes in the place of a stateless session what owns collections: before it asks
 * anybody how the row is deleted, such a session removes the rows of the collections. A
 * veto to that deletion is the only thing that comes earlier. What follows the deletion
 * of a row in Hibernate follows here as well.
 * <p>
 * A row that is deleted already stays as it is.
 */
public final class StatelessDeleteEventListener implements PreDeleteEventListener {

	@Override
	public boolean onPreDelete(PreDeleteEvent event) {
		SharedSessionContractImplementor session = event.getSession();
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(event.getPersister());
		if (session.isEventSource() || attributes == null || HardDeletion.isActiveIn(session)) {
			return false;
		}
		if (attributes.isDeleted(event.getEntity()) && !isLiving(event, attributes)) {
			return true;
		}
		if (!event.getPersister().hasOwnedCollections()) {
			return false;
		}
		delete(event, session);
		return true;
	}

	/**
	 * What an instance says does not tell what the row is: its deletion may have been
	 * rolled back, or the application has assigned it.
	 */
	private static boolean isLiving(PreDeleteEvent event, SoftDeleteAttributes attributes) {
		TypedQuery<Long> living = StoredRows.ALL
			.query(event.getSession(),
					"select count(*) from " + attributes.entityName() + " e where id(e) = :id and "
							+ attributes.mark().living("e"),
					Long.class)
			.setParameter("id", event.getId());
		return DeletedRows.<Long>include(living::getSingleResult) > 0;
	}

	private static void delete(PreDeleteEvent event, SharedSessionContractImplementor session) {
		Object entity = event.getEntity();
		Object id = event.getId();
		EntityPersister persister = event.getPersister();
		session.getInterceptor().onDelete(entity, id, persister.getPropertyNames(), persister.getPropertyTypes());
		Object version = persister.getVersion(entity);
		Runnable cacheRemoval = lockCacheItem(id, version, persister, session);
		persister.getDeleteCoordinator().delete(entity, id, version, session);
		cacheRemoval.run();
		session.getFactory().getEventListenerGroups().eventListenerGroup_POST_DELETE.fireLazyEventOnEachListener(
				() -> new PostDeleteEvent(entity, id, null, persister, session), PostDeleteEventListener::onPostDelete);
		StatisticsImplementor statistics = session.getFactory().getStatistics();
		if (statistics.isStatisticsEnabled()) {
			statistics.deleteEntity(persister.getEntityName());
		}
	}

	private static Runnable lockCacheItem(Object id, Object version, EntityPersister persister,
			SharedSessionContractImplementor session) {
		if (!persister.canWriteToCache()) {
			return () -> {
			};
		}
		EntityDataAccess cache = persister.getCacheAccessStrategy();
		Object key = cache.generateCacheKey(id, persister, session.getFactory(), session.getTenantIdentifier());
		SoftLock lock = cache.lockItem(session, key, version);
		session.getTransactionCompletionCallbacks()
			.registerCallback((success, completed) -> cache.unlockItem(completed, key, lock));
		return () -> cache.remove(session, key);
	}

}
