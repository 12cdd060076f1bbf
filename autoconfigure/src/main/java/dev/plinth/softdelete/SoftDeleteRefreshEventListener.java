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
package dev.plinth.softdelete;

import org.hibernate.Hibernate;
import org.hibernate.event.internal.DefaultRefreshEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.RefreshContext;
import org.hibernate.event.spi.RefreshEvent;

/**
 * Keeps a refresh from taking a deletion back that the next flush carries out: a removed
 * entity cannot be refreshed (Jakarta Persistence 3.2, section 3.3.5), and is passed over
 * where a refresh cascades to it.
 */
final class SoftDeleteRefreshEventListener extends DefaultRefreshEventListener {

	@Override
	public void onRefresh(RefreshEvent event) {
		if (isRemoved(event)) {
			throw new IllegalArgumentException("Removed entity cannot be refreshed");
		}
		super.onRefresh(event);
	}

	@Override
	public void onRefresh(RefreshEvent event, RefreshContext refreshedAlready) {
		if (!isRemoved(event)) {
			super.onRefresh(event, refreshedAlready);
		}
	}

	private static boolean isRemoved(RefreshEvent event) {
		EventSource session = event.getSession();
		return event.getObject() != null && Hibernate.isInitialized(event.getObject()) && PendingDeletion
			.of(session.getPersistenceContextInternal().getEntry(Hibernate.unproxy(event.getObject()))) != null;
	}

}
