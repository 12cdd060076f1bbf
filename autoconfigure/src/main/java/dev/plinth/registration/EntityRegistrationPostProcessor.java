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

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import jakarta.persistence.spi.PersistenceProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.util.Assert;

/**
 * Applies registrations to every entity manager factory of the application, be it made by
 * Spring Boot or by hand, and refuses registrations that none of them takes.
 */
public final class EntityRegistrationPostProcessor implements BeanPostProcessor, BeanFactoryAware {

	private final Supplier<EntityRegistrations> registrations;

	private @Nullable ConfigurableListableBeanFactory beanFactory;

	private final List<String> units = new CopyOnWriteArrayList<>();

	private final Set<String> seen = ConcurrentHashMap.newKeySet();

	/**
	 * Create the post-processor.
	 * @param registrations supplies the registrations once the first entity manager
	 * factory is made
	 */
	public EntityRegistrationPostProcessor(Supplier<EntityRegistrations> registrations) {
		Assert.notNull(registrations, "'registrations' must not be null");
		this.registrations = registrations;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof LocalContainerEntityManagerFactoryBean factory) {
			PersistenceProvider provider = provider(factory);
			if (provider != null) {
				factory.setPersistenceProvider(new RegisteringPersistenceProvider(provider, this.registrations.get(),
						beanName.equals(factories().primary())));
			}
		}
		return bean;
	}

	/**
	 * Without a provider of its own and a vendor, the provider is the one that
	 * {@code persistence.xml} names, which is not read yet.
	 */
	private static @Nullable PersistenceProvider provider(LocalContainerEntityManagerFactoryBean factory) {
		if (factory.getPersistenceProvider() != null) {
			return factory.getPersistenceProvider();
		}
		JpaVendorAdapter vendor = factory.getJpaVendorAdapter();
		return (vendor != null) ? vendor.getPersistenceProvider() : null;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof LocalContainerEntityManagerFactoryBean factory) {
			if (factory.getPersistenceProvider() instanceof RegisteringPersistenceProvider) {
				this.units.add(String.valueOf(factory.getPersistenceUnitName()));
			}
			this.seen.add(beanName);
			if (this.seen.containsAll(factories().names())) {
				this.registrations.get().validate(List.copyOf(this.units), factories().primary() != null);
			}
		}
		return bean;
	}

	private EntityManagerFactories factories() {
		return new EntityManagerFactories(Objects.requireNonNull(this.beanFactory));
	}

}
