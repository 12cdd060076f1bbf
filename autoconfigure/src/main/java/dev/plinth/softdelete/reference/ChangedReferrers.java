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

import java.util.Iterator;
import java.util.Map;
import java.util.Set;

import dev.plinth.softdelete.model.RestrictingAssociation;
import dev.plinth.softdelete.model.RestrictingAssociation.Kind;
import dev.plinth.softdelete.session.PendingDeletion;
import org.hibernate.Hibernate;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The entities whose references by a restricting association the flush under way changes.
 * What they will refer to is known in memory only; what is stored of them does not count.
 */
final class ChangedReferrers {

	private final RestrictingAssociation association;

	private final Set<Object> passedOver;

	private final SharedSessionContractImplementor session;

	private ChangedReferrers(RestrictingAssociation association, Set<Object> passedOver,
			SharedSessionContractImplementor session) {
		this.association = association;
		this.passedOver = passedOver;
		this.session = session;
	}

	/**
	 * Count the references that they will have to rows that go in the same flush.
	 * @param association the association
	 * @param passedOver gets the identifiers of the entities
	 * @param session the session that flushes
	 * @return the number of references
	 */
	static long count(RestrictingAssociation association, Set<Object> passedOver,
			SharedSessionContractImplementor session) {
		ChangedReferrers referrers = new ChangedReferrers(association, passedOver, session);
		CollectionPersister collection = association.collection();
		return (collection != null) ? referrers.countChangedCollections(collection) : referrers.countChangedEntities();
	}

	private long countChangedEntities() {
		if (this.association.isIdentifying()) {
			return 0;
		}
		String attribute = this.association.path().split("\\.", 2)[0];
		long[] count = new long[1];
		for (Map.Entry<Object, EntityEntry> managed : this.session.getPersistenceContextInternal()
			.reentrantSafeEntityEntries()) {
			EntityEntry entry = managed.getValue();
			Object[] loadedState = entry.getLoadedState();
			if (loadedState != null && !RestrictedDeletions.isGoing(entry)
					&& this.association.referrer()
						.getSubclassEntityNames()
						.contains(entry.getPersister().getEntityName())) {
				EntityPersister persister = entry.getPersister();
				int position = persister.getPropertyIndex(attribute);
				Type type = persister.getPropertyTypes()[position];
				Object value = persister.getValue(managed.getKey(), position);
				if (value != LazyPropertyInitializer.UNFETCHED_PROPERTY
						&& type.isDirty(loadedState[position], value, this.session)) {
					this.passedOver.add(entry.getId());
					count[0] += countGoing(type, value, attribute);
				}
			}
		}
		return count[0];
	}

	private long countChangedCollections(CollectionPersister collection) {
		long[] count = new long[1];
		PersistenceContext persistenceContext = this.session.getPersistenceContextInternal();
		persistenceContext.forEachCollectionEntry((candidate, entry) -> {
			EntityEntry owner = persistenceContext.getEntry(candidate.getOwner());
			boolean removed = entry.isDoremove() && entry.getLoadedPersister() == collection;
			boolean written = (entry.isDorecreate() || entry.isDoupdate()) && entry.getCurrentPersister() == collection;
			if (owner != null && (removed || written)) {
				if (this.association.kind() == Kind.CHILD) {
					count[0] += countChildren(candidate, collection, written && PendingDeletion.of(owner) != null);
				}
				else {
					this.passedOver.add(owner.getId());
					count[0] += (written && !RestrictedDeletions.isGoing(owner)) ? countElements(candidate, collection)
							: 0;
				}
			}
		}, false);
		return count[0];
	}

	/**
	 * The children that the collection of the target held and holds.
	 */
	private long countChildren(PersistentCollection<?> children, CollectionPersister collection, boolean ownerGoing) {
		NewElements.elements(children.getStoredSnapshot()).forEach((child) -> passOver(child));
		long count = 0;
		Iterator<?> rows = children.entries(collection);
		while (rows.hasNext()) {
			Object row = rows.next();
			if (row != null) {
				EntityEntry child = passOver(children.getElement(row));
				count += (ownerGoing && child != null && !RestrictedDeletions.isGoing(child)) ? 1 : 0;
			}
		}
		return count;
	}

	private @Nullable EntityEntry passOver(@Nullable Object child) {
		if (child == null) {
			return null;
		}
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(child);
		if (proxy != null && proxy.isUninitialized()) {
			this.passedOver.add(proxy.getInternalIdentifier());
			return null;
		}
		EntityEntry entry = this.session.getPersistenceContextInternal().getEntry(Hibernate.unproxy(child));
		if (entry != null && entry.getId() != null) {
			this.passedOver.add(entry.getId());
		}
		return entry;
	}

	@SuppressWarnings("removal") // there is no other way to the types of elements and map
									// keys
	private long countElements(PersistentCollection<?> elements, CollectionPersister collection) {
		long count = 0;
		Iterator<?> rows = elements.entries(collection);
		String attribute = this.association.attribute();
		String path = this.association.path();
		for (int index = 0; rows.hasNext(); index++) {
			Object row = rows.next();
			if (row != null && this.association.kind() == Kind.KEY) {
				count += countGoing(collection.getIndexType(), elements.getIndex(row, index, collection), attribute);
			}
			else if (row != null) {
				count += countGoing(collection.getElementType(), elements.getElement(row),
						path.isEmpty() ? attribute : attribute.substring(0, attribute.length() - path.length() - 1));
			}
		}
		return count;
	}

	private long countGoing(Type type, @Nullable Object value, String path) {
		long[] count = new long[1];
		Reference.find(this.association.referrer().getEntityName(), null, path, type, value, null, this.session,
				(reference) -> {
					Object target = reference.target();
					if (reference.attribute().equals(this.association.attribute()) && Hibernate.isInitialized(target)) {
						EntityEntry entry = this.session.getPersistenceContextInternal()
							.getEntry(Hibernate.unproxy(target));
						count[0] += (PendingDeletion.of(entry) != null && entry.getPersister()
							.getRootEntityName()
							.equals(this.association.target().getRootEntityName())) ? 1 : 0;
					}
				});
		return count[0];
	}

}
