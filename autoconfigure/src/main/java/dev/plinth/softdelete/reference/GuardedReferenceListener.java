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
package dev.plinth.softdelete.reference;

import dev.plinth.entity.DeletedReferencePolicy;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.event.spi.PreUpsertEvent;
import org.hibernate.event.spi.PreUpsertEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Applies the {@linkplain DeletedReferencePolicy policies} to what a session has loaded,
 * ahead of callbacks of the application, and keeps hidden references of entities that a
 * stateless session writes: it does not know which attributes have changed.
 */
public final class GuardedReferenceListener
		implements PostLoadEventListener, PreUpdateEventListener, PreUpsertEventListener {

	private final GuardedReferences references;

	private final OneToOneChildren children;

	public GuardedReferenceListener(GuardedReferences references, OneToOneChildren children) {
		this.references = references;
		this.children = children;
	}

	@Override
	public void onPostLoad(PostLoadEvent event) {
		EntityPersister persister = event.getPersister(); // where a proxy was first, of
															// its class
		if (this.children.areIn(persister)) {
			this.children.read(event.getEntity(), event.getSession());
		}
		if (this.references.areIn(persister)) {
			this.references.read(event.getEntity(), event.getSession());
		}
	}

	@Override
	public boolean onPreUpdate(PreUpdateEvent event) {
		keepHidden(event.getId(), event.getState(), event.getPersister(), event.getSession());
		return false;
	}

	@Override
	public boolean onPreUpsert(PreUpsertEvent event) {
		keepHidden(event.getId(), event.getState(), event.getPersister(), event.getSession());
		return false;
	}

	private void keepHidden(Object id, @Nullable Object[] state, EntityPersister persister,
			SharedSessionContractImplementor session) {
		if (session instanceof EventSource) {
			return;
		}
		for (GuardedReference reference : this.references.of(persister)) {
			if (reference.isHiding() && reference.path().valueIn(state, session) == null) {
				Object hidden = GuardedReferences.hidden(reference, id, persister, session);
				if (hidden != null) {
					reference.path().replaceIn(state, hidden, session);
				}
			}
		}
	}

}
