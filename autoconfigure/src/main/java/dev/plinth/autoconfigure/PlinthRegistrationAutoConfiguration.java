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
package dev.plinth.autoconfigure;

import java.util.List;
import java.util.Map;

import dev.plinth.mapping.imperative.ImperativeMappings;
import dev.plinth.registration.EntityRegistration;
import dev.plinth.registration.EntityRegistrationPostProcessor;
import dev.plinth.registration.EntityRegistrations;
import dev.plinth.registration.RegisteredEntities;
import dev.plinth.registration.UnitRepositoryAotProcessor;
import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SessionImplementor;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.ManagedClassNameFilter;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypesScanner;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of {@link EntityRegistration}s. What
 * Spring Boot or the application scans, and their {@link PersistenceManagedTypes}, are
 * left alone.
 */
@AutoConfiguration(before = HibernateJpaAutoConfiguration.class)
@ConditionalOnClass({ EntityManager.class, SessionImplementor.class, LocalContainerEntityManagerFactoryBean.class })
public final class PlinthRegistrationAutoConfiguration {

	/**
	 * The classes of all registrations. As a bean of this type they are found when the
	 * application is processed ahead of time, and get their hints as scanned ones do.
	 */
	@Bean(defaultCandidate = false)
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static PersistenceManagedTypes plinthRegisteredTypes(ListableBeanFactory beanFactory, ResourceLoader resourceLoader,
			ObjectProvider<ManagedClassNameFilter> filter) {
		return EntityRegistrations.scan(registrations(beanFactory),
				new PersistenceManagedTypesScanner(resourceLoader, filter.getIfAvailable()));
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static EntityRegistrations plinthEntityRegistrations(ListableBeanFactory beanFactory, ResourceLoader resourceLoader,
			@Qualifier("plinthRegisteredTypes") PersistenceManagedTypes types,
			ObjectProvider<ImperativeMappings> descriptions, RegisteredEntities report) {
		return new EntityRegistrations(registrations(beanFactory), types,
				descriptions.getIfAvailable(() -> new ImperativeMappings(List.of())),
				MetadataReaderFactory.create(resourceLoader), report);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static EntityRegistrationPostProcessor plinthEntityRegistrationPostProcessor(
			ObjectProvider<EntityRegistrations> registrations) {
		return new EntityRegistrationPostProcessor(registrations::getObject);
	}

	@Bean
	static RegisteredEntities plinthRegisteredEntities() {
		return new RegisteredEntities();
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static PersistenceUnitSettingsPostProcessor plinthPersistenceUnitSettingsPostProcessor(
			ObjectProvider<PersistenceUnitSettings> settings, ObjectProvider<PlinthProperties> properties) {
		return new PersistenceUnitSettingsPostProcessor(settings, properties);
	}

	private static Map<String, EntityRegistration> registrations(ListableBeanFactory beanFactory) {
		return beanFactory.getBeansOfType(EntityRegistration.class);
	}

	/**
	 * What takes Spring Data.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JpaRepositoryFactoryBean.class)
	static class RepositoryConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static BeanFactoryPostProcessor plinthRepositoryAotProcessorPostProcessor() {
			return UnitRepositoryAotProcessor::replaceIn;
		}

	}

}
