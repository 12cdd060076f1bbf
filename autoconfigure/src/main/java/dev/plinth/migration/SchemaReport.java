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

package dev.plinth.migration;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the database lacks.
 *
 * @param problems what is missing or wrong, each a sentence
 * @param statements what mends it, in order: statements without the semicolon at their
 * end, or comments where no statement could
 */
record SchemaReport(List<String> problems, List<String> statements) {

	static final SchemaReport NOTHING = new SchemaReport(List.of(), List.of());

	/**
	 * Return the statements as a script.
	 */
	String migration() {
		return this.statements.stream()
			.map((statement) -> statement.startsWith("--") ? statement : statement + ";")
			.collect(Collectors.joining("\n"));
	}

}
