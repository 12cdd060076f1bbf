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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.plinth.testing.PluginJar;
import dev.plinth.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.weaving.LoadTimeWeaverAwareProcessor;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.instrument.classloading.ReflectiveLoadTimeWeaver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for entities that Hibernate enhances when they are loaded: it hands a transformer
 * to Spring's load-time weaver while an entity manager factory is made, and changes no
 * class that was loaded earlier.
 */
@Tag("exhaustive")
class LoadTimeWeavingTests {

	private static final String APPLICATION = """
			package com.acme.application;

			@org.springframework.boot.autoconfigure.SpringBootApplication
			public class Application {

			}
			""";

	private static final String MODULE = """
			package com.acme.crm;

			@org.springframework.boot.autoconfigure.AutoConfiguration
			public class CrmAutoConfiguration {

				@org.springframework.context.annotation.Bean
				dev.plinth.registration.EntityRegistration crmEntities() {
					return dev.plinth.registration.EntityRegistration.create()
						.packagesOf(CrmAutoConfiguration.class)
						.schema("crm");
				}

				@org.springframework.context.annotation.Bean
				dev.plinth.registration.EntityRegistration archiveEntities() {
					return dev.plinth.registration.EntityRegistration.create()
						.packages("com.acme.archive")
						.schema("archived")
						.unit("archive");
				}

			}
			""";

	private static final String ENTITY = """
			package com.acme.%s;

			@jakarta.persistence.Entity
			public class %s extends dev.plinth.entity.AbstractBaseEntity
					implements dev.plinth.entity.Timestamped, dev.plinth.entity.SoftDeletable {

				@jakarta.persistence.ElementCollection
				private java.util.Set<String> words = new java.util.HashSet<>(java.util.Set.of("new"));

			}
			""";

	@TempDir
	private static Path directory;

	private static List<URL> jars;

	@BeforeAll
	static void writeJars() {
		jars = List.of(
				PluginJar.write(directory, "crm", "com.acme.crm.CrmAutoConfiguration",
						Map.of("com.acme.crm.CrmAutoConfiguration", MODULE, "com.acme.crm.Contact",
								ENTITY.formatted("crm", "Contact"), "com.acme.archive.Letter",
								ENTITY.formatted("archive", "Letter"))),
				PluginJar.write(directory, "application", "", Map.of("com.acme.application.Application", APPLICATION,
						"com.acme.application.Ticket", ENTITY.formatted("application", "Ticket"))));
	}

	@Test
	void entitiesAreNotLoadedBeforeTheyCanBeEnhanced() {
		run((context) -> {
			for (String name : List.of("com.acme.application.Ticket", "com.acme.crm.Contact",
					"com.acme.archive.Letter")) {
				assertThat(SelfDirtinessTracker.class).as(name).isAssignableFrom(type(context, name));
			}
			for (String name : List.of("com.acme.application.Ticket", "com.acme.crm.Contact")) {
				EntityManager entityManager = context.getBean(EntityManager.class);
				context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
					Object saved = BeanUtils.instantiateClass(type(context, name));
					entityManager.persist(saved);
					entityManager.remove(saved);
				});
			}
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			for (String table : List.of("ticket", "crm.contact")) {
				assertThat(jdbc.queryForMap("select * from " + table).get("deleted_at")).as(table).isNotNull();
			}
			assertThat(jdbc.queryForList("select words from crm.contact_words", String.class)).containsExactly("new");
		});
	}

	private static Class<?> type(ConfigurableApplicationContext context, String name) {
		return ClassUtils.resolveClassName(name, context.getClassLoader());
	}

	private static void run(Consumer<ConfigurableApplicationContext> test) {
		Thread thread = Thread.currentThread();
		ClassLoader original = thread.getContextClassLoader();
		try (WeavingClassLoader classLoader = new WeavingClassLoader(jars)) {
			thread.setContextClassLoader(classLoader);
			Class<?> application = ClassUtils.resolveClassName("com.acme.application.Application", classLoader);
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
				.resourceLoader(new DefaultResourceLoader(classLoader))
				.initializers((starting) -> starting.getBeanFactory()
					.addBeanPostProcessor(new LoadTimeWeaverAwareProcessor(new ReflectiveLoadTimeWeaver(classLoader))))
				.web(WebApplicationType.NONE)
				.properties(TestDatabase.H2.create().properties())
				.properties("spring.jpa.hibernate.ddl-auto=create-only",
						"spring.jpa.properties.hibernate.hbm2ddl.create_namespaces=true", "spring.flyway.enabled=false",
						"plinth.units.archive.datasource.url=" + TestDatabase.H2.create().jdbcUrl(),
						"plinth.units.archive.datasource.username=sa",
						"plinth.units.archive.properties.hibernate.hbm2ddl.create_namespaces=true",
						"plinth.units.archive.properties.hibernate.hbm2ddl.auto=create-only")
				.run()) {
				test.accept(context);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			thread.setContextClassLoader(original);
		}
	}

	/**
	 * Loads the classes of jars, and lets transformers change them, as the class loader
	 * of a container does.
	 */
	public static final class WeavingClassLoader extends URLClassLoader {

		private final List<ClassFileTransformer> transformers = new CopyOnWriteArrayList<>();

		WeavingClassLoader(List<URL> jars) {
			super(jars.toArray(URL[]::new), LoadTimeWeavingTests.class.getClassLoader());
		}

		/**
		 * Change classes that are loaded from now on.
		 * @param transformer what changes them
		 */
		public void addTransformer(ClassFileTransformer transformer) {
			this.transformers.add(transformer);
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			String path = name.replace('.', '/');
			URL resource = findResource(path + ".class");
			if (resource == null) {
				throw new ClassNotFoundException(name);
			}
			try (InputStream input = resource.openStream()) {
				byte[] bytes = input.readAllBytes();
				for (ClassFileTransformer transformer : this.transformers) {
					byte[] transformed = transformer.transform(this, path, null, null, bytes);
					bytes = (transformed != null) ? transformed : bytes;
				}
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException | IllegalClassFormatException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
