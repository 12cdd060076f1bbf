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
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.loader.ast.spi.CascadingFetchProfile;

/**
 * Hides deleted rows from {@code find}, whatever it found them in, and has the session
 * forget their natural ids. References resolve by other load types and are left alone,
 * and so is the look-up of a merge, which has to know that the row exists.
 */
public final class SoftDeleteLoadEventListener implements LoadEventListener {

	@Override
	public void onLoad(LoadEvent event, LoadType loadType) {
		boolean merge = event.getSession()
			.getLoadQueryInfluencers()
			.getEnabledCascadingFetchProfile() == CascadingFetchProfile.MERGE;
		if (hasNaturalId(event)) {
			forgetHidden(event);
		}
		if (loadType == LoadEventListener.GET && !merge
				&& !LoadedRows.isVisible(event.getResult(), event.getSession())) {
			event.setResult(null);
		}
	}

	private static boolean hasNaturalId(LoadEvent event) {
		return event.getSession()
			.getFactory()
			.getMappingMetamodel()
			.getEntityDescriptor(event.getEntityClassName())
			.getNaturalIdMapping() != null;
	}

	private static void forgetHidden(LoadEvent event) {
		if (event.getResult() != null && Hibernate.isInitialized(event.getResult())) {
			PersistenceContext persistenceContext = event.getSession().getPersistenceContextInternal();
			Object entity = Hibernate.unproxy(event.getResult());
			EntityEntry entry = persistenceContext.getEntry(entity);
			if (entry != null) {
				NaturalIds.forgetHidden(entity, event.getEntityId(), entry.getPersister(), persistenceContext);
			}
		}
	}

}
