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

import dev.plinth.softdelete.SoftDeleteSettings;
import dev.plinth.softdelete.VisibilityAdvisor;
import dev.plinth.softdelete.event.EventListeners;
import dev.plinth.softdelete.event.SoftDeleteEvents;
import dev.plinth.softdelete.repository.SoftDeleteRepositoryPostProcessor;
import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SessionImplementor;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Role;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;

/**
 * Auto-configuration of what soft deletion adds to Spring: the methods of soft-delete
 * repositories, the annotations that change the visibility of deleted rows, application
 * events, and settings. Deleting softly and hiding deleted rows need no bean; they are
 * part of the mapping.
 */
@AutoConfiguration(before = HibernateJpaAutoConfiguration.class)
@ConditionalOnClass({ EntityManager.class, SessionImplementor.class, JpaRepositoryFactoryBean.class,
		HibernatePropertiesCustomizer.class })
@EnableConfigurationProperties(PlinthProperties.class)
@ImportRuntimeHints(EventListeners.Hints.class)
public final class PlinthSoftDeleteAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static SoftDeleteRepositoryPostProcessor softDeleteRepositoryPostProcessor() {
		return new SoftDeleteRepositoryPostProcessor();
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static VisibilityAdvisor softDeleteVisibilityAdvisor() {
		return new VisibilityAdvisor();
	}

	@Bean
	PersistenceUnitSettings plinthSoftDeleteEventsCustomizer(ApplicationEventPublisher publisher) {
		return (properties) -> properties.put(SoftDeleteEvents.SETTING, publisher);
	}

	@Bean
	PersistenceUnitSettings plinthSoftDeleteHibernatePropertiesCustomizer(PlinthProperties properties) {
		SoftDeleteSettings settings = properties.getSoftDelete().toSoftDeleteSettings();
		return (hibernateProperties) -> hibernateProperties.put(SoftDeleteSettings.SETTING, settings);
	}

}
