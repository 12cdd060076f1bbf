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

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.plinth.softdelete.model.Deletion;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.action.internal.EntityDeleteAction;
import org.hibernate.action.spi.AfterTransactionCompletionProcess;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The deletion of one managed entity in the action queue of its session. To the outside
 * it is the deletion of an entity, with its events, callbacks and cache handling; but the
 * entity stays managed, now deleted, so that what refers to it is undisturbed.
 */
public final class SoftDeleteAction extends EntityDeleteAction {

	private final Deletion deletion;

	private boolean executed;

	private boolean completionRegistered;

	public SoftDeleteAction(EntityEntry entry, Object entity, Deletion deletion, EventSource session) {
		super(entry.getId(), loadedState(entry, entity), entry.getVersion(), entity, entry.getPersister(), false,
				session);
		this.deletion = deletion;
		PendingDeletion.register(entry, deletion, this);
	}

	/**
	 * Return the deletions that the next flush carries out.
	 * @param session the session that is flushed
	 * @return the deletions
	 */
	public static List<SoftDeleteAction> pendingIn(EventSource session) {
		return (session.getActionQueue().numberOfDeletions() == 0) ? List.of()
				: Stream.of(session.getPersistenceContextInternal().reentrantSafeEntityEntries())
					.map((managed) -> PendingDeletion.of(managed.getValue()))
					.flatMap(Stream::ofNullable)
					.map(PendingDeletion::action)
					.toList();
	}

	private static Object[] loadedState(EntityEntry entry, Object entity) {
		Object[] loadedState = entry.getLoadedState();
		return (loadedState != null) ? loadedState.clone() : entry.getPersister().getValues(entity);
	}

	/**
	 * Carry the deletion out, once: a flush may do so ahead of the action's turn. An
	 * entity that has been detached meanwhile is left alone.
	 */
	@Override
	public void execute() {
		PendingDeletion pending = pending();
		if (this.executed || pending == null) {
			return;
		}
		this.executed = true;
		if (!pending.isPrepared()) {
			prepare(pending);
		}
		super.execute();
	}

	/**
	 * The action is asked each time it has its turn, but is to be told once.
	 */
	@Override
	public @Nullable AfterTransactionCompletionProcess getAfterTransactionCompletionProcess() {
		if (this.completionRegistered) {
			return null;
		}
		this.completionRegistered = true;
		return super.getAfterTransactionCompletionProcess();
	}

	/**
	 * A flush passes entities over that cannot be dirty, such as those that are
	 * read-only.
	 */
	private void prepare(PendingDeletion pending) {
		EntityPersister persister = getPersister();
		SoftDeleteAttributes.required(persister).write(getInstance(), this.deletion);
		Object[] state = persister.getValues(getInstance());
		Object nextVersion = null;
		if (persister.isVersioned()) {
			nextVersion = Versioning.incrementVersion(getInstance(), getVersion(), persister, getSession());
			Versioning.setVersion(state, nextVersion, persister);
		}
		pending.prepare(state, new int[0], false, nextVersion);
	}

	@Override
	protected void postDeleteLoaded(Object id, EntityPersister persister, SharedSessionContractImplementor session,
			Object instance, @Nullable Object cacheKey) {
		EntityEntry entry = session.getPersistenceContextInternal().getEntry(instance);
		PendingDeletion pending = pending();
		if (entry != null && pending != null) {
			SoftDeleteAttributes attributes = SoftDeleteAttributes.required(persister);
			if (pending.isOfNewRow()) {
				attributes.write(instance, this.deletion);
			}
			attributes.written(instance, entry, pending.isOfNewRow() ? persister.getValues(instance) : pending.state(),
					pending.nextVersion(), session);
			pending.complete();
		}
		removeCacheItem(cacheKey);
		session.getPersistenceContextInternal()
			.getNaturalIdResolutions()
			.removeSharedResolution(id, getNaturalIdValues(), persister, true);
		postDelete();
	}

	/**
	 * Give the entity back what has been written into its row. What callbacks and
	 * listeners have changed in it since, in the flush that deleted it, comes too late.
	 * For Hibernate a removed entity is gone by then; here, a later flush would take such
	 * a change for an edit of a deleted row, or write it once the row is restored.
	 */
	public void takeBackLateChanges() {
		EntityEntry entry = getSession().getPersistenceContextInternal().getEntry(getInstance());
		Object[] written = (entry != null && this.executed) ? entry.getLoadedState() : null;
		if (entry == null || written == null) {
			return;
		}
		EntityPersister persister = getPersister();
		Object[] state = persister.getValues(getInstance());
		int[] dirty = persister.findDirty(state, written, getInstance(), getSession());
		Type[] types = persister.getPropertyTypes();
		boolean changed = false;
		for (int index = 0; index < state.length; index++) {
			Type type = types[index];
			boolean replaced = type.isCollectionType() && state[index] != written[index];
			if ((replaced || contains(dirty, index)) && written[index] != LazyPropertyInitializer.UNFETCHED_PROPERTY) {
				state[index] = type.deepCopy(written[index], getSession().getFactory());
				persister.setValue(getInstance(), index, state[index]);
				changed = true;
			}
		}
		if (changed) {
			entry.postUpdate(getInstance(), SoftDeleteAttributes.required(persister).snapshot(state, getSession()),
					entry.getVersion());
		}
	}

	private static boolean contains(int @Nullable [] dirty, int index) {
		return dirty != null && IntStream.of(dirty).anyMatch((candidate) -> candidate == index);
	}

	/**
	 * Return the pending deletion. An entity that has been loaded again, which gave it
	 * another entry, is marked as deleted again.
	 */
	public @Nullable PendingDeletion pending() {
		EntityEntry entry = getSession().getPersistenceContextInternal().getEntry(getInstance());
		if (entry != null && !this.executed && PendingDeletion.of(entry) == null) {
			SoftDeleteAttributes.required(getPersister()).write(getInstance(), this.deletion);
			PendingDeletion.register(entry, this.deletion, this);
		}
		return PendingDeletion.of(entry);
	}

}
