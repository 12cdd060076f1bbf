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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.plinth.audit.RestoredParts;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.event.SoftDeleteEvents;
import dev.plinth.softdelete.model.Batches;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.visibility.NaturalIds;
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
 */
public final class Restoration {

	private final EventSource session;

	private final Map<EntityKey, DeletedRow> rows = new LinkedHashMap<>();

	private Restoration(EventSource session) {
		this.session = session;
	}

	/**
	 * Restore managed entities with what went with them; those that live are left alone.
	 * A row whose deletion has no identifier comes back alone.
	 */
	public static void restore(Collection<?> entities, EventSource session) {
		Restoration restoration = new Restoration(session);
		DeletedRowQueries queries = new DeletedRowQueries(session);
		List<DeletedRow> level = restoration
			.add(entities.stream().map((entity) -> DeletedRow.of(entity, session)).filter(Objects::nonNull).toList());
		while (!level.isEmpty()) {
			level = restoration.add(queries.childrenOf(level));
		}
		restoration.execute(false);
	}

	/**
	 * Restore all rows of a deletion.
	 * @return the rows
	 */
	public static Collection<DeletedRow> restoreDeletion(UUID deletionId, EventSource session) {
		Restoration restoration = new Restoration(session);
		DeletedRowQueries queries = new DeletedRowQueries(session);
		List<DeletedRow> level = restoration.add(queries.ofDeletion(deletionId));
		boolean filtered = queries.areFiltered();
		while (filtered && !level.isEmpty()) {
			level = restoration.add(queries.childrenOf(level));
		}
		restoration.execute(!filtered);
		return restoration.rows.values();
	}

	private List<DeletedRow> add(List<DeletedRow> found) {
		return found.stream().filter((row) -> this.rows.putIfAbsent(row.key(this.session), row) == null).toList();
	}

	private void execute(boolean whole) {
		if (this.rows.isEmpty()) {
			return;
		}
		new RestoreConflicts(this.session, this.rows).check();
		Map<String, List<DeletedRow>> byTable = new LinkedHashMap<>();
		for (DeletedRow row : this.rows.values()) {
			byTable
				.computeIfAbsent(row.persister().getIdentifierTableMapping().getTableName(),
						(table) -> new ArrayList<>())
				.add(row);
		}
		List<List<DeletedRow>> tables = new ArrayList<>(byTable.values());
		Collections.reverse(tables);
		tables.forEach((rowsOfTable) -> execute(rowsOfTable, whole));
		BulkOperationCleanupAction.schedule(this.session,
				this.rows.values().stream().map(DeletedRow::persister).distinct().toArray(EntityPersister[]::new));
		touchParents();
		SoftDeleteEvents events = SoftDeleteEvents.of(this.session);
		this.rows.values().forEach((row) -> events.restored(row.persister(), row.id(), row.deletionId()));
		events.publish();
	}

	private void touchParents() {
		Map<EntityPersister, List<Object>> ids = new LinkedHashMap<>();
		this.rows.values()
			.forEach((row) -> ids.computeIfAbsent(row.persister(), (persister) -> new ArrayList<>()).add(row.id()));
		DeletedRows.include(() -> ids.forEach((persister, idsOfClass) -> Batches.<Object>of(idsOfClass)
			.forEach((batch) -> RestoredParts.touchParents(persister, batch, this.rows::containsKey, this.session))));
	}

	private void execute(List<DeletedRow> rowsOfTable, boolean whole) {
		EntityPersister persister = rowsOfTable.get(0).persister();
		Object nextVersion = persister.isVersioned() && !RestorationUpdate.countsVersions(persister)
				? nextVersion(rowsOfTable.get(0)) : null;
		new RestorationUpdate(persister, nextVersion, this.session).execute(rowsOfTable, whole);
		rowsOfTable.forEach((row) -> refresh(row, (nextVersion != null) ? nextVersion : nextVersion(row)));
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
		SoftDeleteAttributes.required(entry.getPersister()).synchronize(entity, entry, null, nextVersion);
	}

}
