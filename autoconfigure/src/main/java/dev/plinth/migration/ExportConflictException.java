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

/**
 * Thrown when the directory of an export has that of another application, or of the same
 * one for another database. Writing over it would have the other one create columns that
 * it does not map.
 */
public class ExportConflictException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param directory the directory
	 * @param present whose export is there
	 * @param expected whose export was to be written
	 */
	public ExportConflictException(Path directory, String present, String expected) {
		super("The directory " + directory + " has the migrations exported " + present + ", so those " + expected
				+ " are not written there");
	}

}
