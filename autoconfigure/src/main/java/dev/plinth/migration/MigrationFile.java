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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Writes migrations as the next versioned ones of a directory, in the file names that
 * Flyway knows by default. What is in directories below counts as well, since Flyway
 * looks there, too.
 */
final class MigrationFile {

	private static final Pattern VERSIONED = Pattern.compile("[BV](\\d+)(?:[._]\\d+)*(?:__.*|\\.\\D.*)");

	private static final Pattern FIRST_NUMBER = Pattern.compile("\\d+");

	private MigrationFile() {
	}

	/**
	 * Write migrations, unless the last ones of the directory are the same and only wait
	 * to be run. A file that is there is never written.
	 * @param directory the directory, created if it is missing
	 * @param scripts the SQL of each migration
	 * @param baseline the version that grown databases are baselined at, up to which
	 * Flyway runs no migration, or {@code null}
	 * @return the files that have the migrations
	 */
	static List<Path> write(Path directory, List<String> scripts, @Nullable String baseline) {
		try {
			Files.createDirectories(directory);
			SortedMap<BigInteger, List<Path>> versions = versions(directory);
			BigInteger last = (versions.isEmpty() ? BigInteger.ZERO : versions.lastKey()).max(version(baseline));
			List<Path> waiting = waiting(versions, last.subtract(BigInteger.valueOf(scripts.size())), scripts);
			return (waiting != null) ? waiting : write(directory, last, scripts);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static BigInteger version(@Nullable String baseline) {
		Matcher version = FIRST_NUMBER.matcher(String.valueOf(baseline));
		return version.lookingAt() ? new BigInteger(version.group()) : BigInteger.ZERO;
	}

	private static SortedMap<BigInteger, List<Path>> versions(Path directory) throws IOException {
		SortedMap<BigInteger, List<Path>> versions = new TreeMap<>();
		try (Stream<Path> files = Files.walk(directory)) {
			files.filter(Files::isRegularFile).forEach((file) -> {
				Matcher name = VERSIONED.matcher(file.getFileName().toString());
				if (name.matches()) {
					versions.computeIfAbsent(new BigInteger(name.group(1)), (version) -> new ArrayList<>()).add(file);
				}
			});
		}
		return versions;
	}

	private static @Nullable List<Path> waiting(SortedMap<BigInteger, List<Path>> versions, BigInteger before,
			List<String> scripts) throws IOException {
		List<Path> waiting = new ArrayList<>();
		BigInteger version = before;
		for (String script : scripts) {
			version = version.add(BigInteger.ONE);
			for (Path file : versions.getOrDefault(version, List.of())) {
				if (Arrays.equals(Files.readAllBytes(file), content(script))) {
					waiting.add(file);
				}
			}
		}
		return (waiting.size() == scripts.size()) ? waiting : null;
	}

	private static List<Path> write(Path directory, BigInteger last, List<String> scripts) throws IOException {
		List<Path> files = new ArrayList<>();
		BigInteger version = last;
		for (String script : scripts) {
			version = version.add(BigInteger.ONE);
			files.add(Files.write(directory.resolve("V" + version + "__plinth_schema.sql"), content(script),
					StandardOpenOption.CREATE_NEW));
		}
		return files;
	}

	private static byte[] content(String script) {
		return (script + "\n").getBytes(StandardCharsets.UTF_8);
	}

}
