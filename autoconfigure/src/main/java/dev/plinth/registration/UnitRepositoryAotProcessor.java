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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 * not allow yet. So the unit is the one that the entities of its repositories are
 * registered for; where those are several, the one that the factory is named after, as
 * {@code archiveEntityManagerFactory} is for {@code archive}. What a factory that is made
 * by hand scans is what its repositories lead to.
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
		EntityRegistrations registrations = repositoryContext.getBeanFactory()
			.getBeanProvider(EntityRegistrations.class)
			.getIfUnique();
		return super.contributeAotRepository((registrations != null && !registrations.isEmpty())
				? inUnit(repositoryContext, registrations) : repositoryContext);
	}

	private AotRepositoryContext inUnit(AotRepositoryContext context, EntityRegistrations registrations) {
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		String factory = context.getConfigurationSource()
			.getAttribute("entityManagerFactoryRef")
			.orElse(DEFAULT_FACTORY);
		Unit unit = this.units.computeIfAbsent(factory, (name) -> unit(name, context, registrations));
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

	private static Unit unit(String factory, AotRepositoryContext context, EntityRegistrations registrations) {
		boolean primary = factory.equals(new EntityManagerFactories(context.getBeanFactory()).primary());
		PersistenceManagedTypes own = ownTypes(context, primary);
		UnitEntities entities = registrations.of(name(factory, primary, context, registrations), primary,
				own.getManagedClassNames(), own.getManagedPackages());
		return new Unit(PersistenceManagedTypes.of(List.copyOf(entities.classes()), List.copyOf(entities.packages())),
				registrations.descriptions().only(entities.described()).inSchemas(entities.describedSchemas()));
	}

	private static String name(String factory, boolean primary, AotRepositoryContext context,
			EntityRegistrations registrations) {
		List<List<String>> registered = context.getResolvedTypes()
			.stream()
			.map((type) -> registrations.units(type.getName()))
			.filter((units) -> !units.isEmpty())
			.toList();
		List<String> names = registered.stream()
			.flatMap(List::stream)
			.distinct()
			.filter((name) -> registered.stream().allMatch((units) -> units.contains(name)))
			.toList();
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

	private static PersistenceManagedTypes ownTypes(AotRepositoryContext context, boolean primary) {
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
		return PersistenceManagedTypes.of(context.getResolvedTypes()
			.stream()
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
