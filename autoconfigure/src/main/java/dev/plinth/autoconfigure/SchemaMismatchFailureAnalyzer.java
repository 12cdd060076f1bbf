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

package dev.plinth.autoconfigure;

import java.nio.file.Path;
import java.util.stream.Collectors;

import dev.plinth.migration.SchemaMismatchException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a start that failed because the database lacks something that the mixins in
 * use need, and shows the migration to add.
 */
final class SchemaMismatchFailureAnalyzer extends AbstractFailureAnalyzer<SchemaMismatchException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SchemaMismatchException cause) {
		String action = cause.getFiles().isEmpty() ? "Add this migration, which keeps all rows:"
				: "Look at the migration that has been written to " + files(cause) + ", and start again:";
		return new FailureAnalysis(cause.getMessage(),
				action + "\n\n" + cause.getMigration() + "\n\nplinth.schema.check=warn starts nevertheless.", cause);
	}

	private static String files(SchemaMismatchException cause) {
		return cause.getFiles().stream().map(Path::toString).collect(Collectors.joining(" and "));
	}

}
