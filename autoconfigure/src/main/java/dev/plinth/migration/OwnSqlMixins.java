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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import dev.plinth.mapping.ColumnSettings;
import dev.plinth.migration.database.MigrationDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * The SQL mixins of the application and its modules: the files of a directory on the
 * class path, named like their placeholders. One in the directory of a database is for
 * that database; one beside these directories is for all that have none of their own.
 */
final class OwnSqlMixins {

	private static final String LOCATION = "db/mixin/";

	private OwnSqlMixins() {
	}

	/**
	 * Return all placeholders, by name.
	 * @param database the database at hand
	 * @param columns the names and sizes of the columns of the library's mixins, which
	 * the files can refer to
	 * @param classLoader finds the files, {@code null} for the default one
	 * @return what they expand to
	 * @throws IllegalStateException if two files define the same placeholder, or one has
	 * the name of a mixin of the library
	 */
	static Map<String, String> placeholders(MigrationDatabase database, ColumnSettings columns,
			@Nullable ClassLoader classLoader) {
		Map<String, Resource> files = files(LOCATION, classLoader);
		files.putAll(files(LOCATION + database.directory() + "/", classLoader));
		Map<String, String> placeholders = new TreeMap<>();
		files.forEach((name, file) -> placeholders.put(name, SqlMixin.expand(content(file), database, columns)));
		return placeholders;
	}

	private static Map<String, Resource> files(String location, @Nullable ClassLoader classLoader) {
		Map<String, Resource> files = new TreeMap<>();
		try {
			for (Resource file : new PathMatchingResourcePatternResolver(classLoader)
				.getResources("classpath*:" + location + "*.sql")) {
				String name = SqlMixin.PREFIX + StringUtils.stripFilenameExtension(String.valueOf(file.getFilename()));
				Resource other = files.put(name, file);
				if (other != null) {
					throw new IllegalStateException("The SQL mixin '" + name + "' is defined by two files, "
							+ other.getURL() + " and " + file.getURL() + ". Rename one of them.");
				}
				if (SqlMixin.isPlaceholder(name)) {
					throw new IllegalStateException("The file " + file.getURL() + " has the name of the SQL mixin '"
							+ name + "' of the library. Rename it.");
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return files;
	}

	private static String content(Resource file) {
		try {
			return file.getContentAsString(StandardCharsets.UTF_8).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
