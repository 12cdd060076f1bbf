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
package dev.plinth.audit;

import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.generator.Generator;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Does for attributes that are stamped on behalf of annotations what a generator cannot:
 * <ul>
 * <li>Before an update it takes back what the application has set in the stamps of the
 * insert. The column is not updated anyway, but the instance and the second-level cache
 * would show it.</li>
 * <li>After an insert it separates a stamped embeddable from the state that its changes
 * are detected by: Hibernate gives both the instance that a generator returns.</li>
 * </ul>
 */
final class AnnotatedStampListener implements PreUpdateEventListener, PostInsertEventListener {

	@Override
	public boolean onPreUpdate(PreUpdateEvent event) {
		Object[] loaded = event.getOldState();
		if (loaded != null) {
			EntityPersister persister = event.getPersister();
			Object[] state = event.getState();
			for (int i = 0; i < state.length; i++) {
				if (generator(persister, i) instanceof AnnotatedStampGenerator generator
						&& loaded[i] != LazyPropertyInitializer.UNFETCHED_PROPERTY) {
					Object value = generator.retainFixed(state[i], loaded[i], event.getSession());
					if (value != state[i]) {
						state[i] = value;
						persister.setValue(event.getEntity(), i, value);
					}
				}
			}
		}
		return false;
	}

	@Override
	public void onPostInsert(PostInsertEvent event) {
		EntityPersister persister = event.getPersister();
		Object[] state = event.getState();
		for (int i = 0; i < state.length; i++) {
			if (generator(persister, i) instanceof AnnotatedStampGenerator generator && generator.isEmbeddable()) {
				state[i] = persister.getPropertyTypes()[i].deepCopy(state[i], event.getFactory());
			}
		}
	}

	@Override
	public boolean requiresPostCommitHandling(EntityPersister persister) {
		return false;
	}

	private static @Nullable Generator generator(EntityPersister persister, int attribute) {
		return persister.getGenerators()[attribute];
	}

}
