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

import java.util.List;

import dev.plinth.softdelete.session.PendingDeletion;
import dev.plinth.softdelete.session.SoftDeleteAction;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.internal.DefaultRefreshEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.RefreshEvent;

/**
 * Keeps a refresh from taking a deletion back that the next flush carries out: a removed
 * entity cannot be refreshed (Jakarta Persistence 3.2, section 3.3.5), and one that is
 * loaded again because a refresh cascades to it stays removed.
 */
public final class SoftDeleteRefreshEventListener extends DefaultRefreshEventListener {

	@Override
	public void onRefresh(RefreshEvent event) {
		EventSource session = event.getSession();
		PersistenceContext persistenceContext = session.getPersistenceContextInternal();
		Object refreshed = event.getObject();
		if (refreshed != null && Hibernate.isInitialized(refreshed)
				&& PendingDeletion.of(persistenceContext.getEntry(Hibernate.unproxy(refreshed))) != null) {
			throw new IllegalArgumentException("Removed entity cannot be refreshed");
		}
		List<SoftDeleteAction> pending = SoftDeleteAction.pendingIn(session);
		super.onRefresh(event);
		pending.forEach(SoftDeleteAction::pending);
	}

}
