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
package dev.plinth.softdelete.removal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.plinth.softdelete.model.RowState;
import dev.plinth.softdelete.removal.EntityHierarchy.ForeignKey;
import org.hibernate.action.internal.BulkOperationCleanupAction;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Rows of any number of entities that are removed together, in statements whose number
 * depends on the mapping and not on the rows:
 * <ol>
 * <li>The rows of their owned collections go.
 * <li>Hierarchies of entities follow, each after those that refer to it.
 * <li>Where hierarchies refer to each other in a circle, or one to itself, references
 * that can be {@code null} are cleared first.
 * <li>Where a row always refers to one of its own hierarchy, deeper levels go first.
 * </ol>
 * The rows have to be locked before.
 */
public final class Removal {

	private final SharedSessionContractImplementor session;

	private final Map<EntityPersister, EntityHierarchy> hierarchies = new LinkedHashMap<>();

	private final Map<EntityPersister, Map<Object, Integer>> rows = new HashMap<>();

	public Removal(SharedSessionContractImplementor session) {
		this.session = session;
	}

	/**
	 * Add rows, unless they are among those that go already.
	 * @param root the root of their hierarchy
	 * @param ids their identifiers
	 * @param level how far they are from where the removal began
	 * @return the identifiers of those that were added
	 */
	public Set<Object> add(EntityPersister root, Collection<?> ids, int level) {
		this.hierarchies.computeIfAbsent(root, EntityHierarchy::of);
		Map<Object, Integer> known = this.rows.computeIfAbsent(root, (added) -> new LinkedHashMap<>());
		Set<Object> added = new LinkedHashSet<>();
		for (Object id : ids) {
			if (known.putIfAbsent(id, level) == null) {
				added.add(id);
			}
		}
		return added;
	}

	/**
	 * Lock rows, which do not have to be among those that go.
	 * @param root the root of their hierarchy
	 * @param ids their identifiers
	 * @param state the state of the rows to lock
	 * @param lock the clause that locks
	 * @return the identifiers of the rows that were locked
	 */
	Set<Object> lock(EntityPersister root, Collection<?> ids, RowState state, String lock) {
		return this.hierarchies.computeIfAbsent(root, EntityHierarchy::of).lock(ids, state, lock, this.session);
	}

	/**
	 * Return the identifiers of the rows of a hierarchy that go.
	 */
	Set<Object> ids(EntityPersister root) {
		return this.rows.getOrDefault(root, Map.of()).keySet();
	}

	/**
	 * Remove the rows.
	 * @param state the state that they have to be in
	 * @return whether all rows were there and in that state
	 */
	public boolean execute(RowState state) {
		BulkOperationCleanupAction.schedule(this.session, affected());
		this.hierarchies.forEach((root, hierarchy) -> hierarchy.collectionTables()
			.forEach((table) -> table.delete(ids(root), null, this.session)));
		List<ForeignKey> foreignKeys = foreignKeys();
		while (!this.hierarchies.isEmpty()) {
			EntityPersister next = next(foreignKeys);
			foreignKeys.stream().filter((key) -> key.referent() == next).forEach(this::clear);
			foreignKeys.removeIf((key) -> key.referrer() == next && key.referent() != next);
			EntityHierarchy hierarchy = Objects.requireNonNull(this.hierarchies.remove(next));
			if (!delete(next, hierarchy, isOrderedByLevel(next, foreignKeys), state)) {
				return false;
			}
			foreignKeys.removeIf((key) -> key.referent() == next);
		}
		return true;
	}

	private EntityPersister[] affected() {
		List<EntityPersister> affected = new ArrayList<>();
		for (EntityPersister root : this.hierarchies.keySet()) {
			affected.add(root);
			root.getSubMappingTypes().forEach((type) -> affected.add(type.getEntityPersister()));
		}
		return affected.toArray(EntityPersister[]::new);
	}

	/**
	 * Return the foreign keys from rows that go to hierarchies with rows that go.
	 */
	private List<ForeignKey> foreignKeys() {
		List<ForeignKey> foreignKeys = new ArrayList<>();
		for (EntityHierarchy hierarchy : this.hierarchies.values()) {
			for (ForeignKey key : hierarchy.foreignKeys()) {
				if (this.rows.containsKey(key.referrer()) && this.rows.containsKey(key.referent())) {
					foreignKeys.add(key);
				}
			}
		}
		return foreignKeys;
	}

	private void clear(ForeignKey key) {
		if (!key.clearable().isEmpty()) {
			key.table().clear(key.clearable(), ids(key.referrer()), this.session);
		}
	}

	/**
	 * Choose a hierarchy that no other refers to; failing that, one to which references
	 * can be cleared.
	 */
	private EntityPersister next(List<ForeignKey> foreignKeys) {
		EntityPersister clearable = null;
		for (EntityPersister candidate : this.hierarchies.keySet()) {
			List<ForeignKey> others = foreignKeys.stream()
				.filter((key) -> key.referent() == candidate && key.referrer() != candidate)
				.toList();
			if (others.isEmpty()) {
				return candidate;
			}
			if (clearable == null && others.stream().noneMatch((key) -> key.clearable().isEmpty())) {
				clearable = candidate;
			}
		}
		return (clearable != null) ? clearable : this.hierarchies.keySet().iterator().next();
	}

	private static boolean isOrderedByLevel(EntityPersister root, List<ForeignKey> foreignKeys) {
		return foreignKeys.stream()
			.anyMatch((key) -> key.referrer() == root && key.referent() == root && key.clearable().isEmpty());
	}

	private boolean delete(EntityPersister root, EntityHierarchy hierarchy, boolean orderedByLevel, RowState state) {
		SortedMap<Integer, List<Object>> levels = new TreeMap<>(Comparator.reverseOrder());
		this.rows.getOrDefault(root, Map.of())
			.forEach((id, level) -> levels.computeIfAbsent(orderedByLevel ? level : 0, (added) -> new ArrayList<>())
				.add(id));
		for (List<Object> ids : levels.values()) {
			int deleted = 0;
			for (EntityTable table : hierarchy.tables()) {
				boolean tellsState = hierarchy.isIdentifierTable(table);
				int removed = table.delete(ids, tellsState ? state : null, this.session);
				deleted += tellsState ? removed : 0;
			}
			if (deleted != ids.size()) {
				return false;
			}
		}
		return true;
	}

}
