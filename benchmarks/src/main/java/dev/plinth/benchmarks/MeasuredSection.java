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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.hibernate.Version;

import org.springframework.boot.SpringBootVersion;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The part of a document that holds what a run has measured, between two marks. What
 * stands outside of the marks is left alone.
 */
public final class MeasuredSection {

	private static final String END = "<!-- end of what is measured -->";

	private final Path document;

	private final String begin;

	/**
	 * Create a section.
	 * @param document the document, which has the marks
	 * @param run the name of the run
	 */
	public MeasuredSection(Path document, String run) {
		this.document = document;
		this.begin = "<!-- measured by benchmarks/run " + run + " -->";
	}

	/**
	 * Replace what the section holds, by lines and the machine they were measured on.
	 * @param databases the names and versions of the databases
	 * @param lines the lines
	 * @throws IOException if the document cannot be written, or has no such marks
	 */
	public void write(List<String> databases, List<String> lines) throws IOException {
		String text = Files.readString(this.document);
		int start = text.indexOf(this.begin);
		int end = text.indexOf(END, start);
		if (start < 0 || end < 0) {
			throw new IOException(this.document + " has no place for figures");
		}
		List<String> section = new ArrayList<>(List.of(this.begin, "", machine(databases)));
		section.addAll(lines);
		section.addAll(List.of("", ""));
		Files.writeString(this.document,
				text.substring(0, start) + String.join(System.lineSeparator(), section) + text.substring(end));
	}

	/**
	 * Write a drawing beside the document.
	 * @param name its name
	 * @param svg what it shows
	 * @throws IOException if it cannot be written
	 */
	public void draw(String name, String svg) throws IOException {
		Files.writeString(this.document.resolveSibling(name), svg);
	}

	/**
	 * Find out which database it is.
	 * @param database the database
	 * @return its name and version
	 */
	public static String version(DataSource database) {
		return Objects.requireNonNull(new JdbcTemplate(database).execute((Connection connection) -> {
			DatabaseMetaData metadata = connection.getMetaData();
			return metadata.getDatabaseProductName() + " " + metadata.getDatabaseProductVersion();
		}));
	}

	private static String machine(List<String> databases) throws IOException {
		Path processors = Path.of("/proc/cpuinfo");
		Optional<String> model = Optional.empty();
		if (Files.exists(processors)) {
			try (Stream<String> lines = Files.lines(processors)) {
				model = lines.filter((line) -> line.startsWith("model name"))
					.map((line) -> line.substring(line.indexOf(':') + 2))
					.findFirst();
			}
		}
		return "Measured on " + LocalDate.now(ZoneOffset.UTC) + ": " + Runtime.getRuntime().availableProcessors()
				+ " cores" + model.map((name) -> " (" + name + ")").orElse("") + ", " + System.getProperty("os.name")
				+ ", " + System.getProperty("java.vm.name") + " " + Runtime.version() + ", Spring Boot "
				+ SpringBootVersion.getVersion() + ", Hibernate " + Version.getVersionString()
				+ databases.stream().map((database) -> ", " + database).collect(Collectors.joining()) + ".";
	}

}
