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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.plinth.migration.database.DatabaseNames;
import dev.plinth.migration.database.MigrationDatabase;
import dev.plinth.migration.statement.IndexStatements;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Collects what the database lacks, and the statements that mend it, in parts that follow
 * each other:
 * <ol>
 * <li>types of columns that are written anew, which other statements need to be right,
 * </li>
 * <li>schemas, tables and columns, and foreign keys and the sequence with them,</li>
 * <li>values that rows get,</li>
 * <li>indexes, which are refused where rows have the same values, so that nothing but
 * values has changed then,</li>
 * <li>checks that new rows have values,</li>
 * <li>their validation, which reads the rows that are there,</li>
 * <li>whether columns may be null, which a validated check proves, and what goes: checks
 * and indexes.</li>
 * </ol>
 * PostgreSQL runs a migration in one transaction, so there each part is a migration of
 * its own. Types lock a table out while it is written anew, and no other meanwhile, since
 * each table's are a migration of their own. Tables, checks and the last part lock tables
 * out, and do not read them. The others take long: values and the validation let others
 * read and write, indexes let them read. A migration that has written rows or holds
 * writers off must not lock a table out as well: it would wait for those who have read
 * the table, and they wait to write. Nor must it hold writers of two tables off: it would
 * wait for one who has written in the second and waits to write in the first. So each
 * table's indexes are a migration of their own. The other databases commit each
 * statement.
 */
final class SchemaDifferences {

	private final List<String> problems = new ArrayList<>();

	private final Map<String, List<String>> types = new LinkedHashMap<>();

	private final List<String> tables = new ArrayList<>();

	private final List<String> values = new ArrayList<>();

	private final List<String> checks = new ArrayList<>();

	private final List<String> validations = new ArrayList<>();

	private final Map<String, List<String>> indexes = new LinkedHashMap<>();

	private final List<String> nullability = new ArrayList<>();

	private final List<String> drops = new ArrayList<>();

	private final Map<String, String> variables = new LinkedHashMap<>();

	private final Set<DatabaseNames.MissingSchema> schemas = new HashSet<>();

	private final Set<String> replacements = new HashSet<>();

	void problem(String sentence) {
		this.problems.add(sentence);
	}

	int problems() {
		return this.problems.size();
	}

	/**
	 * Have variables of the session set while the migration runs on MariaDB or MySQL.
	 * @param variables the values, SQL expressions, by the variables
	 */
	void session(Map<String, String> variables) {
		this.variables.putAll(variables);
	}

	/**
	 * Have the migration create a schema, once for all that is missing in it.
	 * @param schema the schema, or {@code null} if it is there
	 */
	void schema(DatabaseNames.@Nullable MissingSchema schema) {
		if (schema != null && this.schemas.add(schema)) {
			problem(schema.problem());
			table(schema.statement());
		}
	}

	void type(String table, String... statements) {
		addAll(this.types.computeIfAbsent(table, (key) -> new ArrayList<>()), statements);
	}

	void table(String... statements) {
		addAll(this.tables, statements);
	}

	void value(String... statements) {
		addAll(this.values, statements);
	}

	void check(String statement) {
		addAll(this.checks, statement);
	}

	void validation(String... statements) {
		addAll(this.validations, statements);
	}

	void index(String table, String... statements) {
		addAll(this.indexes.computeIfAbsent(table, (key) -> new ArrayList<>()), statements);
	}

	void nullability(String... statements) {
		addAll(this.nullability, statements);
	}

	void drop(String statement) {
		addAll(this.drops, statement);
	}

	/**
	 * Return a name for an index that makes room for another one until it is dropped.
	 * Each gets one of its own, as indexes share a schema.
	 * @param taken names that are there already, as those of a migration that did not
	 * come to its end
	 */
	String replacement(Collection<String> taken) {
		this.replacements.addAll(taken);
		return Stream.iterate(1, (number) -> number + 1)
			.map((number) -> IndexStatements.REPLACED + number)
			.filter(this.replacements::add)
			.findFirst()
			.orElseThrow();
	}

	private static void addAll(List<String> part, String... statements) {
		Arrays.stream(statements).filter(StringUtils::hasText).forEach(part::add);
	}

	SchemaReport report(MigrationDatabase database) {
		List<List<String>> migrations = switch (database) {
			case POSTGRESQL -> {
				List<List<String>> parts = new ArrayList<>(this.types.values());
				parts.addAll(List.of(this.tables, this.values));
				parts.addAll(this.indexes.values());
				parts.addAll(List.of(this.checks, this.validations, joined(Stream.of(this.nullability, this.drops))));
				yield parts.stream().filter((part) -> !part.isEmpty()).map(List::copyOf).toList();
			}
			case H2, MARIADB, MYSQL -> this.problems.isEmpty() ? List.of()
					: List.of(inSession(joined(Stream.of(joined(this.types.values().stream()), this.tables, this.values,
							this.nullability, joined(this.indexes.values().stream()), this.drops))));
		};
		return new SchemaReport(List.copyOf(this.problems), migrations);
	}

	private List<String> inSession(List<String> statements) {
		return statements.stream().allMatch(SchemaReport::isComment) ? statements
				: inSession(this.variables, statements);
	}

	/**
	 * Return statements with those around them that set variables of the session, and set
	 * them back.
	 * @param variables the values, SQL expressions, by the variables
	 * @param statements the statements
	 */
	static List<String> inSession(Map<String, String> variables, List<String> statements) {
		List<String> before = new ArrayList<>();
		List<String> after = new ArrayList<>();
		variables.forEach((variable, value) -> {
			before.add("set @session_" + variable + " = @@session." + variable);
			before.add("set " + variable + " = " + value);
			after.add("set " + variable + " = @session_" + variable);
		});
		return joined(Stream.of(before, statements, after));
	}

	private static List<String> joined(Stream<List<String>> parts) {
		return parts.flatMap(List::stream).toList();
	}

}
