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
package dev.plinth.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.plinth.mapping.imperative.ImperativeMappingException;
import dev.plinth.softdelete.SoftDeleteRepository;
import dev.plinth.testing.PluginJar;
import dev.plinth.testing.TestDatabase;
import dev.plinth.testing.kiosk.KioskApplication;
import dev.plinth.testing.kiosk.Ticket;
import dev.plinth.testing.kiosk.TicketRepository;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for modules in jars of their own, which the application does not know: each has
 * an auto-configuration that registers its entities.
 */
@Tag("exhaustive")
class PluginJarTests {

	private static final Path SOURCES = Path.of("src/test/resources/guide/registration");

	/**
	 * What describes a class of the same jar, and a class of the application.
	 */
	private static final String DESCRIBING = """
			package com.acme.%1$s;

			@org.springframework.boot.autoconfigure.AutoConfiguration(
					after = org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration.class)
			@org.springframework.data.jpa.repository.config.EnableJpaRepositories(nameGenerator =
					org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator.class)
			public class PressAutoConfiguration {

				@org.springframework.context.annotation.Bean
				dev.plinth.registration.EntityRegistration %1$sEntities() {
					return dev.plinth.registration.EntityRegistration.create()
						.packagesOf(PressAutoConfiguration.class)
						.schema("%1$s");
				}

				@org.springframework.context.annotation.Bean
				dev.plinth.mapping.imperative.ImperativeMapping %1$sContact() {
					return dev.plinth.mapping.imperative.ImperativeMapping.of(%2$s.class)
						.id("id")
						.elementCollection("tags")
						.mixins(dev.plinth.entity.Userstamped.class, dev.plinth.entity.SoftDeletable.class);
				}

			}
			""";

	private static final String DESCRIBED = """
			package com.acme.press;

			public class Contact {

				private Long id = 1L;

				private java.util.Set<String> tags = new java.util.HashSet<>(java.util.Set.of("new"));

			}
			""";

	@TempDir
	private static Path directory;

	private static URL crm;

	private static URL billing;

	private static URL press;

	private static URL gazette;

	@BeforeAll
	static void writeJars() throws IOException {
		crm = jar("crm", "Crm");
		billing = jar("billing", "Billing");
		press = PluginJar.write(directory, "press", "com.acme.press.PressAutoConfiguration",
				Map.of("com.acme.press.PressAutoConfiguration", DESCRIBING.formatted("press", "Contact"),
						"com.acme.press.Contact", DESCRIBED, "com.acme.press.ContactRepository",
						Files.readString(SOURCES.resolve("ContactRepository.java")).replace("crm", "press")));
		gazette = PluginJar.write(directory, "gazette", "com.acme.gazette.PressAutoConfiguration",
				Map.of("com.acme.gazette.PressAutoConfiguration",
						DESCRIBING.formatted("gazette", "com.acme.press.Contact"), "com.acme.press.Contact",
						DESCRIBED));
	}

	@Test
	void applicationHasTheEntitiesOfTheJarsThatAreThere() {
		run(List.of(billing),
				(context) -> assertThat(entities(context)).containsExactlyInAnyOrder("Ticket", "BillingContact"));
		run(List.of(crm, billing), (context) -> {
			assertThat(entities(context)).containsExactlyInAnyOrder("Ticket", "CrmContact", "BillingContact");
			TicketRepository tickets = context.getBean(TicketRepository.class);
			tickets.delete(tickets.save(new Ticket()));
			assertThat(tickets.findAllDeleted()).hasSize(1);
			useContacts(context, "com.acme.crm");
			useContacts(context, "com.acme.billing");
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			for (String table : List.of("ticket", "crm.contact", "crm.crm_contact_tags", "crm.contact_friends",
					"billing.contact", "billing.billing_contact_tags", "billing.contact_friends")) {
				assertThat(jdbc.queryForList("select * from " + table)).hasSize(table.endsWith("friends") ? 0 : 1);
			}
			assertThat(context.getBean(RegisteredEntities.class).units()).singleElement().satisfies((unit) -> {
				assertThat(unit.name()).isEqualTo("default");
				assertThat(unit.entities()).containsExactly(
						new RegisteredEntities.Entity("com.acme.billing.Contact", "billing.contact",
								List.of("billingEntities"), false),
						new RegisteredEntities.Entity("com.acme.crm.Contact", "crm.contact", List.of("crmEntities"),
								false),
						new RegisteredEntities.Entity(Ticket.class.getName(), "ticket", List.of(), true));
			});
		});
	}

	@Test
	void jarDescribesAClassOfItsOwn() {
		run(List.of(press), (context) -> {
			assertThat(entities(context)).containsExactlyInAnyOrder("Ticket", "Contact");
			SoftDeleteRepository<Object, Long> contacts = repository(context, "com.acme.press.ContactRepository");
			contacts.save(BeanUtils.instantiateClass(type(context, "com.acme.press.Contact")));
			contacts.deleteById(1L);
			assertThat(contacts.findAll()).isEmpty();
			assertThat(contacts.findAllDeleted()).hasSize(1);
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			assertThat(jdbc.queryForMap("select * from press.contact")).containsEntry("created_by", "system");
			assertThat(jdbc.queryForList("select tags from press.contact_tags", String.class)).containsExactly("new");
		});
	}

	@Test
	void twoJarsThatDescribeOneClassFail() {
		assertThatException().isThrownBy(() -> run(List.of(press, gazette), (context) -> {
		})).havingRootCause().isInstanceOfSatisfying(ImperativeMappingException.class, (failure) -> {
			assertThat(failure.getProblem()).isIn(
					"In bean 'pressContact': There are two descriptions of com.acme.press.Contact, the other one in"
							+ " bean 'gazetteContact'.",
					"In bean 'gazetteContact': There are two descriptions of com.acme.press.Contact, the other one"
							+ " in bean 'pressContact'.");
			assertThat(failure.getRemedy()).isEqualTo("Remove one of them.");
		});
	}

	private static void useContacts(ConfigurableApplicationContext context, String packageName) {
		Class<?> entity = type(context, packageName + ".Contact");
		SoftDeleteRepository<Object, Long> repository = repository(context, packageName + ".ContactRepository");
		Object contact = repository.save(BeanUtils.instantiateClass(entity));
		assertThat(contact).hasFieldOrPropertyWithValue("createdBy", "system");
		repository.delete(contact);
		assertThat(repository.findAll()).isEmpty();
		assertThat(repository.findAllDeleted()).singleElement().hasFieldOrPropertyWithValue("tags", Set.of("new"));
	}

	@SuppressWarnings("unchecked")
	private static SoftDeleteRepository<Object, Long> repository(ConfigurableApplicationContext context, String name) {
		return (SoftDeleteRepository<Object, Long>) context.getBean(type(context, name));
	}

	private static Class<?> type(ConfigurableApplicationContext context, String name) {
		return ClassUtils.resolveClassName(name, context.getClassLoader());
	}

	private static List<String> entities(ConfigurableApplicationContext context) {
		return context.getBean(EntityManagerFactory.class)
			.getMetamodel()
			.getEntities()
			.stream()
			.map(EntityType::getName)
			.toList();
	}

	private static void run(List<URL> jars, Consumer<ConfigurableApplicationContext> test) {
		Thread thread = Thread.currentThread();
		ClassLoader classLoader = thread.getContextClassLoader();
		try (URLClassLoader plugins = PluginJar.classLoader(jars)) {
			thread.setContextClassLoader(plugins);
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(KioskApplication.class)
				.resourceLoader(new DefaultResourceLoader(plugins))
				.web(WebApplicationType.NONE)
				.properties(TestDatabase.H2.create().properties())
				.properties("spring.jpa.hibernate.ddl-auto=create-only",
						"spring.jpa.properties.hibernate.hbm2ddl.create_namespaces=true", "spring.flyway.enabled=false")
				.run()) {
				test.accept(context);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			thread.setContextClassLoader(classLoader);
		}
	}

	private static URL jar(String name, String prefix) throws IOException {
		Map<String, String> sources = new HashMap<>();
		for (String type : List.of("CrmAutoConfiguration", "Contact", "ContactRepository")) {
			String source = Files.readString(SOURCES.resolve(type + ".java"));
			sources.put("com.acme." + name + "." + type.replace("Crm", prefix),
					source.replace("crm", name).replace("Crm", prefix));
		}
		return PluginJar.write(directory, name, "com.acme." + name + "." + prefix + "AutoConfiguration", sources);
	}

}
