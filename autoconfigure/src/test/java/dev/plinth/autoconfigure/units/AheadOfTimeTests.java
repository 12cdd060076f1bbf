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

import java.io.IOException;

import dev.plinth.autoconfigure.PlinthRegistrationAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSoftDeleteAutoConfiguration;
import dev.plinth.autoconfigure.PlinthUnitsAutoConfiguration;
import dev.plinth.registration.EntityRegistration;
import dev.plinth.registration.Press;
import dev.plinth.testing.kiosk.Ticket;
import dev.plinth.testing.orders.archive.ArchivedOrder;
import dev.plinth.testing.workshop.WorkshopApplication;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.javapoet.ClassName;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for registrations and further units in an application that is processed ahead of
 * time.
 */
class AheadOfTimeTests {

	private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

	@Test
	void registeredEntitiesAndFurtherUnitsAreProcessed() throws Exception {
		GenerationContext generation = process(Application.class, "plinth.units.archive.datasource.url=jdbc:h2:mem:",
				"plinth.units.archive.flyway.locations=classpath:guide/units/db/archive");
		assertThat(RuntimeHintsPredicates.reflection().onType(ArchivedOrder.class))
			.accepts(generation.getRuntimeHints());
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
	void repositoriesOfDescribedClassesAreGenerated() throws Exception {
		processRepositories(WorkshopApplication.class, "plinth.mapping.locations=classpath:workshop/*.yaml");
		assertThat(source("testing/workshop/PartRepositoryImpl__AotRepository"))
			.contains("from Part p where p.createdBy = :who");
	}

	@Test
	void repositoriesOfAFactoryAreGeneratedFromOneUnit() throws Exception {
		processRepositories(HandMade.class);
		assertThat(source("registration/IssueRepositoryImpl__AotRepository")).contains("WHERE i.journal.id = :id");
	}

	/**
	 * Spring Data generates repositories only where this property says so.
	 */
	private void processRepositories(Class<?> application, String... properties) {
		System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
		try {
			process(application, properties);
		}
		finally {
			System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
		}
	}

	private GenerationContext process(Class<?> application, String... properties) {
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("dev.plinth", "Aot")), this.files);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(properties).applyTo(context);
			context.register(application);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
		}
		return generation;
	}

	private String source(String name) throws IOException {
		return this.files.getGeneratedFileContent(GeneratedFiles.Kind.SOURCE, "dev/plinth/" + name + ".java");
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
	 * A unit that scans an entity which refers to one that is registered for it.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			PlinthRegistrationAutoConfiguration.class })
	@EnableJpaRepositories(basePackageClasses = Press.class, considerNestedRepositories = true,
			includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Press.IssueRepository.class),
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
