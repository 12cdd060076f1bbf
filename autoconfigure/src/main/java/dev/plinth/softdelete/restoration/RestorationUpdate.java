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
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.plinth.softdelete.model.Batches;
import dev.plinth.softdelete.model.RowStatement;
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
 * deletion, and, where the rows are named, of the same version.
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
	 * Restore all rows of a deletion, of which the session has loaded none.
	 * @param deletionId the identifier of the deletion
	 * @param rows the number of rows that the deletion has
	 * @throws StaleStateException if it has another number of rows by now
	 */
	void execute(UUID deletionId, int rows) {
		BasicAttributeMapping column = this.attributes.deletionId();
		requireAll(rows,
				assignments().append(column.getSelectionExpression())
					.append("=?")
					.value(column.getJdbcMapping(), deletionId)
					.execute(this.session));
	}

	/**
	 * Restore rows.
	 * @throws StaleStateException if a row has changed since the session read it
	 */
	void execute(List<DeletedRow> rows) {
		Batches.of(rows.stream().filter((row) -> row.deletionId() != null).toList())
			.forEach((batch) -> execute(batch, true));
		Batches.of(rows.stream().filter((row) -> row.deletionId() == null).toList())
			.forEach((batch) -> execute(batch, false));
	}

	private void execute(List<DeletedRow> rows, boolean identified) {
		requireAll(rows.size(), statement(rows, identified).execute(this.session));
	}

	private void requireAll(int rows, int restored) {
		if (restored != rows) {
			throw new StaleStateException("Of " + rows + " deleted rows of " + this.table.getTableName() + ", "
					+ (rows - restored) + " have changed since they were read; none is restored");
		}
	}

	/**
	 * Return the beginning of the statement, on condition that a row is deleted.
	 */
	private RowStatement assignments() {
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
		return update.append(" where ").append(this.attributes.deletedSql()).append(" and ");
	}

	private RowStatement statement(List<DeletedRow> rows, boolean identified) {
		RowStatement update = assignments();
		List<String> keyColumns = new ArrayList<>();
		this.table.getKeyMapping().forEachKeyColumn((position, column) -> keyColumns.add(column.getColumnName()));
		boolean oneVersion = haveOneVersion(rows);
		if (oneVersion) {
			update.append(this.persister.getVersionMapping().getSelectionExpression())
				.append("=? and ")
				.value(this.persister.getVersionType(), rows.get(0).version());
		}
		else if (!identified && this.attributes.hasDeletionId()) {
			update.append(this.attributes.deletionId().getSelectionExpression()).append(" is null and ");
		}
		update.append(in(keyColumns, rows.size()));
		rows.forEach((row) -> addKey(row, update));
		List<String> stateColumns = new ArrayList<>(keyColumns);
		if (this.persister.isVersioned()) {
			stateColumns.add(this.persister.getVersionMapping().getSelectionExpression());
		}
		if (identified) {
			stateColumns.add(this.attributes.deletionId().getSelectionExpression());
		}
		if (!oneVersion && stateColumns.size() > keyColumns.size()) {
			update.append(" and ").append(in(stateColumns, rows.size()));
			rows.forEach((row) -> addState(row, update));
		}
		return update;
	}

	/**
	 * A version that is counted on tells the deletion, too, since no row has the same one
	 * twice. Where all rows have it in common, the database need not compare each row
	 * with the state of all.
	 */
	private boolean haveOneVersion(List<DeletedRow> rows) {
		return this.persister.isVersioned() && countsVersions(this.persister)
				&& rows.stream().map(DeletedRow::version).distinct().count() == 1;
	}

	private static String in(List<String> columns, int rows) {
		String markers = columns.stream().map((column) -> "?").collect(Collectors.joining(","));
		String row = (columns.size() > 1) ? "(" + markers + ")" : markers;
		String left = (columns.size() > 1) ? "(" + String.join(",", columns) + ")" : columns.get(0);
		return left + " in (" + String.join(",", Collections.nCopies(rows, row)) + ")";
	}

	private void addKey(DeletedRow row, RowStatement update) {
		this.table.getKeyMapping()
			.breakDownKeyJdbcValues(row.id(), (value, column) -> update.value(column.getJdbcMapping(), value),
					this.session);
	}

	private void addState(DeletedRow row, RowStatement update) {
		addKey(row, update);
		if (this.persister.isVersioned()) {
			update.value(this.persister.getVersionType(), row.version());
		}
		if (row.deletionId() != null) {
			update.value(this.attributes.deletionId().getJdbcMapping(), row.deletionId());
		}
	}

}
