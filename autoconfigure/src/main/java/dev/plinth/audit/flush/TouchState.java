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

import dev.plinth.mapping.EntryState;
import org.hibernate.engine.spi.EntityEntry;

/**
 * What a session knows of a managed entity that touches or is touched. It is kept with
 * the entry of the entity in the persistence context, so that it ends with the entry.
 */
final class TouchState extends EntryState {

	private boolean touched;

	private boolean inserted;

	private boolean pending;

	private TouchState() {
	}

	static boolean isTouched(EntityEntry entry) {
		TouchState state = entry.getExtraState(TouchState.class);
		return state != null && state.touched;
	}

	/**
	 * Note that the next flush updates the entity.
	 * @return whether that was not known yet
	 */
	static boolean touch(EntityEntry entry) {
		TouchState state = of(entry);
		boolean untouched = !state.touched;
		state.touched = true;
		return untouched;
	}

	/**
	 * Note that the next flush is to update the entity, and what that touches.
	 */
	static void touchAtNextFlush(EntityEntry entry) {
		of(entry).pending = true;
	}

	/**
	 * Return whether the entity waits for a flush to be updated.
	 */
	static boolean isPending(EntityEntry entry) {
		TouchState state = entry.getExtraState(TouchState.class);
		return state != null && state.pending;
	}

	/**
	 * Return whether the entity has been inserted since the last flush.
	 */
	static boolean isInserted(EntityEntry entry) {
		TouchState state = entry.getExtraState(TouchState.class);
		return state != null && state.inserted;
	}

	static void noteInsert(EntityEntry entry) {
		of(entry).inserted = true;
	}

	/**
	 * Forget who is touched, as at the start of a flush.
	 */
	static void reset(EntityEntry entry) {
		TouchState state = entry.getExtraState(TouchState.class);
		if (state != null) {
			state.touched = false;
		}
	}

	/**
	 * Forget all, as a flush has written it.
	 */
	static void complete(EntityEntry entry) {
		TouchState state = entry.getExtraState(TouchState.class);
		if (state != null) {
			state.touched = false;
			state.inserted = false;
			state.pending = false;
		}
	}

	private static TouchState of(EntityEntry entry) {
		TouchState state = entry.getExtraState(TouchState.class);
		if (state == null) {
			state = new TouchState();
			entry.addExtraState(state);
		}
		return state;
	}

}
