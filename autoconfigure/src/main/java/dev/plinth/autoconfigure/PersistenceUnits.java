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

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.StringUtils;

/**
 * Makes the beans of the units in {@code plinth.units}. Each unit has the entities that
 * registrations give to it, and what {@code spring.jpa} says of all units, but neither
 * what Spring Boot found out about its own data source nor its generation of the schema.
 */
class PersistenceUnits {

	private final Map<String, PlinthUnitProperties> units;

	private final BeanFactory beanFactory;

	PersistenceUnits(PlinthProperties properties, BeanFactory beanFactory) {
		this.units = properties.getUnits();
		this.beanFactory = beanFactory;
		refuseNestedDirectories(properties.getSchema().getWriteMigration());
	}

	/**
	 * Flyway looks for migrations below a directory as well, so what is written for one
	 * unit would run on the database of another.
	 */
	private void refuseNestedDirectories(@Nullable Path ofSpringBoot) {
		Map<String, Path> directories = new LinkedHashMap<>();
		this.units.forEach((name, unit) -> add(directories, "plinth.units." + name + ".schema.write-migration",
				unit.getSchema().getWriteMigration()));
		add(directories, "plinth.schema.write-migration", ofSpringBoot);
		directories.forEach((property, directory) -> directories.forEach((other, above) -> {
			if (!property.equals(other) && directory.startsWith(above)) {
				throw new InvalidConfigurationPropertyValueException(property, directory,
						"The directory is that of " + other + " or below it, so that its migrations run on the other"
								+ " database as well. Choose one apart from " + above + ".");
			}
		}));
	}

	private static void add(Map<String, Path> directories, String property, @Nullable Path directory) {
		if (directory != null) {
			directories.put(property, directory.toAbsolutePath().normalize());
		}
	}

	DataSource dataSource(String unit) {
		PlinthUnitProperties.DataSource properties = properties(unit).getDatasource();
		if (!StringUtils.hasText(properties.getUrl())) {
			throw new InvalidConfigurationPropertyValueException("plinth.units." + unit + ".datasource.url",
					properties.getUrl(), "A persistence unit needs a database of its own.");
		}
		DataSourceBuilder<?> builder = DataSourceBuilder.create()
			.url(properties.getUrl())
			.username(properties.getUsername())
			.password(properties.getPassword());
		if (properties.getDriverClassName() != null) {
			builder.driverClassName(properties.getDriverClassName());
		}
		DataSource dataSource = builder.build();
		new Binder(new MapConfigurationPropertySource(properties.getHikari())).bind(ConfigurationPropertyName.EMPTY,
				Bindable.ofInstance(dataSource));
		return dataSource;
	}

	/**
	 * Spring Boot tells Hibernate that connections have no automatic commit if those of
	 * its own data source have none. Those of another one may, and then every statement
	 * would be committed at once.
	 */
	LocalContainerEntityManagerFactoryBean entityManagerFactory(String unit) {
		Map<String, Object> properties = new HashMap<>();
		properties.put(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, "false");
		properties.put(SchemaToolingSettings.HBM2DDL_AUTO, "none");
		properties.putAll(properties(unit).getProperties());
		return this.beanFactory.getBean(EntityManagerFactoryBuilder.class)
			.dataSource(this.beanFactory.getBean(unit + "DataSource", DataSource.class))
			.managedTypes(PersistenceManagedTypes.of())
			.persistenceUnit(unit)
			.properties(properties)
			.build();
	}

	PlatformTransactionManager transactionManager(String unit) {
		JpaTransactionManager transactionManager = new JpaTransactionManager(
				this.beanFactory.getBean(unit + "EntityManagerFactory", EntityManagerFactory.class));
		this.beanFactory.getBeanProvider(TransactionManagerCustomizers.class)
			.ifAvailable((customizers) -> customizers.customize(transactionManager));
		return transactionManager;
	}

	private PlinthUnitProperties properties(String unit) {
		return Objects.requireNonNull(this.units.get(unit));
	}

}
