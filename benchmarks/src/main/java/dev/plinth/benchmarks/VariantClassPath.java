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
package dev.plinth.benchmarks;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.plinth.entity.SoftDeletable;

/**
 * The class path of an application. Plinth is at work wherever it is on the class path,
 * so only the variant that uses it has it there.
 */
final class VariantClassPath {

	private VariantClassPath() {
	}

	/**
	 * Return the class path of this JVM as a variant has it.
	 * @param variant the variant
	 * @param directories directories that it has besides
	 */
	static String of(Variant variant, Path... directories) {
		Path plinth = location(SoftDeletable.class);
		return Stream
			.concat(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of),
					Arrays.stream(directories))
			.map((element) -> element.toAbsolutePath().normalize())
			.filter((element) -> variant == Variant.PLINTH || !element.equals(plinth))
			.map(Path::toString)
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static Path location(Class<?> type) {
		URI location;
		try {
			location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
		return Path.of(location).toAbsolutePath().normalize();
	}

}
