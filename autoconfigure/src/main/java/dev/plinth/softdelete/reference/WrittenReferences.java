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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.plinth.softdelete.DeletedReferenceException;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.session.PendingDeletion;
import org.hibernate.Hibernate;
import org.hibernate.engine.extension.spi.Extension;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The new and changed references that the flush under way will write, and the check that
 * none leads to a deleted row. Belongs to a session.
 * <ol>
 * <li>A flush begins with none.
 * <li>It adds those of each new and each changed entity as it comes to them, and last
 * those of changed collections. What is itself deleted may refer to whatever it likes.
 * <li>It checks them all before it writes anything.
 * </ol>
 */
public final class WrittenReferences implements Extension {

	private final List<Reference> references = new ArrayList<>();

	public static WrittenReferences of(SharedSessionContractImplementor session) {
		return session.getExtension(WrittenReferences.class);
	}

	/**
	 * Forget what an earlier flush has found that wrote nothing.
	 */
	public void begin() {
		this.references.clear();
	}

	/**
	 * Add the references of a new entity.
	 */
	public void addInserted(EntityPersister persister, Object entity, Object id, EventSource session) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(persister);
		if (attributes == null || !attributes.isAssignable()
				|| PendingDeletion.of(session.getPersistenceContextInternal().getEntry(entity)) == null) {
			findInserted(persister, id, persister.getValues(entity), session, this.references::add);
		}
	}

	/**
	 * Find the references of a new row.
	 */
	static void findInserted(EntityPersister persister, @Nullable Object id, @Nullable Object[] state,
			SharedSessionContractImplementor session, Consumer<Reference> consumer) {
		if (isDeleted(persister, state, false)) {
			return;
		}
		String entityName = persister.getEntityName();
		Type[] types = persister.getPropertyTypes();
		for (int position = 0; position < types.length; position++) {
			Reference.find(entityName, null, persister.getPropertyNames()[position], types[position], state[position],
					null, session, consumer);
		}
		Reference.find(entityName, null, "id", persister.getIdentifierType(), id, null, session, consumer);
	}

	/**
	 * Add the changed references of an entity.
	 * @param dirtyAttributes the positions of the changed attributes, or {@code null} if
	 * any may have changed
	 */
	public void addUpdated(EntityPersister persister, @Nullable Object id, @Nullable Object[] state,
			@Nullable Object @Nullable [] loadedState, int @Nullable [] dirtyAttributes,
			SharedSessionContractImplementor session) {
		findUpdated(persister, id, state, loadedState, dirtyAttributes, session, this.references::add);
	}

	/**
	 * Find the references of a row that changes.
	 */
	static void findUpdated(EntityPersister persister, @Nullable Object id, @Nullable Object[] state,
			@Nullable Object @Nullable [] loadedState, int @Nullable [] dirtyAttributes,
			SharedSessionContractImplementor session, Consumer<Reference> consumer) {
		if (!isDeleted(persister, state, session.isEventSource())) {
			findChanged(persister, id, state, loadedState, dirtyAttributes, session, consumer);
		}
	}

	private static void findChanged(EntityPersister persister, @Nullable Object id, @Nullable Object[] state,
			@Nullable Object @Nullable [] loadedState, int @Nullable [] dirtyAttributes,
			SharedSessionContractImplementor session, Consumer<Reference> consumer) {
		Type[] types = persister.getPropertyTypes();
		int count = (dirtyAttributes != null) ? dirtyAttributes.length : types.length;
		for (int index = 0; index < count; index++) {
			int position = (dirtyAttributes != null) ? dirtyAttributes[index] : index;
			Reference.find(persister.getEntityName(), id, persister.getPropertyNames()[position], types[position],
					state[position], (loadedState != null) ? loadedState[position] : null, session, consumer);
		}
	}

	/**
	 * Return whether the changed attributes of an entity refer to one whose row is yet to
	 * be inserted.
	 * @param dirtyAttributes the positions of the changed attributes, or {@code null} if
	 * any may have changed
	 */
	public static boolean includeNewEntity(EntityPersister persister, @Nullable Object[] state,
			int @Nullable [] dirtyAttributes, SharedSessionContractImplementor session) {
		List<Reference> references = new ArrayList<>();
		findChanged(persister, null, state, null, dirtyAttributes, session, references::add);
		return references.stream().anyMatch((reference) -> isNew(reference.target(), session));
	}

	private static boolean isNew(Object target, SharedSessionContractImplementor session) {
		if (!Hibernate.isInitialized(target)) {
			return false;
		}
		EntityEntry entry = session.getPersistenceContextInternal().getEntry(Hibernate.unproxy(target));
		return entry != null && !entry.isExistsInDatabase();
	}

	/**
	 * Return whether a row is written deleted.
	 * @param reset whether the state has what is true of the row, in the place of what
	 * the application may have assigned
	 */
	private static boolean isDeleted(EntityPersister persister, @Nullable Object[] state, boolean reset) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(persister);
		return attributes != null && (reset || !attributes.isAssignable()) && attributes.isDeleted(state);
	}

	/**
	 * Check all references, those of changed collections included.
	 * @throws DeletedReferenceException if one leads to a deleted row
	 */
	public void check(EventSource session) {
		NewElements.find(session, this.references::add);
		if (!this.references.isEmpty()) {
			List<Reference> written = List.copyOf(this.references);
			this.references.clear();
			ReferenceLookup.requireLiving(written, session);
		}
	}

}
