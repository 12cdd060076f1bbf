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
import java.util.List;

import dev.plinth.migration.database.DatabaseSchema;
import dev.plinth.migration.database.ExistingSequence;
import dev.plinth.migration.statement.SchemaStatements;
import dev.plinth.migration.statement.SequenceStatements;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.jspecify.annotations.Nullable;

/**
 * Compares the sequence of identifiers with the one that is there, and with the largest
 * identifiers. These are read first, so that a node that inserts meanwhile raises no
 * alarm.
 */
final class SequenceComparison {

	private static final int TABLES_AT_ONCE = 100;

	private final SchemaStatements statements;

	private final DatabaseSchema database;

	private final SchemaDifferences differences;

	SequenceComparison(SchemaStatements statements, DatabaseSchema database, SchemaDifferences differences) {
		this.statements = statements;
		this.database = database;
		this.differences = differences;
	}

	/**
	 * Compare a sequence.
	 * @param sequence the sequence
	 * @param present which of its identifiers are in columns that are there
	 * @param context knows its name in statements
	 */
	void compare(RequiredSequence sequence, List<RequiredSequence.Identifiers> present,
			SqlStringGenerationContext context) throws SQLException {
		String name = context.format(sequence.name());
		List<String> largest = present.stream()
			.map((identifiers) -> "select max(" + this.statements.name(identifiers.column()) + ") as id from "
					+ this.statements.name(identifiers.table()))
			.toList();
		Long max = largest.isEmpty() ? null : largestIdentifier(largest);
		ExistingSequence found = ExistingSequence.find(sequence.name(), name, this.statements.database(),
				this.database);
		Long next = (found != null) ? found.next() : null;
		Long first = (next != null) ? sequence.firstIdentifier(next) : null;
		if (found == null) {
			this.differences.schema(this.database.names().missingSchema(sequence.name()));
			this.differences.problem("Sequence " + name + " is missing.");
			this.differences.table(this.statements.sequences().create(name, sequence.increment()));
		}
		else if (found.empty()) {
			this.differences.problem("Sequence " + name + " has no value.");
			this.differences.table(SequenceStatements.fill(name));
		}
		else if (found.increment() != null && found.increment() != sequence.increment()) {
			this.differences.problem("Sequence " + name + " is incremented by " + found.increment() + ", not "
					+ sequence.increment() + ".");
			this.differences.table(this.statements.sequences().increment(name, sequence.increment()));
		}
		else if (max == null || first == null || max < first) {
			return;
		}
		else {
			this.differences.problem("Sequence " + name + " gives " + next + " next, which stands for identifiers from "
					+ first + " on, but there are identifiers up to " + max + ".");
		}
		if (!largest.isEmpty()) {
			this.statements.sequences().restart(name, sequence.increment(), largest).forEach(this.differences::table);
		}
	}

	/**
	 * Each table has a subquery of its own, as H2 takes long for a union of many.
	 */
	private @Nullable Long largestIdentifier(List<String> largest) throws SQLException {
		Long max = null;
		for (int i = 0; i < largest.size(); i += TABLES_AT_ONCE) {
			List<String> queries = largest.subList(i, Math.min(i + TABLES_AT_ONCE, largest.size()));
			@Nullable Long[] numbers = this.database.queries().numbers("select (" + String.join("), (", queries) + ")");
			if (numbers != null) {
				for (Long number : numbers) {
					max = (number == null || (max != null && max > number)) ? max : number;
				}
			}
		}
		return max;
	}

}
