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
import java.util.stream.Stream;

import dev.plinth.migration.database.MigrationDatabase;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Index;
import org.jspecify.annotations.Nullable;

/**
 * The statements that create indexes, drop them, and have one take the place of another.
 */
public final class IndexStatements {

	/**
	 * The start of the name of an index that makes room for another one until it is
	 * dropped.
	 */
	public static final String REPLACED = "plinth_replaced_";

	private final MigrationDatabase database;

	private final Dialect dialect;

	private final Metadata metadata;

	private final SqlStringGenerationContext context;

	IndexStatements(MigrationDatabase database, Dialect dialect, SqlStringGenerationContext context,
			Metadata metadata) {
		this.database = database;
		this.dialect = dialect;
		this.context = context;
		this.metadata = metadata;
	}

	public List<String> create(Index index) {
		return List.of(this.dialect.getIndexExporter().getSqlCreateStrings(index, this.metadata, this.context));
	}

	/**
	 * Return the statement that drops an index.
	 * @param table the table
	 * @param index the index
	 * @param constraint the constraint that the index belongs to, or {@code null}
	 */
	public String drop(String table, String index, @Nullable String constraint) {
		return switch (this.database) {
			case H2, POSTGRESQL -> (constraint != null) ? "alter table " + table + " drop constraint " + constraint
					: "drop index " + index;
			case MARIADB, MYSQL -> "drop index " + index + " on " + table;
		};
	}

	/**
	 * Return the statements that have an index take the place of another one of its name.
	 * MariaDB and MySQL do so at once or, where rows have the same values, not at all:
	 * they commit each statement, and may need one of the two for a foreign key.
	 * PostgreSQL would lock the table out from when the other one is dropped, so that one
	 * gets another name until then.
	 * @param table the table
	 * @param index the index that is there
	 * @param constraint the constraint that the index belongs to, or {@code null}
	 * @param replacement the index that takes its place
	 * @param freeName the name that an index on PostgreSQL gets meanwhile
	 * @return the statements
	 */
	public List<String> replace(String table, String index, @Nullable String constraint, Index replacement,
			String freeName) {
		List<String> creation = create(replacement);
		return switch (this.database) {
			case H2 -> joined(drop(table, index, constraint), creation);
			case POSTGRESQL -> joined("alter index " + index + " rename to " + freeName, creation);
			case MARIADB, MYSQL -> creation.stream()
				.map((statement) -> statement.replaceFirst("^create ", "add ").replace(" on " + table + " (", " ("))
				.map((addition) -> "alter table " + table + " drop index " + index + ", " + addition)
				.toList();
		};
	}

	/**
	 * Return the statement that drops an index which made room for another one, or
	 * {@code ""} if it has been dropped by then.
	 * @param table the table
	 * @param index the index, by the name that it has got
	 * @param constraint the constraint that the index belongs to, by that name as well,
	 * or {@code null}
	 * @return the statement
	 */
	public String dropReplaced(String table, String index, @Nullable String constraint) {
		return switch (this.database) {
			case H2, MARIADB, MYSQL -> "";
			case POSTGRESQL -> drop(table, index, constraint);
		};
	}

	/**
	 * Return whether an index by its name is one that made room for another one, and
	 * stayed since the migration did not come to its end.
	 */
	public boolean isReplaced(String index) {
		return switch (this.database) {
			case POSTGRESQL -> index.startsWith(REPLACED);
			case H2, MARIADB, MYSQL -> false;
		};
	}

	private static List<String> joined(String statement, List<String> statements) {
		return Stream.concat(Stream.of(statement), statements.stream()).toList();
	}

}
