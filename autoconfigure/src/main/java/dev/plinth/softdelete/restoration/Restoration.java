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
package dev.plinth.softdelete.restoration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.plinth.audit.flush.RestoredParts;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.event.SoftDeleteEvents;
import dev.plinth.softdelete.model.Batches;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.model.StoredDeletion;
import dev.plinth.softdelete.visibility.NaturalIds;
import org.hibernate.StaleObjectStateException;
import org.hibernate.action.internal.BulkOperationCleanupAction;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Brings deleted rows back. The number of statements depends on the associations and the
 * depth of what is restored, not on how many rows there are:
 * <ol>
 * <li>The rows are found. Those asked for lead to the children that went with them in the
 * same deletion, level by level; others stay as they are, and so do their children.
 * <li>A row whose unique values a living row has taken stops everything, and so do two
 * rows that would clash with each other ({@link RestoreConflicts}).
 * <li>The rows live again, provided that they are as this session knows them: children
 * first, the order in which deletions lock them.
 * <li>Instances that the session has loaded follow, and the second-level cache forgets
 * the entities.
 * <li>The parents that a row {@linkplain dev.plinth.entity.Touch touches} are marked for
 * the next flush, unless they have come back as well.
 * </ol>
 * Where a whole deletion is undone and nothing but the rows of a class has to follow,
 * identifiers are all that is read of them, and the deletion tells which they are.
 */
public final class Restoration {

	private final EventSource session;

	private final DeletedRowQueries queries;

	private final SoftDeleteEvents events;

	private final boolean told;

	private final Map<EntityKey, DeletedRow> rows = new LinkedHashMap<>();

	private final Map<EntityPersister, List<Object>> plainRows = new LinkedHashMap<>();

	private @Nullable Set<EntityKey> plainKeys;

	private Restoration(EventSource session) {
		this.session = session;
		this.queries = new DeletedRowQueries(session);
		this.events = SoftDeleteEvents.of(session);
		this.told = this.events.tellsOfRestorations();
	}

	/**
	 * Restore managed entities with what went with them; those that live are left alone.
	 * A row whose deletion has no identifier comes back alone.
	 * @throws StaleObjectStateException if the row of an entity was deleted after the
	 * session had loaded it
	 */
	public static void restore(Collection<?> entities, EventSource session) {
		List<DeletedRow> deleted = new ArrayList<>(entities.size());
		for (Object entity : entities) {
			DeletedRow row = DeletedRow.of(entity, session);
			if (row != null) {
				deleted.add(row);
			}
			else {
				requireLiving(entity, session);
			}
		}
		Restoration restoration = new Restoration(session);
		restoration.addWithChildren(deleted);
		restoration.execute(null);
	}

	/**
	 * A statement may have deleted the row, here or elsewhere, of which the session knows
	 * nothing. To leave it alone would pass for having restored it.
	 */
	private static void requireLiving(Object candidate, EventSource session) {
		PersistenceContext persistenceContext = session.getPersistenceContextInternal();
		EntityEntry entry = persistenceContext.getEntry(persistenceContext.unproxyAndReassociate(candidate));
		EntityPersister persister = entry.getPersister();
		StoredDeletion stored = (SoftDeleteAttributes.of(persister) != null)
				? StoredDeletion.read(persister, entry.getId(), session) : null;
		if (stored != null && stored.isDeleted()) {
			throw new StaleObjectStateException(persister.getEntityName(), entry.getId(),
					"The row was deleted after it had been loaded");
		}
	}

	/**
	 * Restore all rows of a deletion.
	 * @return the identifiers of the rows by their entity class
	 */
	public static Map<Class<?>, List<Object>> restoreDeletion(UUID deletionId, EventSource session) {
		Restoration restoration = new Restoration(session);
		boolean filtered = restoration.queries.areFiltered();
		restoration.find(deletionId, filtered);
		restoration.execute(filtered ? null : deletionId);
		return restoration.ids();
	}

	private void find(UUID deletionId, boolean filtered) {
		Set<String> loaded = this.queries.loadedHierarchies();
		boolean plain = !filtered && !this.told;
		List<DeletedRow> found = new ArrayList<>();
		for (EntityPersister root : this.queries.identifiedRoots()) {
			if (plain && isPlain(root) && !loaded.contains(root.getEntityName())) {
				List<Object> ids = this.queries.idsOfDeletion(root, deletionId);
				if (!ids.isEmpty()) {
					this.plainRows.put(root, ids);
				}
			}
			else {
				found.addAll(this.queries.ofDeletion(root, deletionId));
			}
		}
		if (filtered) {
			addWithChildren(found);
		}
		else {
			add(found);
		}
	}

	private static boolean isPlain(EntityPersister root) {
		return !root.hasSubclasses() && root.getDiscriminatorMapping() == null && root.getNaturalIdMapping() == null
				&& RestoredClass.of(root).isPlain() && (!root.isVersioned() || RestorationUpdate.countsVersions(root));
	}

	private void addWithChildren(List<DeletedRow> found) {
		List<DeletedRow> level = add(found);
		while (!level.isEmpty()) {
			level = add(this.queries.childrenOf(level));
		}
	}

	private List<DeletedRow> add(List<DeletedRow> found) {
		List<DeletedRow> added = new ArrayList<>(found.size());
		for (DeletedRow row : found) {
			if (this.rows.putIfAbsent(row.key(this.session), row) == null) {
				added.add(row);
			}
		}
		return added;
	}

	/**
	 * Bring the rows back.
	 * @param whole the deletion that they are all rows of, or {@code null} if others may
	 * have gone with them
	 */
	private void execute(@Nullable UUID whole) {
		if (this.rows.isEmpty() && this.plainRows.isEmpty()) {
			return;
		}
		new RestoreConflicts(this.session, this.rows).check();
		Map<String, List<DeletedRow>> byTable = new LinkedHashMap<>();
		Set<EntityPersister> persisters = new LinkedHashSet<>(this.plainRows.keySet());
		for (DeletedRow row : this.rows.values()) {
			persisters.add(row.persister());
			byTable
				.computeIfAbsent(row.persister().getIdentifierTableMapping().getTableName(),
						(table) -> new ArrayList<>())
				.add(row);
		}
		List<List<DeletedRow>> tables = new ArrayList<>(byTable.values());
		Collections.reverse(tables);
		tables.forEach((rowsOfTable) -> execute(rowsOfTable, whole != null));
		if (whole != null) {
			this.plainRows
				.forEach((persister, ids) -> new RestorationUpdate(persister, null, this.session).execute(whole, ids));
		}
		BulkOperationCleanupAction.schedule(this.session, persisters.toArray(EntityPersister[]::new));
		touchParents();
		if (this.told) {
			this.rows.values().forEach((row) -> this.events.restored(row.persister(), row.id(), row.deletionId()));
			this.events.publish();
		}
	}

	private void touchParents() {
		Map<EntityPersister, List<Object>> ids = new LinkedHashMap<>();
		for (DeletedRow row : this.rows.values()) {
			if (!RestoredClass.of(row.persister()).touchedReferences().isEmpty()) {
				ids.computeIfAbsent(row.persister(), (persister) -> new ArrayList<>()).add(row.id());
			}
		}
		if (!ids.isEmpty()) {
			DeletedRows.include(
					() -> ids.forEach((persister, idsOfClass) -> Batches.<Object>of(idsOfClass)
						.forEach((batch) -> RestoredParts.touchParents(persister,
								RestoredClass.of(persister).touchedReferences(), batch, this::isRestored,
								this.session))));
		}
	}

	private boolean isRestored(EntityKey key) {
		if (this.plainKeys == null) {
			Set<EntityKey> keys = new HashSet<>();
			this.plainRows.forEach(
					(persister, ids) -> ids.forEach((id) -> keys.add(this.session.generateEntityKey(id, persister))));
			this.plainKeys = keys;
		}
		return this.rows.containsKey(key) || this.plainKeys.contains(key);
	}

	private Map<Class<?>, List<Object>> ids() {
		Map<Class<?>, List<Object>> ids = new LinkedHashMap<>();
		for (DeletedRow row : this.rows.values()) {
			ids.computeIfAbsent(row.persister().getMappedClass(), (entityClass) -> new ArrayList<>()).add(row.id());
		}
		this.plainRows.forEach((persister, plain) -> ids.merge(persister.getMappedClass(), plain, (some, more) -> {
			some.addAll(more);
			return some;
		}));
		return ids;
	}

	private void execute(List<DeletedRow> rowsOfTable, boolean whole) {
		EntityPersister persister = rowsOfTable.get(0).persister();
		Object nextVersion = persister.isVersioned() && !RestorationUpdate.countsVersions(persister)
				? nextVersion(rowsOfTable.get(0)) : null;
		new RestorationUpdate(persister, nextVersion, this.session).execute(rowsOfTable, whole);
		rowsOfTable.forEach((row) -> refresh(row, nextVersion));
	}

	private @Nullable Object nextVersion(DeletedRow row) {
		return row.persister().isVersioned()
				? Versioning.increment(row.version(), row.persister().getVersionMapping(), this.session) : null;
	}

	private void refresh(DeletedRow row, @Nullable Object nextVersion) {
		PersistenceContext persistenceContext = this.session.getPersistenceContextInternal();
		EntityKey key = row.key(this.session);
		NaturalIds.forget(row.id(), row.persister(), persistenceContext);
		EntityEntry entry = DeletedRowQueries.entry(persistenceContext, key);
		if (entry == null) {
			return;
		}
		Object entity = persistenceContext.getEntity(key);
		SoftDeleteAttributes.required(entry.getPersister())
			.synchronize(entity, entry, null, (nextVersion != null) ? nextVersion : nextVersion(row), this.session);
	}

}
