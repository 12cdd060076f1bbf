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

package dev.plinth.migration.database;

import java.sql.SQLException;
import java.util.Objects;

import org.hibernate.boot.model.relational.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of the database.
 *
 * @param increment by how much it increments, or {@code null} if that is no property of
 * it
 * @param next the value that it gives next, or {@code null} if the user may not see that
 * @param empty whether it has no value at all, as the table that MySQL has instead when
 * its creation did not come to its end
 */
public record ExistingSequence(@Nullable Long increment, @Nullable Long next, boolean empty) {

	/**
	 * Return a sequence.
	 * @param name its name
	 * @param rendered its name in statements
	 * @param database which database it is
	 * @param schema the schema of the database
	 * @return the sequence, or {@code null} if there is none
	 */
	public static @Nullable ExistingSequence find(QualifiedName name, String rendered, MigrationDatabase database,
			DatabaseSchema schema) throws SQLException {
		return switch (database) {
			case H2 -> ofH2(name, schema);
			case POSTGRESQL -> ofPostgresql(rendered, schema);
			case MARIADB -> schema.hasSequence(name)
					? of(schema.queries().numbers("select increment, next_not_cached_value from " + rendered)) : null;
			case MYSQL -> schema.hasSequence(name) ? ofMySql(rendered, schema) : null;
		};
	}

	/**
	 * The names are in capitals, since H2 can be told to leave names as they are written.
	 */
	private static @Nullable ExistingSequence ofH2(QualifiedName name, DatabaseSchema schema) throws SQLException {
		for (String candidate : schema.names().schemas(name)) {
			ExistingSequence sequence = of(schema.queries()
				.numbers("select INCREMENT, BASE_VALUE from INFORMATION_SCHEMA.SEQUENCES where SEQUENCE_SCHEMA = "
						+ DatabaseQueries.literal(candidate) + " and SEQUENCE_NAME = "
						+ DatabaseQueries.literal(schema.names().objectName(name))));
			if (sequence != null) {
				return sequence;
			}
		}
		return null;
	}

	private static @Nullable ExistingSequence ofPostgresql(String rendered, DatabaseSchema schema) throws SQLException {
		@Nullable Long[] sequence = schema.queries()
			.numbers("select seqincrement, has_sequence_privilege(seqrelid, 'select')::int from pg_sequence"
					+ " where seqrelid = to_regclass(" + DatabaseQueries.literal(rendered) + ")");
		if (sequence == null || Objects.equals(sequence[1], 0L)) {
			return (sequence != null) ? new ExistingSequence(sequence[0], null, false) : null;
		}
		return of(schema.queries()
			.numbers("select " + sequence[0] + ", case when is_called then last_value + " + sequence[0]
					+ " else last_value end from " + rendered));
	}

	private static ExistingSequence ofMySql(String rendered, DatabaseSchema schema) throws SQLException {
		@Nullable Long[] value = schema.queries().numbers("select next_val from " + rendered);
		return new ExistingSequence(null, (value != null) ? value[0] : null, value == null);
	}

	private static @Nullable ExistingSequence of(@Nullable Long @Nullable [] numbers) {
		return (numbers != null) ? new ExistingSequence(numbers[0], numbers[1], false) : null;
	}

}
