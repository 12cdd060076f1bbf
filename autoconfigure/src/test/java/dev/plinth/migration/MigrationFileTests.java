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

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationFile}.
 */
class MigrationFileTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "README.md, V1__plinth_schema.sql", "V1__a.sql, V2__plinth_schema.sql",
			"V9__a.sql, V10__plinth_schema.sql", "V1.7__a.sql, V2__plinth_schema.sql",
			"V1_7__a.sql, V2__plinth_schema.sql", "R__a.sql, V1__plinth_schema.sql",
			"V20261122120000__a.java, V20261122120001__plinth_schema.sql" })
	void writeTakesNextVersion(String present, String expected) throws Exception {
		Files.writeString(this.directory.resolve(present), "");
		Path file = MigrationFile.write(this.directory, "select 1;", null);
		assertThat(file).isEqualTo(this.directory.resolve(expected)).hasContent("select 1;\n");
	}

	@ParameterizedTest
	@CsvSource({ "R__a.sql, 1, V2__plinth_schema.sql", "R__a.sql, 3.7, V4__plinth_schema.sql",
			"V2__a.sql, 1, V3__plinth_schema.sql" })
	void writeTakesVersionAboveBaseline(String present, String baseline, String expected) throws Exception {
		Files.writeString(this.directory.resolve(present), "");
		assertThat(MigrationFile.write(this.directory, "select 1;", baseline)).hasFileName(expected);
	}

	@Test
	void writeWhenDirectoryIsMissingCreatesIt() {
		assertThat(MigrationFile.write(this.directory.resolve("db/migration"), "select 1;", null))
			.isEqualTo(this.directory.resolve("db/migration/V1__plinth_schema.sql"));
	}

	@Test
	void writeWhenLastMigrationIsTheSameWritesNoOther() {
		Path first = MigrationFile.write(this.directory, "select 1;", null);
		assertThat(MigrationFile.write(this.directory, "select 1;", null)).isEqualTo(first);
		assertThat(MigrationFile.write(this.directory, "select 2;", null)).hasFileName("V2__plinth_schema.sql");
		assertThat(MigrationFile.write(this.directory, "select 1;", null)).hasFileName("V3__plinth_schema.sql");
	}

}
