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
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Writes a migration as the next versioned one of a directory, in the file names that
 * Flyway knows by default.
 */
final class MigrationFile {

	private static final Pattern VERSIONED = Pattern.compile("V(\\d+)(?:[._]\\d+)*__.*");

	private static final Pattern FIRST_NUMBER = Pattern.compile("\\d+");

	private MigrationFile() {
	}

	/**
	 * Write a migration, unless the last one of the directory is the same and only waits
	 * to be run.
	 * @param directory the directory, created if it is missing
	 * @param migration the SQL
	 * @param baseline the version that grown databases are baselined at, up to which
	 * Flyway runs no migration, or {@code null}
	 * @return the file that has the migration
	 */
	static Path write(Path directory, String migration, @Nullable String baseline) {
		String content = migration + "\n";
		try {
			Files.createDirectories(directory);
			List<Path> versioned;
			try (Stream<Path> files = Files.list(directory)) {
				versioned = files.filter((file) -> version(file).signum() >= 0).toList();
			}
			BigInteger last = versioned.stream()
				.map(MigrationFile::version)
				.max(BigInteger::compareTo)
				.orElse(BigInteger.ZERO)
				.max(version(baseline));
			for (Path file : versioned) {
				if (version(file).equals(last) && Files.readString(file).equals(content)) {
					return file;
				}
			}
			return Files.writeString(directory.resolve("V" + last.add(BigInteger.ONE) + "__plinth_schema.sql"),
					content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static BigInteger version(Path file) {
		Matcher name = VERSIONED.matcher(file.getFileName().toString());
		return name.matches() ? new BigInteger(name.group(1)) : BigInteger.ONE.negate();
	}

	private static BigInteger version(@Nullable String baseline) {
		Matcher version = FIRST_NUMBER.matcher(String.valueOf(baseline));
		return version.lookingAt() ? new BigInteger(version.group()) : BigInteger.ZERO;
	}

}
