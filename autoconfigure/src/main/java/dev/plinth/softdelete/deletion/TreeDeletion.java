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
package dev.plinth.softdelete.deletion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.model.Batches;
import dev.plinth.softdelete.model.CascadePath;
import dev.plinth.softdelete.model.CascadePaths;
import dev.plinth.softdelete.model.Deletion;
import dev.plinth.softdelete.model.ElementIdentifier;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.model.TakenRows;
import dev.plinth.softdelete.reference.RestrictedDeletions;
import dev.plinth.softdelete.visibility.NaturalIds;
import jakarta.persistence.LockModeType;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Deletes rows together with all that they cascade to, level by level: each association
 * takes one statement per level, whatever the number of rows. All rows get the same
 * deletion. Rows that are deleted already end a branch.
 */
public final class TreeDeletion {

	private static final ThreadLocal<TreeDeletion> CURRENT = new ThreadLocal<>();

	private final EventSource session;

	private final Deletion deletion;

	private final Map<String, Set<Object>> named = new HashMap<>();

	private TreeDeletion(EntityPersister root, EventSource session) {
		this.session = session;
		this.deletion = Deletion.start(SoftDeleteAttributes.required(root), session);
	}

	/**
	 * Return the deletion that bulk statements of a session are part of.
	 * @param session the session
	 * @return the deletion, or {@code null} if each is one of its own
	 */
	public static @Nullable Deletion current(SharedSessionContractImplementor session) {
		TreeDeletion current = CURRENT.get();
		return (current != null && current.session == session) ? current.deletion : null;
	}

	/**
	 * Delete rows and all that they cascade to.
	 * @param root the persister of the rows
	 * @param ids their identifiers
	 * @param session the session
	 * @return the number of rows that were deleted, of all types
	 */
	public static int delete(EntityPersister root, Collection<?> ids, EventSource session) {
		TreeDeletion outer = CURRENT.get();
		TreeDeletion current = new TreeDeletion(root, session);
		CURRENT.set(current);
		try {
			return DeletedRows.include(() -> current.delete(root, ids));
		}
		finally {
			if (outer != null) {
				CURRENT.set(outer);
			}
			else {
				CURRENT.remove();
			}
		}
	}

	private int delete(EntityPersister root, Collection<?> ids) {
		int deleted = deleteRows(root, new LinkedHashSet<>(ids));
		Set<EntityPersister> level = Set.of(root);
		Set<EntityPersister> reached = new LinkedHashSet<>(level);
		int rows = deleted;
		while (rows > 0) {
			rows = 0;
			Set<EntityPersister> next = new LinkedHashSet<>();
			for (EntityPersister parent : level) {
				for (CascadePath path : CascadePaths.toSoftDeletable(parent)) {
					EntityPersister child = this.session.getFactory()
						.getMappingMetamodel()
						.getEntityDescriptor(path.target());
					int children = deleteChildren(path, taken(parent), child);
					if (children > 0) {
						next.add(child);
					}
					rows += children;
				}
			}
			deleted += rows;
			level = next;
			reached.addAll(next);
		}
		Map<EntityPersister, TakenRows> taken = new LinkedHashMap<>();
		reached.forEach((entity) -> taken.put(entity, taken(entity)));
		RestrictedDeletions.check(taken, this.session);
		if (deleted > 0) {
			reached.stream()
				.map((persister) -> persister.getRootEntityDescriptor().getEntityPersister())
				.distinct()
				.forEach(this::synchronize);
		}
		return deleted;
	}

	private TakenRows taken(EntityPersister entity) {
		return TakenRows.of(entity, this.deletion, named(entity));
	}

	/**
	 * Return the rows of the hierarchy of an entity that this deletion has taken, if they
	 * do not know that themselves.
	 */
	private Set<Object> named(EntityPersister entity) {
		return this.named.computeIfAbsent(entity.getRootEntityName(), (root) -> new LinkedHashSet<>());
	}

	/**
	 * Let the entities that the session has loaded follow what became of their rows.
	 */
	private void synchronize(EntityPersister root) {
		PersistenceContext persistenceContext = this.session.getPersistenceContextInternal();
		boolean identified = SoftDeleteAttributes.required(root).hasDeletionId();
		Map<Object, Object> loaded = new HashMap<>();
		for (Map.Entry<Object, EntityEntry> managed : persistenceContext.reentrantSafeEntityEntries()) {
			EntityEntry entry = managed.getValue();
			if (entry.getPersister().getRootEntityName().equals(root.getEntityName())
					&& (entry.getStatus() == Status.MANAGED || entry.getStatus() == Status.READ_ONLY)
					&& Hibernate.isInitialized(managed.getKey())
					&& (identified || named(root).contains(entry.getId()))) {
				loaded.put(entry.getId(), managed.getKey());
			}
		}
		for (List<Object> batch : Batches.<Object>of(loaded.keySet())) {
			for (Object[] row : rows(root, batch)) {
				Object entity = Objects.requireNonNull(loaded.get(row[0]));
				EntityEntry entry = Objects.requireNonNull(persistenceContext.getEntry(entity));
				SoftDeleteAttributes.required(entry.getPersister())
					.synchronize(entity, entry, this.deletion, row[1], this.session);
				NaturalIds.forget(row[0], entry.getPersister(), persistenceContext);
			}
		}
	}

	private List<Object[]> rows(EntityPersister root, List<Object> ids) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.required(root);
		String taken = attributes.hasDeletionId() ? attributes.deletionId("e") + " = :deletion"
				: attributes.mark().deleted("e");
		SelectionQuery<Object[]> query = this.session
			.createSelectionQuery("select id(e), " + (root.isVersioned() ? "version(e)" : "null") + " from "
					+ root.getEntityName() + " e where " + taken + " and id(e) in :ids", Object[].class)
			.setParameterList("ids", ids);
		if (attributes.hasDeletionId()) {
			query.setParameter("deletion", this.deletion.id());
		}
		return query.getResultList();
	}

	private int deleteRows(EntityPersister root, Collection<?> ids) {
		int deleted = 0;
		for (List<Object> batch : Batches.<Object>of(named(root, ids))) {
			deleted += this.session
				.createMutationQuery("delete from " + root.getEntityName() + " e where id(e) in :ids")
				.setParameterList("ids", batch)
				.executeUpdate();
		}
		return deleted;
	}

	/**
	 * Lock the living rows and note them, where they will not tell what has deleted them.
	 * Those of several tables cannot be locked by one query: PostgreSQL refuses to lock a
	 * union.
	 */
	private Collection<?> named(EntityPersister root, Collection<?> ids) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.required(root);
		if (attributes.hasDeletionId()) {
			return ids;
		}
		boolean union = root instanceof UnionSubclassEntityPersister && root.hasSubclasses();
		List<Object> living = new ArrayList<>();
		for (List<Object> batch : Batches.<Object>of(ids)) {
			living.addAll(this.session
				.createSelectionQuery("select id(e) from " + root.getEntityName() + " e where id(e) in :ids and "
						+ attributes.mark().living("e"), Object.class)
				.setParameterList("ids", batch)
				.setLockMode(union ? LockModeType.NONE : LockModeType.PESSIMISTIC_WRITE)
				.getResultList());
		}
		named(root).addAll(living);
		return living;
	}

	private int deleteChildren(CascadePath path, TakenRows parents, EntityPersister child) {
		boolean named = !SoftDeleteAttributes.required(child).hasDeletionId() || ElementIdentifier.isLoaded(child);
		int deleted = 0;
		for (Object parameter : parents.parameters()) {
			deleted += named ? deleteRows(child, children(path, parents, parameter, child))
					: this.session
						.createMutationQuery(
								"delete from " + path.target() + " child where id(child) in (select id(c)"
										+ path.fromLivingChildrenOf(parents,
												this.session.getFactory().getMappingMetamodel())
										+ ")")
						.setParameter("taken", parameter)
						.executeUpdate();
		}
		return deleted;
	}

	private Set<Object> children(CascadePath path, TakenRows parents, Object parameter, EntityPersister child) {
		Set<Object> children = new LinkedHashSet<>();
		this.session
			.createSelectionQuery(
					"select " + ElementIdentifier.expression("c", child)
							+ path.fromLivingChildrenOf(parents, this.session.getFactory().getMappingMetamodel()),
					Object.class)
			.setParameter("taken", parameter)
			.getResultList()
			.forEach((id) -> children.add(ElementIdentifier.value(id, child, this.session)));
		return children;
	}

}
