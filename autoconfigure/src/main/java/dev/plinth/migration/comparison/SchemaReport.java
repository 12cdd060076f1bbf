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

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the database lacks.
 *
 * @param problems what is missing or wrong, each a sentence
 * @param migrations what mends it: migrations in their order, each of statements without
 * the semicolon at their end, or comments where no statement could
 */
public record SchemaReport(List<String> problems, List<List<String>> migrations) {

	public static final SchemaReport NOTHING = new SchemaReport(List.of(), List.of());

	private static final String NEXT = "\n\n-- a migration of its own, so that the locks of the one before are released:\n";

	/**
	 * Return all statements as a script.
	 */
	public String migration() {
		return this.migrations.stream().map(SchemaReport::script).collect(Collectors.joining(NEXT));
	}

	/**
	 * Return the migrations that do something, as scripts.
	 */
	public List<String> scripts() {
		return this.migrations.stream()
			.filter((statements) -> !statements.stream().allMatch(SchemaReport::isComment))
			.map(SchemaReport::script)
			.toList();
	}

	private static String script(List<String> statements) {
		return statements.stream()
			.map((statement) -> isComment(statement) ? statement : statement + ";")
			.collect(Collectors.joining("\n"));
	}

	static boolean isComment(String statement) {
		return statement.startsWith("--");
	}

}
