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
package dev.plinth.softdelete.session;

import dev.plinth.mapping.EntryState;
import dev.plinth.softdelete.model.Deletion;
import org.hibernate.engine.spi.EntityEntry;
import org.jspecify.annotations.Nullable;

/**
 * A deletion that the next flush carries out. It is kept with the entry of the entity in
 * the persistence context, so that it ends with the entry.
 */
public final class PendingDeletion extends EntryState {

	private @Nullable Deletion deletion;

	private @Nullable SoftDeleteAction action;

	private Object @Nullable [] state;

	private int @Nullable [] dirtyAttributes;

	private boolean dirtyCollection;

	private boolean newRow;

	private @Nullable Object nextVersion;

	private PendingDeletion() {
	}

	/**
	 * Return the pending deletion of an entity.
	 * @param entry the entry of the entity
	 * @return the deletion, or {@code null} if none is pending
	 */
	public static @Nullable PendingDeletion of(@Nullable EntityEntry entry) {
		PendingDeletion pending = (entry != null) ? entry.getExtraState(PendingDeletion.class) : null;
		return (pending != null && pending.deletion != null) ? pending : null;
	}

	/**
	 * Return whether a deletion of the entity has been carried out while it was managed.
	 */
	public static boolean wasCarriedOut(EntityEntry entry) {
		PendingDeletion pending = entry.getExtraState(PendingDeletion.class);
		return pending != null && pending.deletion == null;
	}

	static void register(EntityEntry entry, Deletion deletion, SoftDeleteAction action) {
		PendingDeletion pending = entry.getExtraState(PendingDeletion.class);
		if (pending == null) {
			pending = new PendingDeletion();
			entry.addExtraState(pending);
		}
		pending.deletion = deletion;
		pending.newRow = !entry.isExistsInDatabase();
		pending.action = action;
	}

	/**
	 * Take over what the flush found changed in the entity.
	 */
	public void prepare(Object[] state, int @Nullable [] dirtyAttributes, boolean dirtyCollection,
			@Nullable Object nextVersion) {
		this.state = state;
		this.dirtyAttributes = dirtyAttributes;
		this.dirtyCollection = dirtyCollection;
		this.nextVersion = nextVersion;
	}

	public void complete() {
		this.deletion = null;
		this.action = null;
		this.state = null;
		this.dirtyAttributes = null;
		this.nextVersion = null;
	}

	/**
	 * Return whether the flush that deletes the row inserts it first, with values that
	 * are generated then.
	 */
	boolean isOfNewRow() {
		return this.newRow;
	}

	public boolean isPrepared() {
		return this.state != null;
	}

	public Deletion deletion() {
		return required(this.deletion);
	}

	public SoftDeleteAction action() {
		return required(this.action);
	}

	public Object[] state() {
		return required(this.state);
	}

	public int @Nullable [] dirtyAttributes() {
		return this.dirtyAttributes;
	}

	public boolean hasDirtyCollection() {
		return this.dirtyCollection;
	}

	public @Nullable Object nextVersion() {
		return this.nextVersion;
	}

	private static <T> T required(@Nullable T value) {
		if (value == null) {
			throw new IllegalStateException("The deletion is not pending");
		}
		return value;
	}

}
