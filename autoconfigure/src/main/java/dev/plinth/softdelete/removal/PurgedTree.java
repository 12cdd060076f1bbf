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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.plinth.softdelete.model.Batches;
import dev.plinth.softdelete.model.CascadePath;
import dev.plinth.softdelete.model.CascadePaths;
import dev.plinth.softdelete.model.ElementIdentifier;
import dev.plinth.softdelete.model.RowState;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.spi.MappingMetamodelImplementor;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Deleted rows that are removed for good in one transaction, with all that they cascade
 * to:
 * <ol>
 * <li>The rows are locked; those that another transaction holds, or that are not deleted
 * any more, are left out. With a row locked, the database lets no new row refer to it.
 * <li>Level by level, the rows that they cascade to are found and locked, deleted or not
 * soft-deletable. Each association takes one query per level, whatever the number of
 * rows.
 * <li>All go as one {@link Removal}, which looks at their state once more.
 * </ol>
 */
final class PurgedTree {

	private final EntityPersister type;

	private final EntityPersister root;

	private final RowState state;

	private final SharedSessionContractImplementor session;

	private final Removal removal;

	private PurgedTree(EntityPersister type, RowState state, SharedSessionContractImplementor session) {
		this.type = type;
		this.root = type.getRootEntityDescriptor().getEntityPersister();
		this.state = state;
		this.session = session;
		this.removal = new Removal(session);
	}

	/**
	 * Remove rows with all that they cascade to.
	 * @param type the persister of their type
	 * @param ids their identifiers
	 * @param state the state that soft-deletable rows have to be in
	 * @param session the session, in a transaction of its own
	 * @return the identifiers of the rows of the type that were removed
	 * @throws RowsNotRemovableException if any of the rows has to stay; the transaction
	 * is to be rolled back
	 */
	static Set<Object> remove(EntityPersister type, Collection<Object> ids, RowState state,
			SharedSessionContractImplementor session) {
		PurgedTree tree = new PurgedTree(type, state, session);
		Set<Object> removed = new LinkedHashSet<>();
		HardDeletion.run(session, () -> removed.addAll(tree.remove(ids)));
		return removed;
	}

	private Set<Object> remove(Collection<Object> ids) {
		Set<Object> locked = lock(this.root, ids);
		if (locked.isEmpty()) {
			return locked;
		}
		addTree(this.removal.add(this.root, locked, 0));
		Set<Object> removed = ofType(this.removal.ids(this.root));
		if (!this.removal.execute(this.state)) {
			throw new RowsNotRemovableException("Some rows changed while they were being removed");
		}
		return removed;
	}

	private Set<Object> lock(EntityPersister hierarchy, Collection<Object> ids) {
		return this.removal.lock(hierarchy, ids, this.state,
				this.session.getJdbcServices().getDialect().getForUpdateSkipLockedString());
	}

	private void addTree(Set<Object> ids) {
		Map<EntityPersister, Set<Object>> level = Map.of(this.root, ids);
		for (int depth = 1; !level.isEmpty(); depth++) {
			Map<EntityPersister, Set<Object>> next = new LinkedHashMap<>();
			for (Map.Entry<EntityPersister, Set<Object>> parents : level.entrySet()) {
				for (CascadePath path : CascadePaths.toAll(parents.getKey())) {
					addChildren(path, parents.getValue(), depth, next);
				}
			}
			level = next;
		}
	}

	private void addChildren(CascadePath path, Set<Object> parents, int depth,
			Map<EntityPersister, Set<Object>> level) {
		MappingMetamodelImplementor metamodel = this.session.getFactory().getMappingMetamodel();
		EntityPersister target = metamodel.getEntityDescriptor(path.target());
		EntityPersister hierarchy = target.getRootEntityDescriptor().getEntityPersister();
		List<Object> children = select("select " + ElementIdentifier.expression("child", target) + " from "
				+ path.owner() + " e "
				+ CascadePaths.join("e", metamodel.getEntityDescriptor(path.owner()), path.attribute(), "child"),
				parents);
		children.replaceAll((child) -> ElementIdentifier.value(child, target, this.session));
		Set<Object> added = this.removal.add(hierarchy, children, depth);
		if (!added.isEmpty()) {
			if (lock(hierarchy, added).size() < added.size()) {
				throw new RowsNotRemovableException(
						"Some rows of " + path.target() + " live, were deleted later or are in use");
			}
			level.computeIfAbsent(hierarchy, (first) -> new LinkedHashSet<>()).addAll(added);
		}
	}

	/**
	 * Return those of the rows of the hierarchy that are of the type that is purged.
	 */
	private Set<Object> ofType(Set<Object> ids) {
		return (this.type == this.root) ? ids
				: new LinkedHashSet<>(select("select id(e) from " + this.type.getEntityName() + " e", ids));
	}

	private List<Object> select(String query, Set<Object> ids) {
		List<Object> selected = new ArrayList<>();
		for (List<Object> batch : Batches.<Object>of(ids)) {
			selected.addAll(this.session.createSelectionQuery(query + " where id(e) in :ids", Object.class)
				.setParameterList("ids", batch)
				.getResultList());
		}
		return selected;
	}

}
