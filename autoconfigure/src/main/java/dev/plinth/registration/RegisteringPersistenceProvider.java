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
import java.util.List;
import java.util.Map;

import dev.plinth.mapping.Mixins;
import dev.plinth.mapping.imperative.ImperativeMappings;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.ProviderUtil;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.persistenceunit.SmartPersistenceUnitInfo;
import org.springframework.util.ClassUtils;

/**
 * Hands the persistence unit of an entity manager factory to the actual provider with the
 * entities that registrations make of its own. It stands at the one place that all
 * configurations of a unit pass, whoever made them: scanned packages, managed types,
 * {@code persistence.xml}, post-processors.
 */
final class RegisteringPersistenceProvider implements PersistenceProvider {

	private final PersistenceProvider delegate;

	private final EntityRegistrations registrations;

	private final boolean primary;

	/**
	 * Create the provider of one persistence unit.
	 * @param delegate the actual provider
	 * @param registrations the registrations of the application
	 * @param primary whether registrations without a unit belong to this one
	 */
	RegisteringPersistenceProvider(PersistenceProvider delegate, EntityRegistrations registrations, boolean primary) {
		this.delegate = delegate;
		this.registrations = registrations;
		this.primary = primary;
	}

	@Override
	public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info,
			@Nullable Map<?, ?> properties) {
		UnitEntities entities = entities(info);
		try {
			return this.delegate.createContainerEntityManagerFactory(registered(info, entities),
					properties(properties, entities));
		}
		catch (RuntimeException ex) {
			throw ExcludedEntity.explain(ex, entities);
		}
	}

	@Override
	public void generateSchema(PersistenceUnitInfo info, @Nullable Map<?, ?> properties) {
		UnitEntities entities = entities(info);
		this.delegate.generateSchema(registered(info, entities), properties(properties, entities));
	}

	private UnitEntities entities(PersistenceUnitInfo info) {
		return this.registrations.of(info.getPersistenceUnitName(), this.primary, info.getManagedClassNames(),
				(info instanceof SmartPersistenceUnitInfo smart) ? smart.getManagedPackages() : List.of());
	}

	private Map<Object, Object> properties(@Nullable Map<?, ?> properties, UnitEntities entities) {
		Map<Object, Object> result = (properties != null) ? new HashMap<>(properties) : new HashMap<>();
		result.put(UnitEntities.SETTING, entities);
		describe(result, entities);
		return result;
	}

	/**
	 * Keep the descriptions of the unit's entities of those of the application. A unit
	 * that is given others keeps them.
	 */
	private void describe(Map<Object, Object> properties, UnitEntities entities) {
		ImperativeMappings all = this.registrations.descriptions();
		if (all.equals(properties.getOrDefault(ImperativeMappings.SETTING, all))) {
			ImperativeMappings described = all.only(entities.described()).inSchemas(entities.describedSchemas());
			properties.put(ImperativeMappings.SETTING, described);
			if (properties.get(Mixins.SETTING) instanceof Mixins mixins) {
				properties.put(Mixins.SETTING, new Mixins(mixins.columns(), mixins.all(), described.givenMixins()));
			}
		}
	}

	private static PersistenceUnitInfo registered(PersistenceUnitInfo info, UnitEntities entities) {
		return (PersistenceUnitInfo) Proxy.newProxyInstance(RegisteringPersistenceProvider.class.getClassLoader(),
				ClassUtils.getAllInterfaces(info), (proxy, method, arguments) -> switch (method.getName()) {
					case "getManagedClassNames" -> List.copyOf(entities.classes());
					case "getManagedPackages" -> List.copyOf(entities.packages());
					default -> {
						try {
							yield method.invoke(info, arguments);
						}
						catch (InvocationTargetException ex) {
							throw ex.getTargetException();
						}
					}
				});
	}

	@Override
	public @Nullable EntityManagerFactory createEntityManagerFactory(String unit, @Nullable Map<?, ?> properties) {
		return this.delegate.createEntityManagerFactory(unit, properties);
	}

	@Override
	public @Nullable EntityManagerFactory createEntityManagerFactory(PersistenceConfiguration configuration) {
		return this.delegate.createEntityManagerFactory(configuration);
	}

	@Override
	public boolean generateSchema(String unit, @Nullable Map<?, ?> properties) {
		return this.delegate.generateSchema(unit, properties);
	}

	@Override
	public ProviderUtil getProviderUtil() {
		return this.delegate.getProviderUtil();
	}

}
