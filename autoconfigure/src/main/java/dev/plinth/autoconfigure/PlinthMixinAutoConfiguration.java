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

import dev.plinth.audit.stamp.TimestampedMixin;
import dev.plinth.audit.stamp.UserstampedMixin;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixin;
import dev.plinth.mapping.Mixins;
import dev.plinth.mapping.VersionedMixin;
import dev.plinth.mapping.imperative.ImperativeMapping;
import dev.plinth.mapping.imperative.ImperativeMappings;
import dev.plinth.mapping.naming.NamingSettings;
import dev.plinth.softdelete.bootstrap.SoftDeletableMixin;
import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SessionImplementor;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Auto-configuration of the mixins and of classes that are mapped without annotations:
 * hands them, and the settings of columns, to Hibernate.
 */
@AutoConfiguration(before = HibernateJpaAutoConfiguration.class)
@ConditionalOnClass({ EntityManager.class, SessionImplementor.class, HibernatePropertiesCustomizer.class })
@EnableConfigurationProperties(PlinthProperties.class)
public final class PlinthMixinAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ColumnSettings plinthColumnSettings(PlinthProperties properties) {
		return properties.getColumns().toColumnSettings();
	}

	@Bean
	@ConditionalOnMissingBean
	@Order(0)
	TimestampedMixin plinthTimestampedMixin() {
		return new TimestampedMixin();
	}

	@Bean
	@ConditionalOnMissingBean
	@Order(1)
	UserstampedMixin plinthUserstampedMixin() {
		return new UserstampedMixin();
	}

	@Bean
	@ConditionalOnMissingBean
	@Order(2)
	SoftDeletableMixin plinthSoftDeletableMixin() {
		return new SoftDeletableMixin();
	}

	@Bean
	@ConditionalOnMissingBean
	@Order(3)
	VersionedMixin plinthVersionedMixin() {
		return new VersionedMixin();
	}

	/**
	 * The locations of files are read from the environment, since beans of properties are
	 * not bound while the application is processed ahead of time.
	 */
	@Bean
	@ConditionalOnMissingBean
	ImperativeMappings plinthImperativeMappings(ListableBeanFactory beanFactory, Environment environment,
			ResourceLoader resourceLoader) {
		PlinthMappingProperties properties = Binder.get(environment)
			.bindOrCreate("plinth.mapping", PlinthMappingProperties.class);
		return ImperativeMappings.of(beanFactory.getBeansOfType(ImperativeMapping.class),
				properties.read(resourceLoader).toList());
	}

	@Bean
	HibernatePropertiesCustomizer plinthMappingsHibernatePropertiesCustomizer(ImperativeMappings mappings) {
		return (settings) -> settings.put(ImperativeMappings.SETTING, mappings);
	}

	@Bean
	PersistenceUnitSettings plinthMixinsHibernatePropertiesCustomizer(ColumnSettings columns,
			ObjectProvider<Mixin> mixins, ImperativeMappings mappings) {
		Mixins all = new Mixins(columns, mixins.orderedStream().toList(), mappings.givenMixins());
		return (settings) -> settings.put(Mixins.SETTING, all);
	}

	@Bean
	PersistenceUnitSettings plinthNamingHibernatePropertiesCustomizer(PlinthProperties properties) {
		NamingSettings naming = properties.getNaming().toNamingSettings();
		return (settings) -> settings.put(NamingSettings.class.getName(), naming);
	}

}
