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

package dev.plinth.migration.comparison;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.plinth.migration.database.ExistingColumn;
import dev.plinth.migration.database.ExistingTable;
import org.hibernate.mapping.Column;

/**
 * Compares a table with what the mixins in use need of it.
 * <ol>
 * <li>Columns that differ are {@linkplain ColumnComparison changed}, unless a value could
 * be lost or would need an interpretation that nobody but the application can give.</li>
 * <li>Columns that are missing are added. Where they may not be null, the rows that are
 * there get a default that is dropped at once: unlike an update, it does not write the
 * rows where the database keeps such a default with the table (PostgreSQL 11 and later).
 * </li>
 * <li>Nulls get a {@linkplain RequiredValues value} where a column may not be null, when
 * all types are right.</li>
 * <li>Unique keys are {@linkplain KeyComparison compared}.</li>
 * </ol>
 * What {@linkplain TableInheritance a table above} needs as well is compared there.
 */
final class TableComparison {

	private final ComparedTable table;

	private final RequiredTable required;

	private final ExistingTable found;

	private final TableInheritance inheritance;

	private final SchemaDifferences differences;

	private final RequiredValues values;

	private final ColumnTypes types;

	private final ColumnComparison columns;

	TableComparison(ComparedTable table) {
		this.table = table;
		this.required = table.required();
		this.found = table.found();
		this.inheritance = table.inheritance();
		this.differences = table.differences();
		this.types = new ColumnTypes(table);
		this.values = new RequiredValues(table, this.types);
		this.columns = new ColumnComparison(table, this.types, this.values);
	}

	void compare() throws SQLException {
		this.values.dropChecksFromBefore();
		List<RequiredColumn> missing = new ArrayList<>();
		for (RequiredColumn column : this.required.columns()) {
			if (!this.inheritance.isComparedAbove(this.required, column.column())) {
				compare(column, missing);
			}
		}
		if (this.found.view()) {
			missing.forEach((column) -> this.differences.table("-- " + this.table.name()
					+ " is no table to add columns to: define it with a column " + this.table.name(column.column())));
			return;
		}
		this.types.changeAll();
		acceptNullsBelow();
		missing = addable(missing);
		if (!missing.isEmpty()) {
			add(missing);
		}
		this.values.fill();
		this.values.prove();
		new KeyComparison(this.table).compare();
	}

	private void compare(RequiredColumn column, List<RequiredColumn> missing) throws SQLException {
		ExistingColumn present = this.table.find(column.column());
		if (present == null) {
			missing.add(column);
			this.differences.problem("Column " + this.table.path(column.column()) + " is missing.");
		}
		else if (!this.found.view()) {
			this.columns.compare(column, present);
		}
	}

	/**
	 * Tables that inherit, and partitions, can refuse nulls that the table accepts.
	 */
	private void acceptNullsBelow() throws SQLException {
		if (!this.inheritance.isInherited(this.required)) {
			return;
		}
		List<List<String>> notNulls = this.table.database().descendants().ownNotNulls(this.found);
		for (RequiredColumn required : this.required.columns()) {
			Column column = required.column();
			if (this.columns.acceptsNulls(column) && !this.inheritance.isComparedAbove(this.required, column)) {
				String name = this.table.database().names().name(column);
				for (List<String> notNull : notNulls) {
					if (notNull.get(0).equals(name)) {
						this.columns.acceptNullsBelow(required, notNull.get(1));
					}
				}
			}
		}
	}

	/**
	 * Return the columns that the table can be given. PostgreSQL gives a table that
	 * inherits none that it has already with another type, and a partition none at all.
	 */
	private List<RequiredColumn> addable(List<RequiredColumn> missing) throws SQLException {
		List<String> partitioned = missing.isEmpty() ? List.of()
				: this.table.database().ancestors().partitionedTable(this.found);
		List<RequiredColumn> addable = new ArrayList<>();
		for (RequiredColumn required : missing) {
			Column column = required.column();
			List<String> heirs = this.inheritance.isInherited(this.required)
					? this.table.database().descendants().heirsWith(this.found, column) : List.of();
			if (!partitioned.isEmpty()) {
				leave(column, "-- " + this.table.name() + " is a partition of " + partitioned.get(0) + ": add a column "
						+ this.table.name(column) + " there");
			}
			else if (!heirs.isEmpty()) {
				leave(column,
						"-- " + this.table.path(column) + " has to be of the type that it has in tables which"
								+ " inherit from " + this.table.name() + ", add it without not null: "
								+ String.join(", ", heirs));
			}
			else {
				addable.add(required);
			}
		}
		return addable;
	}

	private void leave(Column column, String comment) {
		this.differences.table(comment);
		this.inheritance.leave(this.required, column);
	}

	private void add(List<RequiredColumn> missing) throws SQLException {
		List<String> definitions = new ArrayList<>();
		for (RequiredColumn column : missing) {
			definitions.add(definition(column));
		}
		this.differences.table(this.table.statements().columns().addColumns(this.table.name(), definitions));
		for (RequiredColumn column : missing) {
			finish(column);
		}
	}

	private String definition(RequiredColumn required) throws SQLException {
		Column column = required.column();
		String definition = this.table.name(column) + " " + this.table.type(column);
		if (column.getGeneratedAs() != null) {
			return definition + this.table.statements().generatedAs(column.getGeneratedAs());
		}
		return this.values.hasDefault(required)
				? definition + " default " + this.values.defaultValue(required) + " not null" : definition;
	}

	private void finish(RequiredColumn required) throws SQLException {
		Column column = required.column();
		if (column.isNullable() || column.getGeneratedAs() != null) {
			return;
		}
		if (this.values.hasDefault(required)) {
			this.differences
				.table(this.table.statements().columns().dropDefault(this.table.name(), this.table.name(column)));
		}
		else if (required.initial() == null) {
			this.differences
				.table("-- " + this.table.path(column) + " may not be null: only the application knows its values");
		}
		else {
			this.values.forbidNulls(required, null, this.table.type(column));
		}
	}

}
