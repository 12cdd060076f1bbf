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
import java.util.function.BiConsumer;

import dev.plinth.mapping.RowStatement;
import dev.plinth.softdelete.model.Batches;
import dev.plinth.softdelete.model.RowState;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.EntityTableMapping;
import org.jspecify.annotations.Nullable;

/**
 * A table with rows that belong to entities of one hierarchy: one of their own, or that
 * of a collection. Its statements name the entities, a thousand parameters at a time.
 *
 * @param name the name of the table
 * @param key the columns that name the entity
 * @param entity the hierarchy's root
 * @param source where the key of the table is not the identifier of the entity, the
 * beginning of the subquery that selects it; it ends in a condition on {@code key}
 */
record EntityTable(String name, List<String> key, EntityPersister entity, @Nullable String source) {

	/**
	 * Return a table of an entity.
	 */
	static EntityTable of(EntityTableMapping table, EntityPersister root) {
		List<String> key = new ArrayList<>();
		table.getKeyMapping().forEachSelectable((index, column) -> key.add(column.getSelectionExpression()));
		return new EntityTable(table.getTableName(), key, root, null);
	}

	/**
	 * Return the table of a collection.
	 * @param name its name
	 * @param foreignKey what names the owner
	 * @param owner the table that it refers to
	 * @return the table
	 */
	static EntityTable ofCollection(String name, ForeignKeyDescriptor foreignKey, EntityTable owner) {
		List<String> key = new ArrayList<>();
		foreignKey.visitKeySelectables((index, column) -> key.add(column.getSelectionExpression()));
		List<String> target = new ArrayList<>();
		foreignKey.visitTargetSelectables((index, column) -> target.add(column.getSelectionExpression()));
		if (target.equals(owner.key)) {
			return new EntityTable(name, key, owner.entity, null);
		}
		return new EntityTable(name, owner.key, owner.entity,
				tuple(key) + " in (select " + String.join(", ", target) + " from " + owner.name + " where ");
	}

	private static String tuple(List<String> columns) {
		return (columns.size() == 1) ? columns.get(0) : "(" + String.join(", ", columns) + ")";
	}

	/**
	 * Remove the rows of entities.
	 * @param ids the identifiers of the entities
	 * @param state the state of the rows that may go, or {@code null} for any
	 * @param session the session
	 * @return the number of rows that were removed
	 */
	int delete(Collection<?> ids, @Nullable RowState state, SharedSessionContractImplementor session) {
		return chunks(ids).stream()
			.mapToInt((chunk) -> restricted("delete from " + this.name, chunk, state, session).execute(session))
			.sum();
	}

	/**
	 * Set columns of the rows of entities to {@code null}.
	 * @param columns the columns
	 * @param ids the identifiers of the entities
	 * @param session the session
	 */
	void clear(List<String> columns, Collection<?> ids, SharedSessionContractImplementor session) {
		String update = "update " + this.name + " set " + String.join(" = null, ", columns) + " = null";
		chunks(ids).forEach((chunk) -> restricted(update, chunk, null, session).execute(session));
	}

	/**
	 * Lock the rows of entities.
	 * @param ids the identifiers of the entities
	 * @param state the state of the rows to lock
	 * @param lock the clause that locks
	 * @param session the session
	 * @return the identifiers of the rows that were locked
	 */
	Set<Object> lock(Collection<?> ids, RowState state, String lock, SharedSessionContractImplementor session) {
		Set<Object> locked = new LinkedHashSet<>();
		List<JdbcMapping> types = new ArrayList<>();
		this.entity.getIdentifierMapping().forEachJdbcType((index, type) -> types.add(type));
		for (List<Object> chunk : chunks(ids)) {
			Map<List<Object>, Object> requested = new LinkedHashMap<>();
			for (Object id : chunk) {
				List<Object> columns = new ArrayList<>();
				forEachColumn(id, session, (type, value) -> columns.add(value));
				requested.put(columns, id);
			}
			requested.keySet()
				.retainAll(restricted("select " + String.join(", ", this.key) + " from " + this.name, chunk, state,
						session)
					.append(lock)
					.query(types, session));
			locked.addAll(requested.values());
		}
		return locked;
	}

	private List<List<Object>> chunks(Collection<?> ids) {
		return Batches.of(ids, this.entity.getIdentifierMapping().getJdbcTypeCount());
	}

	private RowStatement restricted(String beginning, List<Object> ids, @Nullable RowState state,
			SharedSessionContractImplementor session) {
		RowStatement statement = new RowStatement().append(beginning).append(" where ");
		if (this.source != null) {
			statement.append(this.source);
		}
		boolean simple = this.key.size() == 1;
		statement.append(simple ? this.key.get(0) + " in (" : "(");
		String separator = "";
		for (Object id : ids) {
			statement.append(separator).append(simple ? "?" : "(" + String.join(" = ? and ", this.key) + " = ?)");
			forEachColumn(id, session, statement::value);
			separator = simple ? ", " : " or ";
		}
		statement.append((this.source != null) ? "))" : ")");
		if (state != null) {
			state.restrict(statement, this.entity);
		}
		return statement;
	}

	private void forEachColumn(Object id, SharedSessionContractImplementor session,
			BiConsumer<JdbcMapping, Object> consumer) {
		this.entity.getIdentifierTableMapping()
			.getKeyMapping()
			.breakDownKeyJdbcValues(id, (value, column) -> consumer.accept(column.getJdbcMapping(), value), session);
	}

}
