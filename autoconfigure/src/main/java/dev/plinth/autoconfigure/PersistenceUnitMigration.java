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

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import dev.plinth.migration.PlinthFlywayConfigurationCustomizer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.StringUtils;

/**
 * Migrates the database of one unit of {@code plinth.units} by a {@link Flyway} of its
 * own, which is no bean, so that Spring Boot's is made as if it was alone. Settings are
 * those of the unit only; SQL mixins and baseline migrations are those of the
 * application.
 */
final class PersistenceUnitMigration implements InitializingBean {

	private static final String DEFAULT_LOCATION = "classpath:db/migration";

	private final String unit;

	private final DataSource dataSource;

	private final PlinthProperties properties;

	private final ObjectProvider<PlinthFlywayConfigurationCustomizer> customizer;

	private final ResourceLoader resourceLoader;

	private final Environment environment;

	PersistenceUnitMigration(String unit, DataSource dataSource, PlinthProperties properties,
			ObjectProvider<PlinthFlywayConfigurationCustomizer> customizer, ResourceLoader resourceLoader,
			Environment environment) {
		this.unit = unit;
		this.dataSource = dataSource;
		this.properties = properties;
		this.customizer = customizer;
		this.resourceLoader = resourceLoader;
		this.environment = environment;
	}

	@Override
	public void afterPropertiesSet() {
		Map<String, String> settings = new HashMap<>();
		Objects.requireNonNull(this.properties.getUnits().get(this.unit))
			.getFlyway()
			.forEach((name, value) -> settings.put("flyway." + name, value));
		refuseNestedLocations(Objects.requireNonNull(settings.get("flyway.locations")));
		FluentConfiguration configuration = Flyway.configure(this.resourceLoader.getClassLoader())
			.configuration(settings)
			.dataSource(this.dataSource);
		this.customizer.ifAvailable((candidate) -> candidate.customize(configuration));
		configuration.load().migrate();
	}

	/**
	 * Flyway looks for migrations below a location as well, so those of one unit would
	 * run on the database of another.
	 */
	private void refuseNestedLocations(String locations) {
		Binder binder = Binder.get(this.environment);
		if (binder.bind("spring.flyway.enabled", Boolean.class).orElse(true)) {
			refuseNestedLocations(locations, "spring.flyway.locations", "spring.datasource",
					binder.bind("spring.flyway.locations", String[].class).orElse(new String[] { DEFAULT_LOCATION }));
		}
		this.properties.getUnits().forEach((name, other) -> {
			if (!name.equals(this.unit)) {
				refuseNestedLocations(locations, "plinth.units." + name + ".flyway.locations",
						"plinth.units." + name + ".datasource", split(other.getFlyway().getOrDefault("locations", "")));
			}
		});
	}

	private void refuseNestedLocations(String locations, String property, String database, String[] others) {
		for (String location : split(locations)) {
			for (String other : others) {
				if (isBelow(location, other)) {
					refuse(locations, "The migrations are below " + other + ", so that they run on the database of "
							+ database + " as well. Move them.");
				}
				if (isBelow(other, location)) {
					refuse(locations, "The migrations of " + property + " in " + other + " are below " + location
							+ ", so that they run on the database of this unit as well. Move them.");
				}
			}
		}
	}

	private void refuse(String locations, String reason) {
		throw new InvalidConfigurationPropertyValueException("plinth.units." + this.unit + ".flyway.locations",
				locations, reason);
	}

	private static String[] split(String locations) {
		return StringUtils.tokenizeToStringArray(locations, ",");
	}

	private static boolean isBelow(String location, String other) {
		return normalized(location).startsWith(normalized(other) + "/");
	}

	private static String normalized(String location) {
		String prefixed = location.contains(":") ? location : "classpath:" + location;
		return StringUtils.trimTrailingCharacter(prefixed.replace("classpath:/", "classpath:"), '/');
	}

}
