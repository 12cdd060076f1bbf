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

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import dev.plinth.softdelete.session.LoadedRows;
import dev.plinth.softdelete.session.PendingDeletion;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.ActionQueue;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The references that the rows of one changed collection will get: from a join table to
 * its elements and map keys, from an embeddable to what it refers to, and, where the
 * elements hold the foreign key, from a new element to the owner. An inverse collection
 * writes none.
 */
@SuppressWarnings("removal") // there is no other way to the types of elements and map
								// keys
final class NewElements {

	private final PersistentCollection<?> collection;

	private final CollectionEntry entry;

	private final CollectionPersister persister;

	private final Object owner;

	private final EventSource session;

	private final Set<Object> kept;

	private NewElements(PersistentCollection<?> collection, CollectionEntry entry, CollectionPersister persister,
			Object owner, EventSource session) {
		this.collection = collection;
		this.entry = entry;
		this.persister = persister;
		this.owner = owner;
		this.session = session;
		this.kept = entry.isDorecreate() ? replacedElements() : storedElements(collection);
	}

	/**
	 * Find the references that collections will get in the flush under way.
	 */
	static void find(EventSource session, Consumer<Reference> consumer) {
		ActionQueue actions = session.getActionQueue();
		if (actions.numberOfCollectionCreations() == 0 && actions.numberOfCollectionUpdates() == 0) {
			return;
		}
		session.getPersistenceContextInternal().forEachCollectionEntry((collection, entry) -> {
			CollectionPersister persister = entry.getCurrentPersister();
			Object owner = collection.getOwner();
			if ((entry.isDorecreate() || entry.isDoupdate()) && persister != null && owner != null
					&& !persister.isInverse()) {
				new NewElements(collection, entry, persister, owner, session).find(consumer);
			}
		}, false);
	}

	private void find(Consumer<Reference> consumer) {
		boolean ownerDeleted = LoadedRows.isDeleted(this.owner, this.session);
		if (ownerDeleted && !this.persister.isOneToMany()) {
			return;
		}
		Iterator<?> elements = this.collection.entries(this.persister);
		for (int index = 0; elements.hasNext(); index++) {
			Object row = elements.next();
			Object element = (row != null) ? this.collection.getElement(row) : null;
			if (element == null || !isWritten(row, index)) {
				continue;
			}
			boolean kept = this.kept.contains(element);
			if (!kept && this.persister.isOneToMany()) {
				findOfChild(element, ownerDeleted, consumer);
			}
			if (!kept && !this.persister.isOneToMany()) {
				findOfRow(this.persister.getElementType(), element, consumer);
			}
			if (this.persister.hasIndex() && !this.persister.isOneToMany() && !(kept && this.entry.isDorecreate())) {
				findOfRow(this.persister.getIndexType(), this.collection.getIndex(row, index, this.persister),
						consumer);
			}
		}
	}

	private void findOfRow(Type type, Object value, Consumer<Reference> consumer) {
		Reference.find(ownerName(), null, attribute(), type, value, null, this.session, consumer);
	}

	/**
	 * The child gets a foreign key to the owner. One that is being deleted may.
	 */
	private void findOfChild(Object child, boolean ownerDeleted, Consumer<Reference> consumer) {
		PersistenceContext persistenceContext = this.session.getPersistenceContextInternal();
		if (PendingDeletion.of(persistenceContext.getEntry(Hibernate.unproxy(child))) == null) {
			consumer.accept(
					ownerDeleted ? new Reference(this.session.bestGuessEntityName(child), null, attribute(), this.owner)
							: new Reference(ownerName(), null, attribute(), child));
		}
	}

	private boolean isWritten(Object row, int index) {
		Type type = this.persister.getElementType();
		return this.entry.isDorecreate() || this.collection.needsInserting(row, index, type)
				|| this.collection.needsUpdating(row, index, type);
	}

	/**
	 * The elements of the collection that this one replaces.
	 */
	private Set<Object> replacedElements() {
		Set<Object> elements = identitySet();
		this.session.getPersistenceContextInternal().forEachCollectionEntry((candidate, candidateEntry) -> {
			if (candidateEntry.isDoremove() && candidateEntry.getLoadedPersister() == this.persister
					&& Objects.equals(candidateEntry.getLoadedKey(), this.entry.getCurrentKey())) {
				elements.addAll(elements(candidate.getStoredSnapshot()));
			}
		}, false);
		return elements;
	}

	private static Set<Object> storedElements(PersistentCollection<?> collection) {
		Set<Object> elements = identitySet();
		elements.addAll(elements(collection.getStoredSnapshot()));
		return elements;
	}

	private static Set<Object> identitySet() {
		return Collections.newSetFromMap(new IdentityHashMap<>());
	}

	static Collection<?> elements(@Nullable Object snapshot) {
		if (snapshot instanceof Map<?, ?> map) {
			return map.values();
		}
		return (snapshot instanceof Collection<?> elements) ? elements : Collections.emptyList();
	}

	private String ownerName() {
		return this.persister.getOwnerEntityPersister().getEntityName();
	}

	private String attribute() {
		EntityPersister ownerPersister = this.persister.getOwnerEntityPersister();
		return this.persister.getRole().substring(ownerPersister.getEntityName().length() + 1);
	}

}
