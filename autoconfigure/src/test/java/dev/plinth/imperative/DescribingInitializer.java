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
package dev.plinth.imperative;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.plinth.mapping.imperative.ImperativeMapping;
import dev.plinth.testing.sales.Invoice;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.metamodel.EntityType;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ResourceLoader;
import org.springframework.orm.jpa.persistenceunit.ManagedClassNameFilter;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypesScanner;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Describes the classes of an application that have lost their annotations, but for those
 * that the application describes itself. A scan reads the files of classes, which have
 * them still, so it is told to leave these out.
 */
public final class DescribingInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final String DESCRIBED_BY_HAND = ClassUtils.getPackageName(Invoice.class);

	@Override
	public void initialize(GenericApplicationContext context) {
		context.registerBean(ManagedClassNameFilter.class, () -> (name) -> !isStripped(name));
		context.registerBean(Describing.class, () -> new Describing(context));
		context.registerBean(GraphNaming.class, GraphNaming::new);
	}

	/**
	 * Return the names of the classes in some packages that have lost their annotations.
	 */
	static List<String> stripped(ResourceLoader resources, String... packages) {
		return new PersistenceManagedTypesScanner(resources, DescribingInitializer::isStripped).scan(packages)
			.getManagedClassNames();
	}

	static ImperativeMapping describe(String name) {
		return Descriptions.of(load(name, DescribingInitializer.class.getClassLoader()), original(name));
	}

	private static boolean isStripped(String name) {
		Class<?> type = load(name, DescribingInitializer.class.getClassLoader());
		Class<?> original = original(name);
		return Stream.of(Entity.class, MappedSuperclass.class, Embeddable.class)
			.anyMatch(
					(annotation) -> original.isAnnotationPresent(annotation) && !type.isAnnotationPresent(annotation));
	}

	private static Class<?> original(String name) {
		return load(name, DescribingInitializer.class.getClassLoader().getParent());
	}

	private static Class<?> load(String name, ClassLoader classLoader) {
		return ClassUtils.resolveClassName(name, classLoader);
	}

	/**
	 * Adds a description for each class, once the packages of the application are known.
	 */
	private static final class Describing implements BeanDefinitionRegistryPostProcessor {

		private final GenericApplicationContext context;

		Describing(GenericApplicationContext context) {
			this.context = context;
		}

		@Override
		public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
			stripped(this.context, packages()).stream()
				.filter((name) -> !ClassUtils.getPackageName(name).equals(DESCRIBED_BY_HAND))
				.forEach((name) -> registry.registerBeanDefinition("description of " + name, describing(name)));
		}

		private String[] packages() {
			BeanFactory beanFactory = this.context.getBeanFactory();
			List<String> scanned = EntityScanPackages.get(beanFactory).getPackageNames();
			return StringUtils.toStringArray(!scanned.isEmpty() ? scanned : AutoConfigurationPackages.get(beanFactory));
		}

		private static RootBeanDefinition describing(String name) {
			return new RootBeanDefinition(ImperativeMapping.class, () -> describe(name));
		}

		@Override
		public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		}

	}

	/**
	 * Adds the named graphs of classes, which descriptions leave to the application.
	 */
	private static final class GraphNaming implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (bean instanceof EntityManagerFactory factory) {
				factory.getMetamodel()
					.getEntities()
					.stream()
					.map(EntityType::getJavaType)
					.filter((type) -> type != null && isStripped(type.getName()))
					.forEach((type) -> addNamedGraph(factory, type));
			}
			return bean;
		}

		private static void addNamedGraph(EntityManagerFactory factory, Class<?> type) {
			new MappingAnnotations(original(type.getName())).take("NamedEntityGraph", (members) -> {
				EntityGraph<?> graph = graph(factory, type);
				members.takeEach("attributeNodes", (node) -> node.take("value", String.class, graph::addAttributeNode));
				factory.addNamedEntityGraph((String) Objects.requireNonNull(members.take("name")), graph);
			});
		}

		private static EntityGraph<?> graph(EntityManagerFactory factory, Class<?> type) {
			try (EntityManager entityManager = factory.createEntityManager()) {
				return entityManager.createEntityGraph(type);
			}
		}

	}

}
