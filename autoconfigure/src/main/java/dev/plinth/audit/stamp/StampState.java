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

import dev.plinth.mapping.EntryState;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What the stamps of a managed entity depend on. It is kept with the entry of the entity
 * in the persistence context, so that it ends with the entry.
 */
public final class StampState extends EntryState {

	private boolean contentUnchanged;

	private @Nullable Object @Nullable [] embeddables;

	private StampState() {
	}

	/**
	 * Note whether the update that a flush has scheduled changes the content of the
	 * entity.
	 */
	public static void noteContent(EntityEntry entry, boolean changed) {
		if (!changed || entry.getExtraState(StampState.class) != null) {
			of(entry).contentUnchanged = !changed;
		}
	}

	/**
	 * Return whether a write is an update that leaves the content as it is.
	 */
	static boolean isContentUnchanged(Object entity, EventType event, SharedSessionContractImplementor session) {
		EntityEntry entry = (event == EventType.UPDATE) ? session.getPersistenceContextInternal().getEntry(entity)
				: null;
		StampState state = (entry != null) ? entry.getExtraState(StampState.class) : null;
		return state != null && state.contentUnchanged;
	}

	/**
	 * Keep the embeddables that an entity has before it is inserted.
	 * @param embeddables the values of its attributes, those that are no embeddables with
	 * stamps being {@code null}
	 */
	static void keepEmbeddables(EntityEntry entry, @Nullable Object[] embeddables) {
		of(entry).embeddables = embeddables;
	}

	/**
	 * Hand out the embeddables that have been kept.
	 */
	static @Nullable Object @Nullable [] takeEmbeddables(EntityEntry entry) {
		StampState state = entry.getExtraState(StampState.class);
		if (state == null) {
			return null;
		}
		@Nullable Object[] kept = state.embeddables;
		state.embeddables = null;
		return kept;
	}

	private static StampState of(EntityEntry entry) {
		StampState state = entry.getExtraState(StampState.class);
		if (state == null) {
			state = new StampState();
			entry.addExtraState(state);
		}
		return state;
	}

}
