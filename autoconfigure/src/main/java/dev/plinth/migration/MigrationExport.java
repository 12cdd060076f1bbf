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
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

import dev.plinth.mapping.ColumnSettings;
import dev.plinth.migration.database.MigrationDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Writes what a Flyway outside of the application, or another tool, needs to create the
 * schema:
 * <ul>
 * <li>{@code placeholders.toml}, the SQL mixins as a configuration file of Flyway's
 * command line. Its older format cannot have a colon in the name of a placeholder.</li>
 * <li>{@code placeholders.properties}, the same as Java properties, which Flyway's Maven
 * plugin takes from the project or the command line.</li>
 * <li>{@code baseline}, the scripts of the library's own objects.</li>
 * </ul>
 * Nothing else in the directory is touched. The first line of the files says whose they
 * are, so that applications do not write over each other's.
 */
final class MigrationExport {

	private static final String PREFIX = "flyway.placeholders.";

	private static final String OWNER = "# for ";

	private MigrationExport() {
	}

	/**
	 * Write the files.
	 * @param directory the directory, created if it is missing
	 * @param database the database at hand
	 * @param columns the names and sizes of the columns
	 * @param application the name of the application, or {@code null} if it has none
	 * @throws ExportConflictException if another application, or the same one with
	 * another database, has written there
	 */
	static void write(Path directory, MigrationDatabase database, ColumnSettings columns,
			@Nullable String application) {
		Map<String, String> placeholders = SqlMixin.placeholders(database, columns, null);
		String owner = OWNER + ((application != null) ? application : "an application without a name") + " on "
				+ database.directory();
		Path toml = directory.resolve("placeholders.toml");
		try {
			String present = Files.exists(toml) ? Files.readString(toml).lines().findFirst().orElse(owner) : owner;
			if (present.startsWith(OWNER) && !present.equals(owner)) {
				throw new ExportConflictException(directory, present.substring(2), owner.substring(2));
			}
			Path baseline = Files.createDirectories(directory.resolve("baseline"));
			Files.writeString(toml, owner + "\n" + toml(placeholders));
			Files.writeString(directory.resolve("placeholders.properties"), owner + "\n" + properties(placeholders));
			Resource[] scripts = new PathMatchingResourcePatternResolver(MigrationExport.class.getClassLoader())
				.getResources("classpath:" + database.baselineLocation() + "/*.sql");
			for (Resource script : scripts) {
				Files.writeString(baseline.resolve(String.valueOf(script.getFilename())),
						script.getContentAsString(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String toml(Map<String, String> placeholders) {
		return placeholders.entrySet()
			.stream()
			.map((placeholder) -> quote(placeholder.getKey()) + " = " + quote(placeholder.getValue()))
			.collect(Collectors.joining("\n", "[flyway.placeholders]\n", "\n"));
	}

	private static String quote(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
	}

	/**
	 * Properties are written with the time in a comment, and in no order.
	 */
	private static String properties(Map<String, String> placeholders) throws IOException {
		Properties properties = new Properties();
		placeholders.forEach((name, definition) -> properties.setProperty(PREFIX + name, definition));
		StringWriter writer = new StringWriter();
		properties.store(writer, null);
		return writer.toString()
			.lines()
			.filter((line) -> !line.startsWith("#"))
			.sorted()
			.collect(Collectors.joining("\n", "", "\n"));
	}

}
