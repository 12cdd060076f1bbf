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

import dev.plinth.migration.SchemaSettings;
import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of the schema check and the export
 * of migrations, which Hibernate runs once a persistence unit is built. It does not need
 * Flyway.
 */
@AutoConfiguration(before = HibernateJpaAutoConfiguration.class)
@ConditionalOnClass({ EntityManager.class, SessionImplementor.class, HibernatePropertiesCustomizer.class })
@EnableConfigurationProperties(PlinthProperties.class)
public final class PlinthSchemaAutoConfiguration {

	@Bean
	PersistenceUnitSettings plinthSchemaHibernatePropertiesCustomizer(PlinthProperties properties,
			Environment environment) {
		SchemaSettings settings = new SchemaSettings(properties.getSchema().getCheck(),
				properties.getSchema().getWriteMigration(), baseline(environment), properties.getSchema().getExport(),
				environment.getProperty("spring.application.name"), properties.getAuditing().getFallbackAuditor());
		return (hibernateProperties) -> hibernateProperties.put(SchemaSettings.SETTING, settings);
	}

	private static @Nullable String baseline(Environment environment) {
		return environment.getProperty("spring.flyway.baseline-on-migrate", Boolean.class, false)
				? environment.getProperty("spring.flyway.baseline-version", "1") : null;
	}

}
