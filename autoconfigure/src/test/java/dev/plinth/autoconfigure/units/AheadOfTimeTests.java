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
package dev.plinth.autoconfigure.units;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.plinth.autoconfigure.PlinthRegistrationAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSoftDeleteAutoConfiguration;
import dev.plinth.autoconfigure.PlinthUnitsAutoConfiguration;
import dev.plinth.registration.EntityRegistration;
import dev.plinth.registration.EntityRegistrationException;
import dev.plinth.registration.newsstand.Newsstand;
import dev.plinth.registration.press.Press;
import dev.plinth.testing.SourceCompiler;
import dev.plinth.testing.kiosk.Ticket;
import dev.plinth.testing.orders.archive.ArchivedOrder;
import dev.plinth.testing.workshop.Part;
import dev.plinth.testing.workshop.PartNumber;
import dev.plinth.testing.workshop.PartRepository;
import dev.plinth.testing.workshop.Supplier;
import dev.plinth.testing.workshop.SupplierRepository;
import dev.plinth.testing.workshop.WorkshopApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.AotDetector;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.AotProcessingException;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.aot.AotApplicationContextInitializer;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.InputStreamSource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.javapoet.ClassName;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for registrations and further units in an application that is processed ahead of
 * time.
 */
class AheadOfTimeTests {

	private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

	@Test
	void registeredEntitiesAndFurtherUnitsAreProcessed() throws Exception {
		RuntimeHints hints = new RuntimeHints();
		process(Application.class, hints, "plinth.units.archive.datasource.url=jdbc:h2:mem:",
				"plinth.units.archive.flyway.locations=classpath:guide/units/db/archive");
		assertThat(RuntimeHintsPredicates.reflection().onType(ArchivedOrder.class)).accepts(hints);
		assertThat(source("autoconfigure/PlinthRegistrationAutoConfiguration__BeanDefinitions"))
			.contains("List.of(\"" + ArchivedOrder.class.getName() + "\")");
		assertThat(source("autoconfigure/PersistenceUnitMigration__BeanDefinitions")).contains("\"archive\"")
			.contains("setDefaultCandidate(false)");
	}

	@Test
	void methodsOfSoftDeletionAreNoQueries() throws Exception {
		processRepositories(Tickets.class);
		assertThat(source("testing/kiosk/TicketRepositoryImpl__AotRepository")).doesNotContain("findDeletedById");
		assertThat(source("testing/kiosk/TicketRepository__BeanDefinitions"))
			.contains("repositoryFragmentsContributor");
	}

	@Test
	void generatedRepositoriesOfDescribedClassesAreUsed(@TempDir Path directory) throws Exception {
		ClassName initializer = processRepositories(WorkshopApplication.class, GeneratedWorkshop.PROPERTIES);
		assertThat(source("testing/workshop/PartRepositoryImpl__AotRepository"))
			.contains("from Part p where p.createdBy = :who");
		write(GeneratedFiles.Kind.CLASS, directory);
		write(GeneratedFiles.Kind.RESOURCE, directory);
		Map<String, String> sources = new HashMap<>();
		this.files.getGeneratedFiles(GeneratedFiles.Kind.SOURCE)
			.forEach((path, content) -> sources.put(
					ClassUtils.convertResourcePathToClassName(path.substring(0, path.lastIndexOf('.'))),
					read(content)));
		try (URLClassLoader compiled = SourceCompiler.compile(sources, directory);
				URLClassLoader classLoader = new URLClassLoader(classPath(directory),
						ClassLoader.getPlatformClassLoader())) {
			assertThat(compiled.getURLs()).hasSize(1);
			start(classLoader, initializer);
		}
	}

	/**
	 * Generated classes stand in the packages of those that they make, which only one
	 * class loader for all of them lets them do.
	 */
	private static void start(ClassLoader classLoader, ClassName initializer) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader original = thread.getContextClassLoader();
		thread.setContextClassLoader(classLoader);
		System.setProperty(AotDetector.AOT_ENABLED, "true");
		try {
			Method use = classLoader.loadClass(GeneratedWorkshop.class.getName()).getMethod("use", String.class);
			assertThat(use.invoke(null, initializer.reflectionName())).isEqualTo(GeneratedWorkshop.RESULT);
		}
		finally {
			System.clearProperty(AotDetector.AOT_ENABLED);
			thread.setContextClassLoader(original);
		}
	}

	private static URL[] classPath(Path generated) throws IOException {
		List<URL> urls = new ArrayList<>(List.of(generated.toUri().toURL()));
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			urls.add(Path.of(entry).toUri().toURL());
		}
		return urls.toArray(URL[]::new);
	}

	private void write(GeneratedFiles.Kind kind, Path directory) throws IOException {
		for (Map.Entry<String, InputStreamSource> file : this.files.getGeneratedFiles(kind).entrySet()) {
			Path target = directory.resolve(file.getKey());
			Files.createDirectories(target.getParent());
			try (InputStream content = file.getValue().getInputStream()) {
				Files.copy(content, target);
			}
		}
	}

	private static String read(InputStreamSource source) {
		try (InputStream content = source.getInputStream()) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void repositoriesOfAFactoryAreGeneratedFromOneUnit() throws Exception {
		processRepositories(HandMade.class);
		assertThat(source("registration/press/IssueRepositoryImpl__AotRepository"))
			.contains("WHERE i.journal.id = :id");
	}

	@Test
	void unitOfAFactoryIsThatOfAllItsRepositories() throws Exception {
		processRepositories(Newsstands.class);
		assertThat(source("registration/newsstand/BoothRepositoryImpl__AotRepository")).contains("WHERE b.id > :id");
		assertThat(source("registration/newsstand/JournalRepositoryImpl__AotRepository")).contains("WHERE j.id < :id");
	}

	@Test
	void repositoriesOfAFactoryThatAreOfTwoUnitsFail() {
		assertThatExceptionOfType(AotProcessingException.class).isThrownBy(() -> processRepositories(Divided.class))
			.havingRootCause()
			.isInstanceOfSatisfying(EntityRegistrationException.class, (ex) -> {
				assertThat(ex.getProblem()).isEqualTo("The repositories of the entity manager factory 'stands' are of"
						+ " entities that are registered for different persistence units: "
						+ Newsstand.Booth.class.getName() + " for 'city', " + Press.Journal.class.getName()
						+ " for 'archive'.");
				assertThat(ex.getRemedy())
					.isEqualTo("Register them for one unit, or let @EnableJpaRepositories name the"
							+ " factory of each with entityManagerFactoryRef.");
			});
	}

	/**
	 * Spring Data generates repositories only where this property says so.
	 */
	private ClassName processRepositories(Class<?> application, String... properties) {
		System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
		try {
			return process(application, new RuntimeHints(), properties);
		}
		finally {
			System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
		}
	}

	private ClassName process(Class<?> application, RuntimeHints hints, String... properties) {
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("dev.plinth", "Aot")), this.files, hints);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(properties).applyTo(context);
			context.register(application);
			ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
			return initializer;
		}
	}

	private String source(String name) throws IOException {
		return this.files.getGeneratedFileContent(GeneratedFiles.Kind.SOURCE, "dev/plinth/" + name + ".java");
	}

	/**
	 * Uses the application that is started from what is generated. The test calls it in
	 * another class loader.
	 */
	public static final class GeneratedWorkshop {

		static final String[] PROPERTIES = { "plinth.mapping.locations=classpath:workshop/*.yaml",
				"spring.jpa.hibernate.ddl-auto=create-drop" };

		static final List<String> RESULT = List.of("found 1", "created by system 1", "living 0", "deleted 1");

		private GeneratedWorkshop() {
		}

		public static List<String> use(String initializer) {
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				TestPropertyValues.of(PROPERTIES).applyTo(context);
				AotApplicationContextInitializer.forInitializerClasses(initializer).initialize(context);
				context.refresh();
				Supplier supplier = context.getBean(SupplierRepository.class).save(new Supplier("Acme"));
				PartRepository parts = context.getBean(PartRepository.class);
				Part part = parts.save(new Part(new PartNumber("A", 1), supplier));
				List<String> result = new ArrayList<>();
				result.add("found " + parts.findBySupplierNameOrderByNumber("Acme").size());
				result.add("created by system " + parts.findCreatedBy("system").size());
				parts.delete(part);
				result.add("living " + parts.findBySupplierNameOrderByNumber("Acme").size());
				result.add("deleted " + parts.findAllDeleted().size());
				return result;
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Ticket.class)
	@EnableJpaRepositories(basePackageClasses = Ticket.class)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			PlinthSoftDeleteAutoConfiguration.class })
	static class Tickets {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			PlinthRegistrationAutoConfiguration.class, PlinthUnitsAutoConfiguration.class })
	static class Application {

		@Bean
		EntityRegistration archiveEntities() {
			return EntityRegistration.create().packagesOf(ArchivedOrder.class).unit("archive");
		}

	}

	/**
	 * A factory that is not named after its unit, which the first of its repositories
	 * tells nothing about.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			PlinthRegistrationAutoConfiguration.class })
	@EnableJpaRepositories(basePackageClasses = Newsstand.class, considerNestedRepositories = true,
			entityManagerFactoryRef = "stands")
	static class Newsstands {

		@Bean(defaultCandidate = false)
		LocalContainerEntityManagerFactoryBean stands() {
			return new LocalContainerEntityManagerFactoryBean();
		}

		@Bean
		EntityRegistration journals() {
			return EntityRegistration.create().classes(Press.Journal.class).unit("archive");
		}

	}

	/**
	 * The same, where the first repository tells of another unit.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Divided extends Newsstands {

		@Bean
		EntityRegistration booths() {
			return EntityRegistration.create().classes(Newsstand.Booth.class).unit("city");
		}

	}

	/**
	 * A unit that scans an entity which refers to one that is registered for it.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			PlinthRegistrationAutoConfiguration.class })
	@EnableJpaRepositories(basePackageClasses = Press.class, considerNestedRepositories = true,
			entityManagerFactoryRef = "archive")
	static class HandMade {

		@Bean(defaultCandidate = false)
		LocalContainerEntityManagerFactoryBean archive() {
			return new LocalContainerEntityManagerFactoryBean();
		}

		@Bean
		EntityRegistration journals() {
			return EntityRegistration.create().classes(Press.Journal.class).unit("archive");
		}

	}

}
