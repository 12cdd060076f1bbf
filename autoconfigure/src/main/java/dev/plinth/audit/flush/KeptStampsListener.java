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
package dev.plinth.audit.flush;

import dev.plinth.audit.StampKeeper;
import org.hibernate.Hibernate;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.event.spi.MergeEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PostUpsertEvent;
import org.hibernate.event.spi.PostUpsertEventListener;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Has the instance that another one is merged into keep the stamps of that one, and ends
 * kept stamps that are written without a transaction.
 */
final class KeptStampsListener implements MergeEventListener, PostInsertEventListener, PostUpdateEventListener,
		PostUpsertEventListener, PostDeleteEventListener {

	@Override
	public void onMerge(MergeEvent event) {
		if (event.getResult() != null && Hibernate.isInitialized(event.getOriginal())) {
			StampKeeper.merge(Hibernate.unproxy(event.getOriginal()), Hibernate.unproxy(event.getResult()),
					event.getSession());
		}
	}

	@Override
	public void onMerge(MergeEvent event, MergeContext copiedAlready) {
		onMerge(event);
	}

	@Override
	public void onPostInsert(PostInsertEvent event) {
		StampKeeper.written(event.getEntity(), event.getSession());
	}

	@Override
	public void onPostUpdate(PostUpdateEvent event) {
		StampKeeper.written(event.getEntity(), event.getSession());
	}

	@Override
	public void onPostUpsert(PostUpsertEvent event) {
		StampKeeper.written(event.getEntity(), event.getSession());
	}

	@Override
	public void onPostDelete(PostDeleteEvent event) {
		StampKeeper.written(event.getEntity(), event.getSession());
	}

	@Override
	public boolean requiresPostCommitHandling(EntityPersister persister) {
		return false;
	}

}
