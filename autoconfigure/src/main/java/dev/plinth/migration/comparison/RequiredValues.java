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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.plinth.migration.database.ExistingColumn;
import dev.plinth.migration.database.MigrationDatabase;
import dev.plinth.migration.database.TableDescendants;
import dev.plinth.migration.statement.ColumnDefinition;
import dev.plinth.migration.statement.NotNullCheck;
import dev.plinth.migration.statement.SchemaStatements;
import org.hibernate.mapping.Column;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of a table values in columns that may not be null, and forbids nulls
 * there. On PostgreSQL a check proves that there are none, one for all columns of a
 * table.
 */
final class RequiredValues {

	private final ComparedTable table;

	private final SchemaStatements statements;

	private final SchemaDifferences differences;

	private final ColumnTypes types;

	private final List<RequiredColumn> filled = new ArrayList<>();

	private final List<String> notNull = new ArrayList<>();

	private final List<String> inherited = new ArrayList<>();

	RequiredValues(ComparedTable table, ColumnTypes types) {
		this.table = table;
		this.statements = table.statements();
		this.differences = table.differences();
		this.types = types;
	}

	/**
	 * A check of a migration that did not come to its end could be in the way of values,
	 * and has the name that the next one gets.
	 */
	void dropChecksFromBefore() throws SQLException {
		for (String check : this.table.database().dependents().notNullChecks(this.table.found())) {
			this.differences
				.problem("Constraint " + check + " on table " + this.table.name() + " is left over from a migration.");
			this.differences.table(NotNullCheck.drop(this.table.name(), check));
		}
	}

	/**
	 * Return whether a new column has a default for the rows that are there. Where its
	 * value is taken from another column it has none, and is filled when that one has
	 * values, but for tables with a history: no update reaches the rows there, and the
	 * default of a new column may be taken from another one.
	 */
	boolean hasDefault(RequiredColumn required) throws SQLException {
		return !required.column().isNullable() && required.initial() != null
				&& (origin(required) == null || this.table.database().storage().hasHistory(this.table.found()));
	}

	/**
	 * Return the default that a new column {@linkplain #hasDefault has}.
	 */
	String defaultValue(RequiredColumn required) throws SQLException {
		List<String> values = values(required);
		return (values.size() > 1) ? "(" + SchemaStatements.firstNotNull(values) + ")" : values.get(0);
	}

	/**
	 * Have the migration forbid nulls, after it has given the column values.
	 * @param required the column
	 * @param type the type that it has by then, or {@code null} for the one it had
	 * @param definition its definition in MariaDB and MySQL
	 */
	void forbidNulls(RequiredColumn required, @Nullable String type, String definition) throws SQLException {
		String path = this.table.path(required.column());
		String obstacle = obstacle(required.column(), definition);
		if (!obstacle.isEmpty()) {
			this.differences.nullability("-- " + path + " has to be not null: " + obstacle);
			return;
		}
		String warning = "";
		if (required.initial() != null) {
			this.filled.add(required);
		}
		else {
			warning = "-- fails where " + path + " is null: fill it before";
		}
		String name = this.table.name(required.column());
		if (NotNullCheck.isProof(this.statements.database())) {
			this.differences.validation(warning);
			this.notNull.add(name);
			for (TableDescendants.NotNull constraint : this.table.database()
				.descendants()
				.notNullsInTheWay(this.table.found(), required.column())) {
				if (constraint.inherited()) {
					this.differences.validation(NotNullCheck.validate(constraint.table(), constraint.name()));
				}
				else if (constraint.validated()) {
					this.inherited.add(NotNullCheck.inherit(constraint.table(), constraint.name()));
				}
				else {
					this.differences.table(NotNullCheck.drop(constraint.table(), constraint.name()));
				}
			}
		}
		else {
			this.differences.nullability(warning);
			this.differences.nullability(this.statements.columns()
				.changeNullability(this.table.name(), name, type, definition, false)
				.toArray(String[]::new));
		}
	}

	/**
	 * Return why MariaDB or MySQL refuses that a column may not be null, and what to do,
	 * or {@code ""}.
	 */
	private String obstacle(Column column, String definition) throws SQLException {
		if (!this.statements.columns().statesColumnsAnew() || this.table.find(column) == null) {
			return "";
		}
		List<String> keys = this.table.database().keys().foreignKeysThatSetNull(this.table.found(), column);
		if (!keys.isEmpty()) {
			return "fill it, and drop the foreign keys that set it to null or have them do something else: "
					+ String.join(", ", keys);
		}
		if (this.table.database().storage().hasNullsInHistory(this.table.found(), this.table.name(column))) {
			return "fill it, and delete the rows in the history of " + this.table.name()
					+ " that are null there, which the update leaves as well";
		}
		return (this.statements.database() == MigrationDatabase.MARIADB
				&& ColumnDefinition.of(definition).isInvisibleWithoutDefault())
						? "give it a default, which an invisible column needs then, or have it be visible" : "";
	}

	/**
	 * Give columns values where nulls are forbidden, by one update that writes each row
	 * once. An update changes more than it says where the database writes columns by
	 * itself.
	 */
	void fill() throws SQLException {
		if (this.filled.isEmpty()) {
			return;
		}
		List<String> triggers = this.table.database().dependents().updateTriggers(this.table.found());
		if (!triggers.isEmpty()) {
			this.differences.value("-- triggers that the next statement fires, disable them if they change rows: "
					+ String.join(", ", triggers));
		}
		Map<String, List<String>> values = new LinkedHashMap<>();
		for (RequiredColumn required : this.filled) {
			values.put(this.table.name(required.column()), values(required));
		}
		this.differences.value(this.statements.fill(this.table.name(), values, touchedColumns()));
	}

	/**
	 * Prove that there are no nulls where they have been forbidden.
	 */
	void prove() {
		if (!this.notNull.isEmpty()) {
			String name = this.table.name();
			String check = this.table.inheritance().notNullCheck(this.table.required());
			this.differences.check(NotNullCheck.add(name, check, this.notNull));
			this.differences.validation(NotNullCheck.validate(name, check));
			this.differences.nullability(this.inherited.toArray(String[]::new));
			this.differences.nullability(NotNullCheck.setNotNull(name, this.notNull), NotNullCheck.drop(name, check));
		}
	}

	private List<String> touchedColumns() {
		return this.table.found()
			.columns()
			.entrySet()
			.stream()
			.filter((column) -> column.getValue().touched() && this.filled.stream()
				.noneMatch((required) -> column.getKey().equalsIgnoreCase(required.column().getName())))
			.map((column) -> this.statements.quoted(column.getKey()))
			.toList();
	}

	/**
	 * Return what a column without a value gets, the first that is not null.
	 */
	private List<String> values(RequiredColumn required) throws SQLException {
		Column origin = origin(required);
		String initial = String.valueOf(required.initial());
		return (origin != null) ? List.of(this.table.name(origin), initial) : List.of(initial);
	}

	/**
	 * Return the column that rather holds the value, if it has the right type by the time
	 * when values are filled in.
	 */
	private @Nullable Column origin(RequiredColumn required) throws SQLException {
		Column origin = required.origin();
		ExistingColumn present = (origin != null) ? this.table.find(origin) : null;
		return (origin != null && present != null && this.types.isOrBecomesMapped(origin, present)) ? origin : null;
	}

}
