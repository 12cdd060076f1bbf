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
package dev.plinth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A jar with an auto-configuration, compiled from source.
 */
public final class PluginJar {

	private static final String IMPORTS = "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

	private PluginJar() {
	}

	/**
	 * Write a jar.
	 * @param directory where its classes and the jar go
	 * @param name the name of the jar, without extension
	 * @param autoConfiguration the name of the auto-configuration
	 * @param sources the source of each class, by the name of the class
	 * @return the jar
	 */
	public static URL write(Path directory, String name, String autoConfiguration, Map<String, String> sources) {
		Path jar = directory.resolve(name + ".jar");
		try {
			Path classes = Files.createDirectories(directory.resolve(name));
			SourceCompiler.compile(sources, classes).close();
			try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar));
					Stream<Path> files = Files.walk(classes)) {
				for (Path file : files.filter((candidate) -> !candidate.equals(classes)).toList()) {
					boolean directoryEntry = Files.isDirectory(file);
					output.putNextEntry(new JarEntry(
							classes.relativize(file).toString().replace('\\', '/') + (directoryEntry ? "/" : "")));
					if (!directoryEntry) {
						Files.copy(file, output);
					}
				}
				output.putNextEntry(new JarEntry(IMPORTS));
				output.write(autoConfiguration.getBytes(StandardCharsets.UTF_8));
			}
			return jar.toUri().toURL();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return what loads the classes of jars.
	 * @param jars the jars
	 * @return a class loader below that of the tests
	 */
	public static URLClassLoader classLoader(List<URL> jars) {
		return new URLClassLoader(jars.toArray(URL[]::new), PluginJar.class.getClassLoader());
	}

}
