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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.plinth.migration.SchemaSettings;
import dev.plinth.registration.EntityManagerFactories;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Gives every entity manager factory the settings of Plinth that it lacks, since one that
 * is made by hand has none of Spring Boot's customizers: its rows would be deleted for
 * good and carry no stamps. Settings that a factory has are kept, but for the directories
 * that each unit writes to.
 */
final class PersistenceUnitSettingsPostProcessor implements BeanPostProcessor, BeanFactoryAware {

	private final ObjectProvider<PersistenceUnitSettings> settings;

	private final ObjectProvider<PlinthProperties> properties;

	private @Nullable ConfigurableListableBeanFactory beanFactory;

	PersistenceUnitSettingsPostProcessor(ObjectProvider<PersistenceUnitSettings> settings,
			ObjectProvider<PlinthProperties> properties) {
		this.settings = settings;
		this.properties = properties;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof LocalContainerEntityManagerFactoryBean factory) {
			Map<String, Object> properties = new LinkedHashMap<>();
			this.settings.orderedStream().forEach((candidate) -> candidate.customize(properties));
			properties.forEach(factory.getJpaPropertyMap()::putIfAbsent);
			if (properties.get(SchemaSettings.SETTING) instanceof SchemaSettings schema && !isPrimary(beanName)) {
				String unit = Objects.requireNonNullElse(factory.getPersistenceUnitName(), beanName);
				factory.getJpaPropertyMap().replace(SchemaSettings.SETTING, schema, forUnit(schema, unit));
			}
		}
		return bean;
	}

	private SchemaSettings forUnit(SchemaSettings schema, String unit) {
		PlinthUnitProperties own = this.properties.getObject()
			.getUnits()
			.getOrDefault(unit, new PlinthUnitProperties());
		return schema.forUnit(unit, own.getSchema().getWriteMigration(), own.baseline());
	}

	private boolean isPrimary(String beanName) {
		return beanName.equals(new EntityManagerFactories(Objects.requireNonNull(this.beanFactory)).primary());
	}

}
