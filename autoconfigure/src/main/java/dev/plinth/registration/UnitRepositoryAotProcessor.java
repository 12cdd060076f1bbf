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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixin;
import dev.plinth.mapping.Mixins;
import dev.plinth.mapping.imperative.ImperativeMappings;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.data.jpa.repository.aot.JpaRepositoryContributor;
import org.springframework.data.jpa.repository.config.JpaRepositoryConfigExtension.JpaRepositoryRegistrationAotProcessor;
import org.springframework.data.repository.config.AotRepositoryContext;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/**
 * Has Spring Data generate repositories ahead of time from the entities that the
 * persistence unit has at run time: registered and described ones, too. Spring Data
 * builds a unit of its own for it, from the only {@link PersistenceManagedTypes} or from
 * the annotated classes that the repositories refer to, and with what it finds in the
 * environment below {@code spring.jpa.properties}. It is shown both as they are in the
 * application's unit.
 * <p>
 * The name of a factory's unit is known once the factory is made, which its database may
 * not allow yet. So the unit is the one that the entities of all its repositories are
 * registered for; where those are several, the one that the factory is named after, as
 * {@code archiveEntityManagerFactory} is for {@code archive}. What a factory that is made
 * by hand scans is what its repositories lead to, again all of them.
 */
public final class UnitRepositoryAotProcessor extends JpaRepositoryRegistrationAotProcessor {

	private static final String DEFAULT_UNIT = "default";

	private static final String DEFAULT_FACTORY = "entityManagerFactory";

	private static final String FACTORY_SUFFIX = "EntityManagerFactory";

	/**
	 * The units by their factories. Spring Data keeps those that it has built by the
	 * identity of their types.
	 */
	private final Map<String, Unit> units = new HashMap<>();

	private @Nullable List<AotRepositoryContext> collected;

	/**
	 * Let Spring Data's processors of the application be of this type, if it is being
	 * processed ahead of time.
	 * @param beanFactory the bean factory of the application
	 */
	public static void replaceIn(ConfigurableListableBeanFactory beanFactory) {
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			for (String name : beanFactory.getBeanDefinitionNames()) {
				BeanDefinition definition = beanFactory.getBeanDefinition(name);
				if (JpaRepositoryRegistrationAotProcessor.class.getName().equals(definition.getBeanClassName())) {
					((AbstractBeanDefinition) definition).setBeanClass(UnitRepositoryAotProcessor.class);
				}
			}
		}
	}

	@Override
	protected @Nullable JpaRepositoryContributor contributeAotRepository(AotRepositoryContext repositoryContext) {
		if (this.collected != null) {
			this.collected.add(repositoryContext);
			return null;
		}
		EntityRegistrations registrations = repositoryContext.getBeanFactory()
			.getBeanProvider(EntityRegistrations.class)
			.getIfUnique();
		return super.contributeAotRepository((registrations != null && !registrations.isEmpty())
				? inUnit(repositoryContext, registrations) : repositoryContext);
	}

	private AotRepositoryContext inUnit(AotRepositoryContext context, EntityRegistrations registrations) {
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		Unit unit = this.units.computeIfAbsent(factory(context), (name) -> unit(name, context, registrations));
		DefaultListableBeanFactory unitFactory = new DefaultListableBeanFactory(beanFactory);
		unitFactory.setBeanClassLoader(beanFactory.getBeanClassLoader());
		unitFactory.registerSingleton(PersistenceManagedTypes.class.getName(), unit.types());
		Environment environment = environment(context, unit.descriptions());
		return (AotRepositoryContext) Proxy.newProxyInstance(UnitRepositoryAotProcessor.class.getClassLoader(),
				new Class<?>[] { AotRepositoryContext.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "getBeanFactory" -> unitFactory;
					case "getEnvironment" -> environment;
					default -> {
						try {
							yield method.invoke(context, arguments);
						}
						catch (InvocationTargetException ex) {
							throw ex.getTargetException();
						}
					}
				});
	}

	private static String factory(AotRepositoryContext context) {
		return context.getConfigurationSource().getAttribute("entityManagerFactoryRef").orElse(DEFAULT_FACTORY);
	}

	/**
	 * Return the repositories of the annotation that this processor is for, as Spring
	 * Data shows them one after the other.
	 */
	private List<AotRepositoryContext> repositories() {
		List<AotRepositoryContext> repositories = new ArrayList<>();
		this.collected = repositories;
		try {
			getConfigMap().keySet()
				.stream()
				.filter(getBeanFactory()::containsBeanDefinition)
				.forEach((name) -> processAheadOfTime(RegisteredBean.of(getBeanFactory(), name)));
		}
		finally {
			this.collected = null;
		}
		return repositories;
	}

	private static Unit unit(String factory, AotRepositoryContext context, EntityRegistrations registrations) {
		List<AotRepositoryContext> repositories = context.getBeanFactory()
			.getBeansOfType(UnitRepositoryAotProcessor.class, true, false)
			.values()
			.stream()
			.flatMap((processor) -> processor.repositories().stream())
			.filter((repository) -> factory(repository).equals(factory))
			.toList();
		Set<Class<?>> types = repositories.stream()
			.flatMap((repository) -> repository.getResolvedTypes().stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		boolean primary = factory.equals(new EntityManagerFactories(context.getBeanFactory()).primary());
		PersistenceManagedTypes own = ownTypes(context, primary, types);
		Set<String> stored = repositories.stream()
			.map((repository) -> repository.getRepositoryInformation().getDomainType().getName())
			.collect(Collectors.toCollection(TreeSet::new));
		UnitEntities entities = registrations.of(name(factory, primary, common(factory, stored, types, registrations)),
				primary, own.getManagedClassNames(), own.getManagedPackages());
		return new Unit(PersistenceManagedTypes.of(List.copyOf(entities.classes()), List.copyOf(entities.packages())),
				registrations.descriptions().only(entities.described()).inSchemas(entities.describedSchemas()));
	}

	/**
	 * Return the units that all entities of a factory are registered for; if what they
	 * lead to belongs to others, those of the entities that its repositories store.
	 */
	private static List<String> common(String factory, Set<String> stored, Set<Class<?>> types,
			EntityRegistrations registrations) {
		Map<String, List<String>> units = new LinkedHashMap<>();
		stored.forEach((entity) -> units.put(entity, registrations.units(entity)));
		units.values().removeIf(List::isEmpty);
		List<String> ofStored = common(units.values());
		if (ofStored.isEmpty() && !units.isEmpty()) {
			throw new EntityRegistrationException(
					"The repositories of the entity manager factory '" + factory
							+ "' are of entities that are registered for different persistence units: "
							+ units.entrySet()
								.stream()
								.map((entity) -> entity.getKey() + " for "
										+ EntityRegistrations.quoted(entity.getValue()))
								.collect(Collectors.joining(", "))
							+ ".",
					"Register them for one unit, or let @EnableJpaRepositories name the factory of each with"
							+ " entityManagerFactoryRef.");
		}
		types.forEach((type) -> units.put(type.getName(), registrations.units(type.getName())));
		units.values().removeIf(List::isEmpty);
		List<String> ofAll = common(units.values());
		return ofAll.isEmpty() ? ofStored : ofAll;
	}

	private static List<String> common(Collection<List<String>> registered) {
		return registered.stream()
			.flatMap(List::stream)
			.distinct()
			.filter((name) -> registered.stream().allMatch((units) -> units.contains(name)))
			.toList();
	}

	private static String name(String factory, boolean primary, List<String> names) {
		String own = factory.endsWith(FACTORY_SUFFIX) ? factory.substring(0, factory.length() - FACTORY_SUFFIX.length())
				: factory;
		if (names.contains(own)) {
			return own;
		}
		if (primary) {
			return (names.isEmpty() || names.contains(DEFAULT_UNIT)) ? DEFAULT_UNIT : names.get(0);
		}
		return names.stream().filter((name) -> !name.equals(DEFAULT_UNIT)).findFirst().orElse(own);
	}

	private static PersistenceManagedTypes ownTypes(AotRepositoryContext context, boolean primary,
			Set<Class<?>> types) {
		if (primary) {
			for (Map.Entry<String, PersistenceManagedTypes> candidate : context.getBeanFactory()
				.getBeansOfType(PersistenceManagedTypes.class)
				.entrySet()) {
				BeanDefinition definition = context.getBeanFactory().getMergedBeanDefinition(candidate.getKey());
				if (definition instanceof AbstractBeanDefinition bean && bean.isDefaultCandidate()) {
					return candidate.getValue();
				}
			}
		}
		return PersistenceManagedTypes.of(types.stream()
			.filter((type) -> type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(Embeddable.class)
					|| type.isAnnotationPresent(MappedSuperclass.class) || type.isAnnotationPresent(Converter.class))
			.map(Class::getName)
			.toList(), List.of());
	}

	private static Environment environment(AotRepositoryContext context, ImperativeMappings descriptions) {
		List<Mixin> mixins = context.getBeanFactory().getBeanProvider(Mixin.class).orderedStream().toList();
		Map<String, Object> settings = new LinkedHashMap<>();
		settings.put(ImperativeMappings.SETTING, descriptions);
		settings.put(Mixins.METAMODEL_SETTING, new Mixins(ColumnSettings.DEFAULTS, mixins, descriptions.givenMixins()));
		Map<String, Object> properties = new LinkedHashMap<>();
		settings.forEach((name, value) -> properties.put("spring.jpa.properties." + name, value));
		StandardEnvironment environment = new StandardEnvironment();
		MutablePropertySources sources = environment.getPropertySources();
		if (context.getEnvironment() instanceof ConfigurableEnvironment configurable) {
			sources.forEach((source) -> sources.remove(source.getName()));
			configurable.getPropertySources().forEach(sources::addLast);
		}
		sources.addFirst(new MapPropertySource(UnitRepositoryAotProcessor.class.getName(), properties));
		return environment;
	}

	/**
	 * What a unit has.
	 *
	 * @param types its classes and packages
	 * @param descriptions the descriptions of classes
	 */
	private record Unit(PersistenceManagedTypes types, ImperativeMappings descriptions) {

	}

}
