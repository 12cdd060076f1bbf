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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.sun.management.OperatingSystemMXBean;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.util.StringUtils;

/**
 * The start of an application: how long the refresh of its context took in a JVM that has
 * done nothing before but to create the tables.
 *
 * @param nanos the time that passed, in nanoseconds
 * @param cpuNanos the time that all threads of the JVM computed, its compiler's included
 */
record StartUp(long nanos, long cpuNanos) {

	private static final List<String> JVM_OPTIONS = List.of("-XX:+UseSerialGC", "-Xms512m", "-Xmx1g");

	private static final String MARK = "START-UP";

	/**
	 * Start an application in a new JVM, and stop it.
	 * @param variant the variant
	 * @param entities how many entities have been generated for it
	 * @param classes where their classes are
	 * @return what it took
	 */
	static StartUp of(Variant variant, int entities, Path classes) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(JVM_OPTIONS);
		command.addAll(List.of("-cp", VariantClassPath.of(variant, classes), StartUp.class.getName(), variant.name(),
				"" + entities));
		try {
			Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
			try (BufferedReader output = process.inputReader()) {
				String answer = output.lines()
					.filter((line) -> line.startsWith(MARK))
					.findFirst()
					.orElseThrow(() -> new IllegalStateException("The application " + variant.label() + " with "
							+ entities + " generated entities does not start"));
				String[] readings = StringUtils.delimitedListToStringArray(answer, " ");
				return new StartUp(Long.parseLong(readings[1]), Long.parseLong(readings[2]));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Start the application of a variant once, and print what it took.
	 * @param arguments the variant, and how many entities have been generated for it
	 */
	public static void main(String[] arguments) {
		PrintStream output = System.out;
		System.setOut(System.err);
		int generated = Integer.parseInt(arguments[1]);
		String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
		GeneratedEntities.createTables(generated, SpringSandbox.dataSource(url, Database.H2.username()));
		List<StartUp> readings = new ArrayList<>();
		ApplicationListener<ApplicationEvent> clock = (event) -> {
			if (event instanceof ApplicationPreparedEvent || event instanceof ContextRefreshedEvent) {
				readings.add(now());
			}
		};
		try (ConfigurableApplicationContext context = SpringSandbox
			.application(Variant.valueOf(arguments[0]), url, Database.H2.username())
			.listeners(clock)
			.run()) {
			int entities = context.getBean(EntityManagerFactory.class).getMetamodel().getEntities().size();
			if (entities != generated + GeneratedEntities.OTHERS) {
				throw new IllegalStateException("There are " + entities + " entities");
			}
			StartUp begin = readings.get(0);
			StartUp end = readings.get(1);
			output.println(MARK + " " + (end.nanos - begin.nanos) + " " + (end.cpuNanos - begin.cpuNanos));
		}
	}

	private static StartUp now() {
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		return new StartUp(System.nanoTime(), system.getProcessCpuTime());
	}

}
