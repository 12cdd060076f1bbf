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

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles classes that tests generate as source.
 */
public final class SourceCompiler {

	private SourceCompiler() {
	}

	/**
	 * Compile classes.
	 * @param sources the source of each class, by the name of the class
	 * @param directory where the classes go, and where others may be that they need
	 * @param processors the names of annotation processors that generate more of them
	 * @return what loads them
	 */
	public static URLClassLoader compile(Map<String, String> sources, Path directory, String... processors) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter messages = new StringWriter();
		List<String> options = new ArrayList<>(List.of("-d", directory.toString(), "-classpath",
				System.getProperty("java.class.path") + File.pathSeparator + directory));
		options.addAll(
				(processors.length > 0) ? List.of("-processor", String.join(",", processors)) : List.of("-proc:none"));
		List<Source> units = sources.entrySet()
			.stream()
			.map((source) -> new Source(source.getKey(), source.getValue()))
			.toList();
		if (!compiler.getTask(messages, null, null, options, null, units).call()) {
			throw new IllegalStateException(messages.toString());
		}
		try {
			return new URLClassLoader(new URL[] { directory.toUri().toURL() }, SourceCompiler.class.getClassLoader());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Load a compiled class.
	 * @param name the name of the class
	 * @param classLoader what loads it
	 * @return the class
	 */
	public static Class<?> load(String name, ClassLoader classLoader) {
		try {
			return classLoader.loadClass(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The source of one class.
	 */
	private static final class Source extends SimpleJavaFileObject {

		private final String code;

		Source(String name, String code) {
			super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
			this.code = code;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.code;
		}

	}

}
