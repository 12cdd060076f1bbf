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

import dev.plinth.autoconfigure.PlinthMigrationAutoConfiguration.PlinthMigrationRuntimeHints;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.migration.PlinthFlywayConfigurationCustomizer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the SQL mixins and the baseline
 * migrations. It contributes to the application's own Flyway run and never defines a bean
 * of type {@link Flyway}.
 */
@AutoConfiguration(afterName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
@ConditionalOnClass({ Flyway.class, FlywayConfigurationCustomizer.class })
@ConditionalOnBooleanProperty(name = "plinth.migration.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PlinthProperties.class)
@ImportRuntimeHints(PlinthMigrationRuntimeHints.class)
public final class PlinthMigrationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PlinthFlywayConfigurationCustomizer plinthFlywayConfigurationCustomizer(ObjectProvider<ColumnSettings> columns) {
		return new PlinthFlywayConfigurationCustomizer(columns.getIfAvailable(() -> ColumnSettings.DEFAULTS));
	}

	/**
	 * Hints for the scripts and the application's SQL mixins, which are looked up on the
	 * class path.
	 */
	static class PlinthMigrationRuntimeHints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern("dev/plinth/migration/**").registerPattern("db/mixin/**");
		}

	}

}
