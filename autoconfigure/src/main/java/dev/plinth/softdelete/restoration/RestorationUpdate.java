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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.plinth.mapping.RowStatement;
import dev.plinth.softdelete.model.Batches;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.StaleStateException;
import org.hibernate.event.spi.EventSource;
import org.hibernate.metamodel.mapping.internal.BasicAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.EntityTableMapping;
import org.jspecify.annotations.Nullable;

/**
 * The statement that takes a deletion out of many rows of one table and bumps their
 * versions. It touches no other column and only the table that holds the identifier, and
 * it reaches only rows that are in the state that the session knows: taken by the same
 * deletion, and of the same version.
 */
final class RestorationUpdate {

	private final EntityPersister persister;

	private final SoftDeleteAttributes attributes;

	private final EntityTableMapping table;

	private final @Nullable Object nextVersion;

	private final EventSource session;

	/**
	 * Create the statement.
	 * @param persister the persister of an entity class of the table
	 * @param nextVersion the version that all rows get, or {@code null} if each one's is
	 * counted on
	 * @param session the session that restores
	 */
	RestorationUpdate(EntityPersister persister, @Nullable Object nextVersion, EventSource session) {
		this.persister = persister;
		this.attributes = SoftDeleteAttributes.required(persister);
		this.table = persister.getIdentifierTableMapping();
		this.nextVersion = nextVersion;
		this.session = session;
	}

	/**
	 * Return whether the next version of a row is its version plus one, rather than the
	 * time of the change.
	 */
	static boolean countsVersions(EntityPersister persister) {
		return Number.class.isAssignableFrom(persister.getVersionJavaType().getJavaTypeClass());
	}

	/**
	 * Restore all rows of the table that a deletion has taken. They are named while they
	 * are few: without an index on the deletion, MariaDB and MySQL lock every row that
	 * they look at.
	 * @param deletionId the identifier of the deletion
	 * @param ids the identifiers of the rows
	 * @throws StaleStateException if there are more or less by now
	 */
	void execute(UUID deletionId, List<Object> ids) {
		RowStatement update = update().append(" where ");
		if (ids.size() <= Batches.MAXIMUM_PARAMETERS) {
			appendIn(keyColumns(), ids.size(), update);
			ids.forEach((id) -> addKey(id, update));
		}
		BasicAttributeMapping column = this.attributes.deletionId();
		execute(ids.size(),
				update.append(column.getSelectionExpression())
					.append("=? and ")
					.value(column.getJdbcMapping(), deletionId));
	}

	private List<String> keyColumns() {
		List<String> columns = new ArrayList<>(this.table.getKeyMapping().getColumnCount());
		this.table.getKeyMapping().forEachKeyColumn((position, column) -> columns.add(column.getColumnName()));
		return columns;
	}

	/**
	 * Restore rows.
	 * @param rows the rows
	 * @param whole whether they are all rows of the table that their deletions have taken
	 * @throws StaleStateException if a row has changed since the session read it
	 */
	void execute(List<DeletedRow> rows, boolean whole) {
		List<DeletedRow> identified = new ArrayList<>(rows.size());
		List<DeletedRow> others = new ArrayList<>();
		rows.forEach((row) -> ((row.deletionId() != null) ? identified : others).add(row));
		if (whole && identified.size() > Batches.MAXIMUM_PARAMETERS) {
			Map<State, List<DeletedRow>> byState = new LinkedHashMap<>();
			identified.forEach((row) -> byState.computeIfAbsent(State.of(row), (state) -> new ArrayList<>()).add(row));
			identified.clear();
			byState.forEach((state, rowsOfState) -> {
				if (rowsOfState.size() > Batches.MAXIMUM_PARAMETERS) {
					execute(rowsOfState.size(), update().append(" where "), state);
				}
				else {
					identified.addAll(rowsOfState);
				}
			});
		}
		Batches.of(identified).forEach(this::executeBatch);
		Batches.of(others).forEach(this::executeBatch);
	}

	private void executeBatch(List<DeletedRow> rows) {
		List<String> keyColumns = keyColumns();
		RowStatement update = update().append(" where ");
		appendIn(keyColumns, rows.size(), update);
		rows.forEach((row) -> addKey(row.id(), update));
		State first = State.of(rows.get(0));
		boolean versions = rows.stream().allMatch((row) -> Objects.equals(row.version(), first.version()));
		boolean deletions = rows.stream().allMatch((row) -> Objects.equals(row.deletionId(), first.deletionId()));
		if (versions && deletions) {
			execute(rows.size(), update, first);
		}
		else if (versions && this.persister.isVersioned() && countsVersions(this.persister)) {
			executeOfOneVersion(rows, update, first.version());
		}
		else {
			executeOfOwnStates(rows, update, keyColumns, first.deletionId() != null);
		}
	}

	/**
	 * Execute a statement for rows that are all in one state.
	 */
	private void execute(int count, RowStatement update, State state) {
		if (this.persister.isVersioned()) {
			update.append(this.persister.getVersionMapping().getSelectionExpression()).append("=? and ");
		}
		if (this.attributes.hasDeletionId()) {
			update.append(this.attributes.deletionId().getSelectionExpression())
				.append((state.deletionId() != null) ? "=? and " : " is null and ");
		}
		addState(state, update);
		execute(count, update);
	}

	/**
	 * Execute a statement for rows of different deletions that have a version in common
	 * which is counted on. Since no row has such a version twice, it tells the deletion
	 * as well, and the database need not compare each row with the state of all. What
	 * changes rows without their version can take one to another deletion only if that is
	 * undone as well.
	 */
	private void executeOfOneVersion(List<DeletedRow> rows, RowStatement update, @Nullable Object version) {
		update.append(this.persister.getVersionMapping().getSelectionExpression())
			.append("=? and ")
			.value(this.persister.getVersionType(), version);
		Set<UUID> deletions = new LinkedHashSet<>();
		rows.forEach((row) -> deletions.add(Objects.requireNonNull(row.deletionId())));
		BasicAttributeMapping column = this.attributes.deletionId();
		appendIn(List.of(column.getSelectionExpression()), deletions.size(), update);
		deletions.forEach((deletion) -> update.value(column.getJdbcMapping(), deletion));
		execute(rows.size(), update);
	}

	/**
	 * Execute a statement for rows each of which is compared with its own state.
	 */
	private void executeOfOwnStates(List<DeletedRow> rows, RowStatement update, List<String> keyColumns,
			boolean identified) {
		List<String> stateColumns = new ArrayList<>(keyColumns);
		if (this.persister.isVersioned()) {
			stateColumns.add(this.persister.getVersionMapping().getSelectionExpression());
		}
		if (identified) {
			stateColumns.add(this.attributes.deletionId().getSelectionExpression());
		}
		appendIn(stateColumns, rows.size(), update);
		if (!identified && this.attributes.hasDeletionId()) {
			update.append(this.attributes.deletionId().getSelectionExpression()).append(" is null and ");
		}
		rows.forEach((row) -> {
			addKey(row.id(), update);
			addState(State.of(row), update);
		});
		execute(rows.size(), update);
	}

	private void execute(int count, RowStatement update) {
		int restored = update.append(this.attributes.deletedSql()).execute(this.session);
		if (restored != count) {
			throw new StaleStateException("Of " + count + " deleted rows of " + this.table.getTableName() + ", "
					+ (count - restored) + " have changed since they were read; none is restored");
		}
	}

	private RowStatement update() {
		RowStatement update = new RowStatement().append("update ").append(this.table.getTableName()).append(" set ");
		List<String> assignments = new ArrayList<>();
		this.attributes.forEachValue(null, this.session, (column, value) -> {
			assignments.add(column.getSelectionExpression() + ((value != null) ? "=?" : "=null"));
			if (value != null) {
				update.value(column.getJdbcMapping(), value);
			}
		});
		update.append(String.join(",", assignments));
		if (this.persister.isVersioned()) {
			String version = this.persister.getVersionMapping().getSelectionExpression();
			update.append(",").append(version).append("=");
			if (this.nextVersion != null) {
				update.append("?").value(this.persister.getVersionType(), this.nextVersion);
			}
			else {
				update.append(version).append("+1");
			}
		}
		return update;
	}

	private static void appendIn(List<String> columns, int rows, RowStatement statement) {
		boolean several = columns.size() > 1;
		String names = String.join(",", columns);
		String values = "?" + ",?".repeat(columns.size() - 1);
		String row = several ? "(" + values + ")" : values;
		statement.append(several ? "(" + names + ")" : names)
			.append(" in (")
			.append(row)
			.append(("," + row).repeat(rows - 1))
			.append(") and ");
	}

	private void addKey(Object id, RowStatement update) {
		this.table.getKeyMapping()
			.breakDownKeyJdbcValues(id, (value, column) -> update.value(column.getJdbcMapping(), value), this.session);
	}

	private void addState(State state, RowStatement update) {
		if (this.persister.isVersioned()) {
			update.value(this.persister.getVersionType(), state.version());
		}
		if (state.deletionId() != null) {
			update.value(this.attributes.deletionId().getJdbcMapping(), state.deletionId());
		}
	}

	/**
	 * What a row has in common with others.
	 *
	 * @param version its version
	 * @param deletionId what has taken it
	 */
	private record State(@Nullable Object version, @Nullable UUID deletionId) {

		static State of(DeletedRow row) {
			return new State(row.version(), row.deletionId());
		}

	}

}
