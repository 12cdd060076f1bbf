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

package dev.plinth.migration.statement;

import java.util.List;
import java.util.stream.Collectors;

import dev.plinth.migration.database.MigrationDatabase;

/**
 * The check that lets PostgreSQL find out beside reads and writes that columns of a table
 * are not null, before they may not be null any more.
 */
public final class NotNullCheck {

	private NotNullCheck() {
	}

	/**
	 * Return whether a validated check saves the database from reading a table, while it
	 * is locked out, when columns of it may not be null any more. PostgreSQL 11 and older
	 * read it nevertheless.
	 */
	public static boolean isProof(MigrationDatabase database) {
		return switch (database) {
			case POSTGRESQL -> true;
			case H2, MARIADB, MYSQL -> false;
		};
	}

	/**
	 * Return the statement that adds a check to PostgreSQL which holds for new rows,
	 * until it is validated.
	 */
	public static String add(String table, String check, List<String> columns) {
		return columns.stream()
			.map((column) -> column + " is not null")
			.collect(Collectors.joining(" and ", "alter table " + table + " add constraint " + check + " check (",
					") not valid"));
	}

	public static String validate(String table, String check) {
		return "alter table " + table + " validate constraint " + check;
	}

	/**
	 * Return the statement that has tables which inherit refuse nulls as well, which a
	 * constraint of PostgreSQL 18 and later can leave to them.
	 */
	public static String inherit(String table, String constraint) {
		return "alter table " + table + " alter constraint " + constraint + " inherit";
	}

	public static String drop(String table, String check) {
		return "alter table " + table + " drop constraint " + check;
	}

	/**
	 * Return the statement that lets columns of PostgreSQL not be null. It cannot drop
	 * the check as well, which would be gone before it proves anything.
	 */
	public static String setNotNull(String table, List<String> columns) {
		return ColumnStatements.alter(table,
				columns.stream().map((column) -> "alter column " + column + " set not null").toList());
	}

}
