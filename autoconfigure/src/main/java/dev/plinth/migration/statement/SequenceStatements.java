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

import dev.plinth.migration.database.MigrationDatabase;

/**
 * The statements that create sequences and have them go on.
 */
public final class SequenceStatements {

	private final MigrationDatabase database;

	SequenceStatements(MigrationDatabase database) {
		this.database = database;
	}

	public String create(String sequence, int increment) {
		return switch (this.database) {
			case H2, POSTGRESQL -> "create sequence " + sequence + " start with 1 increment by " + increment;
			case MARIADB -> "create sequence " + sequence + " start with 1 increment by " + increment + " nocache";
			case MYSQL -> "create table " + sequence + " (next_val bigint);\n" + fill(sequence);
		};
	}

	/**
	 * Return the statement that gives the table which MySQL has instead of a sequence its
	 * first value.
	 */
	public static String fill(String sequence) {
		return "insert into " + sequence + " values (1)";
	}

	public String increment(String sequence, int increment) {
		return "alter sequence " + sequence + " increment by " + increment;
	}

	/**
	 * Return the statements that have a sequence go on above all identifiers that are
	 * there, and never below what it would have given. A value stands for as many
	 * identifiers as it is incremented by, of which it is the last.
	 * @param sequence the sequence
	 * @param increment by how much it increments
	 * @param identifiers queries for the largest identifier of each table
	 * @return the statements
	 */
	public List<String> restart(String sequence, int increment, List<String> identifiers) {
		String largest = "(select coalesce(max(id), 0) + " + increment + " from (\n\t"
				+ String.join("\n\tunion all ", identifiers) + "\n) identifiers)";
		String next = "greatest(next value for " + sequence + ", " + largest + ")";
		return switch (this.database) {
			case H2 -> List.of("alter sequence " + sequence + " restart with (select " + next + ")");
			case POSTGRESQL -> List.of("select setval('" + sequence.replace("'", "''") + "', greatest(nextval('"
					+ sequence.replace("'", "''") + "'), " + largest + "), false)");
			case MARIADB ->
				List.of("set @next_identifier = (select " + next + ")", "execute immediate concat('alter sequence "
						+ sequence.replace("'", "''") + " restart with ', @next_identifier)");
			case MYSQL -> List.of("update " + sequence + " set next_val = greatest(next_val, " + largest + ")");
		};
	}

}
