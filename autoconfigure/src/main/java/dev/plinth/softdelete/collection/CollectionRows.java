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
package dev.plinth.softdelete.collection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.HiddenMapKeyException;
import dev.plinth.softdelete.model.DeletionMark;
import dev.plinth.softdelete.model.ElementIdentifier;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.model.StoredRows;
import dev.plinth.softdelete.removal.HardDeletion;
import dev.plinth.softdelete.session.LoadedRows;
import dev.plinth.softdelete.session.PendingDeletion;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.metamodel.PluralAttribute;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionKey;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.TypedValue;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.collection.AbstractCollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.hibernate.type.CollectionType;
import org.hibernate.type.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * Writes the changes of one collection such that the rows of its hidden elements stay as
 * they are. Hibernate compares a collection with what it held when it was loaded and
 * takes that for the rows; here it is compared with the rows that there are:
 * <ol>
 * <li>The rows are read, those of deleted elements included.
 * <li>A row is hidden if its element is deleted, also if that happened after the
 * collection was loaded or happens in the same flush. The rows of deleted elements that
 * were loaded with the collection are like any other.
 * <li>What the collection holds no more is deleted, unless it is hidden.
 * <li>What it holds without a row is inserted. A list takes the indexes that no hidden
 * row has; a map is refused a key that a hidden row has.
 * </ol>
 * Nothing is hidden from a {@link HardDeletion}, nor if the owner's row goes.
 */
public final class CollectionRows {

	private final AbstractCollectionPersister persister;

	private final RowWriter deletion;

	private final RowWriter insertion;

	private final Object key;

	private final SharedSessionContractImplementor session;

	private final PersistenceContext persistenceContext;

	/**
	 * Create an instance for one collection.
	 * @param persister the persister of the collection
	 * @param deletion Hibernate's way to delete single rows of it
	 * @param insertion Hibernate's way to insert single rows of it
	 * @param key the key of the collection
	 * @param session the session that flushes
	 */
	public CollectionRows(AbstractCollectionPersister persister, RowWriter deletion, RowWriter insertion, Object key,
			SharedSessionContractImplementor session) {
		this.persister = persister;
		this.deletion = deletion;
		this.insertion = insertion;
		this.key = key;
		this.session = session;
		this.persistenceContext = session.getPersistenceContextInternal();
	}

	/**
	 * Delete all rows but hidden ones.
	 * @return {@code false} if no row is hidden, in which case nothing has been done
	 */
	public boolean remove() {
		if (!this.persister.needsRemove() || isOwnerRemoved()) {
			return false;
		}
		Set<EntityKey> loaded = loadedElements(knownCollection());
		List<CollectionRow> rows = read();
		Set<CollectionRow> visible = new HashSet<>(rows);
		visible.removeIf((row) -> isHidden(row, loaded));
		if (rows.stream().allMatch(visible::contains)) {
			return false;
		}
		write(List.copyOf(visible), List.of());
		return true;
	}

	/**
	 * Insert the rows of a collection after all that were not hidden have been deleted.
	 * @return {@code false} if there are no others, in which case nothing has been done
	 */
	public boolean recreate(PersistentCollection<?> collection) {
		if (!isWritten() || !mayHaveRows(collection)) {
			return false;
		}
		List<CollectionRow> rows = read();
		if (rows.isEmpty()) {
			return false;
		}
		write(collection, rows, loadedElements(knownCollection()), this.persister.isInverse());
		return true;
	}

	/**
	 * Bring the rows in step with a changed collection.
	 * @return {@code false} if no hidden row can be affected, in which case nothing has
	 * been done
	 */
	public boolean update(PersistentCollection<?> collection) {
		if (!isWritten() || (!this.persister.hasIndex() && isPlainAddition(collection))) {
			return false;
		}
		write(collection, read(), loadedElements(collection), this.persister.isInverse() && isMap());
		return true;
	}

	/**
	 * Write what differs.
	 * @param collection the collection
	 * @param rows the rows that there are
	 * @param loaded the elements that the collection was loaded with
	 * @param unknownIncluded whether the rows of other elements count as well, since the
	 * other side of the association has written them
	 */
	private void write(PersistentCollection<?> collection, List<CollectionRow> rows, Set<EntityKey> loaded,
			boolean unknownIncluded) {
		List<CollectionRow> own = new ArrayList<>();
		List<CollectionRow> others = new ArrayList<>();
		for (CollectionRow row : rows) {
			boolean known = unknownIncluded || loaded.contains(row.element());
			((known && !isHidden(row, loaded)) ? own : others).add(row);
		}
		List<CollectionRow> wanted = wanted(collection, loaded, own, others);
		List<CollectionRow> missing = subtract(wanted, own);
		List<CollectionRow> obsolete = subtract(own, wanted);
		if (this.persister.isOneToMany()) { // an update of the element's row does both
			Set<EntityKey> moved = new HashSet<>();
			missing.forEach((row) -> moved.add(row.element()));
			obsolete.removeIf((row) -> moved.contains(row.element()));
		}
		write(obsolete, missing);
	}

	/**
	 * Return whether rows are written from this side of the association, or keys have to
	 * be checked.
	 */
	private boolean isWritten() {
		return !this.persister.isInverse() || isMap() || this.persister.getRowMutationOperations().hasUpdateRow();
	}

	private boolean isPlainAddition(PersistentCollection<?> collection) {
		if (collection.getDeletes(this.persister, true).hasNext()) {
			return false;
		}
		int position = 0;
		Iterator<?> entries = collection.entries(this.persister);
		while (entries.hasNext()) {
			Object entry = entries.next();
			if (entry != null && collection.needsInserting(entry, position++, this.persister.getElementType())
					&& isKnownToBeDeleted(entry)) {
				return false;
			}
		}
		return true;
	}

	private boolean isKnownToBeDeleted(Object element) {
		EntityEntry entry = this.persistenceContext
			.getEntry(Hibernate.isInitialized(element) ? Hibernate.unproxy(element) : element);
		return entry != null && LoadedRows.isDeleted(Hibernate.unproxy(element), this.session);
	}

	/**
	 * Return the rows that the collection asks for beside those that are not its own.
	 */
	private List<CollectionRow> wanted(PersistentCollection<?> collection, Set<EntityKey> loaded,
			List<CollectionRow> own, List<CollectionRow> others) {
		List<CollectionRow> unclaimed = new ArrayList<>(others);
		unclaimed.removeIf((row) -> this.persister.hasPhysicalIndexColumn() && row.place() == null);
		Set<@Nullable Object> taken = new HashSet<>();
		unclaimed.forEach((row) -> taken.add(row.place()));
		List<CollectionRow> wanted = new ArrayList<>();
		int index = 0;
		Iterator<?> entries = collection.entries(this.persister);
		while (entries.hasNext()) {
			Object entry = entries.next();
			Object element = (entry != null) ? collection.getElement(entry) : null;
			if (element == null || claim(elementKey(element), unclaimed)) {
				continue;
			}
			if (isMap()) {
				Object mapKey = ((Map.Entry<?, ?>) entry).getKey();
				clearTheWay(mapKey, loaded, own, others);
				wanted.add(row(mapKey, element));
			}
			else if (this.persister.hasIndex()) {
				while (taken.contains(index)) {
					index++;
				}
				wanted.add(row(index++, element));
			}
			else {
				wanted.add(row(null, element));
			}
		}
		return wanted;
	}

	/**
	 * An element that has a row which the collection does not show keeps that row and
	 * gets no second one.
	 */
	private static boolean claim(EntityKey element, List<CollectionRow> rows) {
		for (CollectionRow row : rows) {
			if (row.element().equals(element)) {
				rows.remove(row);
				return true;
			}
		}
		return false;
	}

	/**
	 * See that a key of a map can be used. A key that the map showed may be, whatever has
	 * become of its element since.
	 */
	private void clearTheWay(@Nullable Object mapKey, Set<EntityKey> loaded, List<CollectionRow> own,
			List<CollectionRow> others) {
		Object identity = identity(mapKey);
		if (identity == null
				|| own.stream().anyMatch((row) -> identity.equals(row.mapKey()) && loaded.contains(row.element()))) {
			return;
		}
		for (CollectionRow row : others) {
			if (identity.equals(row.mapKey())) {
				if (!loaded.contains(row.element())) {
					throw new HiddenMapKeyException(this.persister.getRole(), this.key, mapKey);
				}
				if (this.persister.hasPhysicalIndexColumn()) {
					own.add(row);
				}
			}
		}
	}

	private void write(List<CollectionRow> obsolete, List<CollectionRow> missing) {
		if (!obsolete.isEmpty()) {
			this.deletion.write(changes(obsolete), this.key, this.session);
		}
		if (!missing.isEmpty()) {
			this.insertion.write(changes(missing), this.key, this.session);
		}
	}

	private CollectionRowChanges changes(List<CollectionRow> rows) {
		List<Object> elements = new ArrayList<>(rows.size());
		rows.forEach((row) -> elements.add(element(row.element())));
		return new CollectionRowChanges(this.session, rows, elements);
	}

	private Object element(EntityKey elementKey) {
		Object managed = this.persistenceContext.getEntity(elementKey);
		if (managed != null) {
			return managed;
		}
		Object reference = this.session.internalLoad(elementKey.getEntityName(), elementKey.getIdentifier(), false,
				false);
		return (this.persister.getElementPersister() instanceof UnionSubclassEntityPersister)
				? Hibernate.unproxy(reference) : reference;
	}

	private boolean isHidden(CollectionRow row, Set<EntityKey> loaded) {
		if (HardDeletion.isActiveIn(this.session)) {
			return false;
		}
		Object element = this.persistenceContext.getEntity(row.element());
		EntityEntry entry = this.persistenceContext.getEntry(element);
		if (PendingDeletion.of(entry) != null) {
			return true;
		}
		boolean loadedAsDeleted = entry != null && loaded.contains(row.element())
				&& LoadedRows.isDeleted(element, this.session) && !PendingDeletion.wasCarriedOut(entry);
		return row.deleted() && !loadedAsDeleted;
	}

	private boolean isOwnerRemoved() {
		if (HardDeletion.isActiveIn(this.session)) {
			return true;
		}
		PersistentCollection<?> known = knownCollection();
		Object owner = (known != null && known.getOwner() != null) ? known.getOwner()
				: this.persistenceContext.getCollectionOwner(this.key, this.persister);
		EntityEntry entry = this.persistenceContext.getEntry(owner);
		return (entry != null) ? entry.getStatus().isDeletedOrGone() : this.session instanceof EventSource;
	}

	/**
	 * Return whether the database may hold rows: not if the owner is new, in which case
	 * the session knows no collection under its key or, from the insertion of the owner
	 * on, this one; and the owner has not dropped one.
	 */
	private boolean mayHaveRows(PersistentCollection<?> collection) {
		PersistentCollection<?> known = knownCollection();
		if (!(this.session instanceof EventSource) || (known != null && known != collection)) {
			return true;
		}
		if (known != null && this.persistenceContext.getCollectionEntry(known).getLoadedPersister() != null) {
			return true;
		}
		EntityEntry owner = this.persistenceContext.getEntry(collection.getOwner());
		return owner != null && DroppedCollections.of(owner);
	}

	private @Nullable PersistentCollection<?> knownCollection() {
		return this.persistenceContext.getCollection(new CollectionKey(this.persister, this.key));
	}

	private Set<EntityKey> loadedElements(@Nullable PersistentCollection<?> collection) {
		Set<EntityKey> loaded = new HashSet<>();
		Object snapshot = (collection != null && collection.wasInitialized()) ? collection.getStoredSnapshot() : null;
		Collection<?> elements = (snapshot instanceof Map<?, ?> map) ? map.values() : (Collection<?>) snapshot;
		if (elements != null) {
			for (Object element : elements) {
				if (element != null) {
					loaded.add(elementKey(element));
				}
			}
		}
		return loaded;
	}

	/**
	 * Read the rows from the database, whatever their elements' state.
	 */
	private List<CollectionRow> read() {
		this.session.getJdbcCoordinator().executeBatch();
		String owner = this.persister.getOwnerEntityName();
		String path = this.persister.getRole().substring(owner.length() + 1);
		CollectionType type = this.persister.getCollectionType();
		String ownerKey = type.useLHSPrimaryKey() ? "id(parent)" : "parent." + type.getLHSPropertyName();
		EntityPersister elementPersister = this.persister.getElementPersister();
		DeletionMark mark = SoftDeleteAttributes.required(elementPersister).mark();
		String index = !this.persister.hasIndex() ? "" : isMap() ? ", key(child)" : ", index(child)";
		TypedQuery<Object[]> query = StoredRows.OF_COLLECTION.query(this.session,
				"select " + ElementIdentifier.expression("child", elementPersister) + ", child." + mark.attribute()
						+ index + " from " + owner + " parent join parent." + path + " child where " + ownerKey
						+ " = :key",
				Object[].class);
		query.setParameter("key", this.key);
		List<CollectionRow> rows = new ArrayList<>();
		for (Object[] row : DeletedRows.include(query::getResultList)) {
			EntityKey element = this.session
				.generateEntityKey(ElementIdentifier.value(row[0], elementPersister, this.session), elementPersister);
			Object indexValue = (row.length == 2) ? null : isMap() ? row[2] : listIndex((Integer) row[2]);
			rows.add(row(indexValue, element, mark.isDeleted(row[1])));
		}
		return rows;
	}

	private @Nullable Integer listIndex(@Nullable Integer value) {
		int base = Math.max(this.persister.getAttributeMapping().getIndexMetadata().getListIndexBase(), 0);
		return (value != null) ? value - base : null;
	}

	private CollectionRow row(@Nullable Object index, Object element) {
		return row(index, elementKey(element), false);
	}

	private CollectionRow row(@Nullable Object index, EntityKey element, boolean deleted) {
		Object identity = identity(index);
		return new CollectionRow(this.persister.hasPhysicalIndexColumn() ? identity : null, element,
				isMap() ? identity : null, index, deleted);
	}

	/**
	 * Return a value that equals another if the indexes are the same to the database.
	 */
	private @Nullable Object identity(@Nullable Object index) {
		if (index == null || !isMap()) {
			return index;
		}
		if (this.persister.getIndexType() instanceof EntityType type) {
			return entityKey(index,
					this.session.getFactory()
						.getMappingMetamodel()
						.getEntityDescriptor(type.getAssociatedEntityName()));
		}
		return new TypedValue(this.persister.getIndexType(), index);
	}

	private EntityKey elementKey(Object element) {
		return entityKey(element, this.persister.getElementPersister());
	}

	private EntityKey entityKey(Object entity, EntityPersister entityPersister) {
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(entity);
		Object id = (proxy != null) ? proxy.getInternalIdentifier()
				: entityPersister.getIdentifier(entity, this.session);
		return this.session.generateEntityKey(id, entityPersister);
	}

	private boolean isMap() {
		return this.persister.getCollectionSemantics()
			.getCollectionClassification()
			.toJpaClassification() == PluralAttribute.CollectionType.MAP;
	}

	private static List<CollectionRow> subtract(List<CollectionRow> rows, List<CollectionRow> others) {
		List<CollectionRow> difference = new ArrayList<>(rows);
		difference.removeAll(new HashSet<>(others));
		return difference;
	}

	/**
	 * Writes single rows of a collection.
	 */
	@FunctionalInterface
	public interface RowWriter {

		void write(PersistentCollection<?> rows, Object key, SharedSessionContractImplementor session);

	}

}
