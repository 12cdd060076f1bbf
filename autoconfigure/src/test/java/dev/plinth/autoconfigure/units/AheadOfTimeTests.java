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

import dev.plinth.autoconfigure.PlinthRegistrationAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSoftDeleteAutoConfiguration;
import dev.plinth.autoconfigure.PlinthUnitsAutoConfiguration;
import dev.plinth.registration.EntityRegistration;
import dev.plinth.testing.kiosk.Ticket;
import dev.plinth.testing.orders.archive.ArchivedOrder;
import dev.plinth.testing.workshop.WorkshopApplication;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for registrations and further units in an application that is processed ahead of
 * time.
 */
class AheadOfTimeTests {

	@Test
	void registeredEntitiesAndFurtherUnitsAreProcessed() throws Exception {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("dev.plinth", "Aot")), files);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues
				.of("plinth.units.archive.datasource.url=jdbc:h2:mem:",
						"plinth.units.archive.flyway.locations=classpath:guide/units/db/archive")
				.applyTo(context);
			context.register(Application.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
		}
		assertThat(RuntimeHintsPredicates.reflection().onType(ArchivedOrder.class))
			.accepts(generation.getRuntimeHints());
		assertThat(files.getGeneratedFileContent(GeneratedFiles.Kind.SOURCE,
				"dev/plinth/autoconfigure/PlinthRegistrationAutoConfiguration__BeanDefinitions.java"))
			.contains("List.of(\"" + ArchivedOrder.class.getName() + "\")");
		assertThat(files.getGeneratedFileContent(GeneratedFiles.Kind.SOURCE,
				"dev/plinth/autoconfigure/PersistenceUnitMigration__BeanDefinitions.java"))
			.contains("\"archive\"")
			.contains("setDefaultCandidate(false)");
	}

	@Test
	void methodsOfSoftDeletionAreNoQueries() throws Exception {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("dev.plinth", "Aot")), files);
		System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(Tickets.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
		}
		finally {
			System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
		}
		assertThat(files.getGeneratedFileContent(GeneratedFiles.Kind.SOURCE,
				"dev/plinth/testing/kiosk/TicketRepositoryImpl__AotRepository.java"))
			.doesNotContain("findDeletedById");
		assertThat(files.getGeneratedFileContent(GeneratedFiles.Kind.SOURCE,
				"dev/plinth/testing/kiosk/TicketRepository__BeanDefinitions.java"))
			.contains("repositoryFragmentsContributor");
	}

	@Test
	void repositoriesOfDescribedClassesAreGenerated() throws Exception {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("dev.plinth", "Aot")), files);
		System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of("plinth.mapping.locations=classpath:workshop/*.yaml").applyTo(context);
			context.register(WorkshopApplication.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
		}
		finally {
			System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
		}
		assertThat(files.getGeneratedFileContent(GeneratedFiles.Kind.SOURCE,
				"dev/plinth/testing/workshop/PartRepositoryImpl__AotRepository.java"))
			.contains("from Part p where p.createdBy = :who");
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

}
