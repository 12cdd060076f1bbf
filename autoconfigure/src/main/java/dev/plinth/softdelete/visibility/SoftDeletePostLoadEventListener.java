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

import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.model.StoredDeletion;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;

/**
 * Has a session note of a row that it has loaded what it tells of a deletion, and forget
 * its natural id, if look-ups of the current scope must not be led to that row.
 */
public final class SoftDeletePostLoadEventListener implements PostLoadEventListener {

	@Override
	public void onPostLoad(PostLoadEvent event) {
		note(event);
		NaturalIds.forgetHidden(event.getEntity(), event.getId(), event.getPersister(),
				event.getSession().getPersistenceContextInternal());
		OneToOneLoaders.forgetDeleted(event.getEntity(), event.getPersister(), event.getSession());
	}

	private static void note(PostLoadEvent event) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(event.getPersister());
		if (attributes != null && attributes.isAssignable()) {
			EntityEntry entry = event.getSession().getPersistenceContextInternal().getEntry(event.getEntity());
			if (entry != null) {
				StoredDeletion.note(event.getEntity(), entry, attributes);
			}
		}
	}

}
