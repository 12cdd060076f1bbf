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
package dev.plinth.audit.stamp;

import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.generator.Generator;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Does for stamps what a generator cannot:
 * <ul>
 * <li>After an insert the entity has the embeddables back that it had before. Hibernate
 * inserts copies of them, made when the entity was persisted, and gives the entity those
 * that the generators return. What the application does to an embeddable that it holds
 * would be lost.</li>
 * <li>A stamped embeddable is no part of the state that its changes are detected by,
 * which is that of the insert otherwise.</li>
 * <li>An update starts from the stamps that the row has: those of an insert that the same
 * flush has made after the state to write was taken from the entity, and none that a
 * callback has set since.</li>
 * </ul>
 */
public final class StampListener implements PreInsertEventListener, PostInsertEventListener, PreUpdateEventListener {

	@Override
	public boolean onPreInsert(PreInsertEvent event) {
		EntityPersister persister = event.getPersister();
		@Nullable Object[] embeddables = null;
		for (int i = 0; i < event.getState().length; i++) {
			if (generator(persister, i) instanceof AnnotatedStampGenerator generator && generator.isEmbeddable()) {
				embeddables = (embeddables != null) ? embeddables : new @Nullable Object[event.getState().length];
				embeddables[i] = persister.getValue(event.getEntity(), i);
			}
		}
		if (embeddables != null) {
			EntityEntry entry = event.getSession().getPersistenceContextInternal().getEntry(event.getEntity());
			if (entry != null) {
				StampState.keepEmbeddables(entry, embeddables);
			}
		}
		return false;
	}

	@Override
	public void onPostInsert(PostInsertEvent event) {
		EntityPersister persister = event.getPersister();
		EntityEntry entry = event.getSession().getPersistenceContextInternal().getEntry(event.getEntity());
		@Nullable Object[] embeddables = (entry != null) ? StampState.takeEmbeddables(entry) : null;
		Object[] state = event.getState();
		for (int i = 0; i < state.length; i++) {
			if (generator(persister, i) instanceof AnnotatedStampGenerator generator && generator.isEmbeddable()) {
				if (embeddables != null && embeddables[i] != null) {
					persister.setValue(event.getEntity(), i,
							generator.retain(embeddables[i], state[i], event.getSession()));
				}
				state[i] = persister.getPropertyTypes()[i].deepCopy(state[i], event.getFactory());
			}
		}
	}

	@Override
	public boolean onPreUpdate(PreUpdateEvent event) {
		EntityPersister persister = event.getPersister();
		Object[] row = event.getOldState();
		if (row != null) { // which a stateless session does not know
			Object[] state = event.getState();
			for (int i = 0; i < state.length; i++) {
				Generator generator = generator(persister, i);
				if (StampGenerators.isStamp(generator) && row[i] != LazyPropertyInitializer.UNFETCHED_PROPERTY) {
					state[i] = (generator instanceof AnnotatedStampGenerator annotated)
							? annotated.retain(persister.getValue(event.getEntity(), i), row[i], event.getSession())
							: row[i];
					persister.setValue(event.getEntity(), i, state[i]);
				}
			}
		}
		return false;
	}

	@Override
	public boolean requiresPostCommitHandling(EntityPersister persister) {
		return false;
	}

	private static @Nullable Generator generator(EntityPersister persister, int attribute) {
		return persister.getGenerators()[attribute];
	}

}
