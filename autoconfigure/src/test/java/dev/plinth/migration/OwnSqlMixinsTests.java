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

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.plinth.mapping.ColumnSettings;
import dev.plinth.migration.database.MigrationDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link OwnSqlMixins}.
 */
class OwnSqlMixinsTests {

	@TempDir
	private Path module;

	@TempDir
	private Path otherModule;

	@Test
	void fileIsPlaceholderOfItsName() throws Exception {
		write(this.module, "slugged.sql", "\tslug varchar(80) not null\n");
		assertThat(placeholders(MigrationDatabase.H2))
			.containsExactly(Map.entry("mixin:slugged", "slug varchar(80) not null"));
	}

	@Test
	void fileOfDatabaseGoesFirst() throws Exception {
		write(this.module, "rated.sql", "rating integer");
		write(this.module, "mysql/rated.sql", "rating int");
		assertThat(placeholders(MigrationDatabase.H2)).containsEntry("mixin:rated", "rating integer");
		assertThat(placeholders(MigrationDatabase.MYSQL)).containsEntry("mixin:rated", "rating int");
	}

	@Test
	void fileKnowsColumnSettings() throws Exception {
		write(this.module, "approved.sql",
				"approved_by varchar(${auditorLength}), check (approved_by <> ${createdBy}), ${other}");
		assertThat(placeholders(MigrationDatabase.H2)).containsEntry("mixin:approved",
				"approved_by varchar(255), check (approved_by <> created_by), ${other}");
	}

	@Test
	void filesOfAllModulesCount() throws Exception {
		write(this.module, "slugged.sql", "slug varchar(80)");
		write(this.otherModule, "rated.sql", "rating integer");
		assertThat(placeholders(MigrationDatabase.H2)).containsOnlyKeys("mixin:slugged", "mixin:rated");
	}

	@Test
	void twoFilesOfOneNameAreRefused() throws Exception {
		Path first = write(this.module, "slugged.sql", "slug varchar(80)");
		Path second = write(this.otherModule, "slugged.sql", "slug varchar(40)");
		assertThatIllegalStateException().isThrownBy(() -> placeholders(MigrationDatabase.H2))
			.withMessage("The SQL mixin 'mixin:slugged' is defined by two files, " + first.toUri().toURL() + " and "
					+ second.toUri().toURL() + ". Rename one of them.");
	}

	@Test
	void nameOfMixinOfTheLibraryIsRefused() throws Exception {
		Path file = write(this.module, "postgresql/version.sql", "version bigint");
		assertThatIllegalStateException().isThrownBy(() -> placeholders(MigrationDatabase.POSTGRESQL))
			.withMessage("The file " + file.toUri().toURL()
					+ " has the name of the SQL mixin 'mixin:version' of the library. Rename it.");
	}

	private static Path write(Path module, String name, String content) throws IOException {
		Path file = module.resolve("db/mixin").resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, content);
	}

	private Map<String, String> placeholders(MigrationDatabase database) throws IOException {
		URL[] modules = { this.module.toUri().toURL(), this.otherModule.toUri().toURL() };
		try (URLClassLoader classLoader = new URLClassLoader(modules, null)) {
			return OwnSqlMixins.placeholders(database, ColumnSettings.DEFAULTS, classLoader);
		}
	}

}
