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

import java.nio.file.Path;
import java.util.List;

/**
 * Thrown when the database lacks something that the mixins in use need. Names all that is
 * missing or wrong, and holds the migration that mends it.
 */
public class SchemaMismatchException extends RuntimeException {

	private final transient List<String> problems;

	private final String migration;

	private final transient List<Path> files;

	/**
	 * Create an exception.
	 * @param problems what is missing or wrong, each a sentence
	 * @param migration the SQL that mends it
	 * @param files the files that the migration has been written to, none if it is only
	 * shown
	 */
	public SchemaMismatchException(List<String> problems, String migration, List<Path> files) {
		super("The database does not have what the mixins need:\n\n- " + String.join("\n- ", problems));
		this.problems = List.copyOf(problems);
		this.migration = migration;
		this.files = List.copyOf(files);
	}

	/**
	 * Return what is missing or wrong.
	 * @return a sentence for each
	 */
	public List<String> getProblems() {
		return this.problems;
	}

	/**
	 * Return the migration that mends it.
	 * @return SQL statements in the dialect of the database
	 */
	public String getMigration() {
		return this.migration;
	}

	/**
	 * Return the files that the migration has been written to.
	 * @return the files in the order in which they are run, none if it is only shown
	 */
	public List<Path> getFiles() {
		return this.files;
	}

}
