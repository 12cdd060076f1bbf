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
package dev.plinth.demo;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application starts from the context that Spring generates ahead of time, on the
 * JVM: what {@code spring-boot:process-aot} and {@code spring.aot.enabled} do.
 */
@Tag("exhaustive")
class AheadOfTimeTests {

	private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

	private static final String CLASS_PATH = Arrays
		.stream(System.getProperty("java.class.path").split(File.pathSeparator))
		.filter((entry) -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
		.collect(Collectors.joining(File.pathSeparator));

	@TempDir
	private Path directory;

	@Test
	@Timeout(value = 5, unit = TimeUnit.MINUTES)
	void applicationStartsFromGeneratedContext() throws Exception {
		generate();
		compile();
		Process application = java("-Dspring.aot.enabled=true", "-cp",
				classes() + File.pathSeparator + resources() + File.pathSeparator + CLASS_PATH,
				DemoApplication.class.getName(), "--server.port=0", "--server.address=127.0.0.1");
		try {
			Api alice = Api.onPort(portOf(application)).as("alice");
			String product = alice.create("/api/products", Api.product("Oak desk", "1"));
			assertThat(alice.get(product)).bodyJson().extractingPath("$.createdBy").isEqualTo("alice");
			assertThat(alice.get(product)).bodyJson().extractingPath("$.slug").isEqualTo("oak-desk");
			assertThat(alice.delete(product)).hasStatus(204);
			assertThat(alice.get(product)).hasStatus(404);
			assertThat(alice.get("/api/products/trash")).bodyJson()
				.extractingPath("$.content[*].deletedBy")
				.isEqualTo(List.of("alice"));
			assertThat(alice.post(product + "/restore")).hasStatus(200);
		}
		finally {
			application.destroy();
			application.waitFor();
		}
	}

	private void generate() throws Exception {
		Process processor = java("-cp", CLASS_PATH, SpringApplicationAotProcessor.class.getName(),
				DemoApplication.class.getName(), sources().toString(), resources().toString(), classes().toString(),
				"dev.plinth", "demo");
		StringWriter output = new StringWriter();
		try (BufferedReader reader = processor.inputReader()) {
			reader.transferTo(output);
		}
		assertThat(processor.waitFor()).as(output.toString()).isZero();
		assertThat(resources().resolve("META-INF/native-image")).isDirectoryRecursivelyContaining("glob:**.json");
	}

	private void compile() throws IOException {
		List<Path> files;
		try (Stream<Path> all = Files.walk(sources())) {
			files = all.filter((file) -> file.toString().endsWith(".java")).toList();
		}
		assertThat(files).isNotEmpty();
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter output = new StringWriter();
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			assertThat(
					compiler
						.getTask(output, manager, null,
								List.of("-proc:none", "-nowarn", "-d", classes().toString(), "-cp",
										classes() + File.pathSeparator + CLASS_PATH),
								null, manager.getJavaFileObjectsFromPaths(files))
						.call())
				.as(output.toString())
				.isTrue();
		}
	}

	private int portOf(Process application) throws IOException {
		StringBuilder output = new StringBuilder();
		BufferedReader reader = application.inputReader();
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			output.append(line).append('\n');
			Matcher started = STARTED.matcher(line);
			if (started.find()) {
				return Integer.parseInt(started.group(1));
			}
		}
		throw new AssertionError("The application has not started:\n" + output);
	}

	private Process java(String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).directory(this.directory.toFile()).redirectErrorStream(true).start();
	}

	private Path sources() throws IOException {
		return Files.createDirectories(this.directory.resolve("sources"));
	}

	private Path resources() throws IOException {
		return Files.createDirectories(this.directory.resolve("resources"));
	}

	private Path classes() throws IOException {
		return Files.createDirectories(this.directory.resolve("classes"));
	}

}
