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

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * Registers the beans of each unit in {@code plinth.units}: its {@link DataSource},
 * migration, {@link EntityManagerFactory} and transaction manager. None of them is a
 * default candidate, so Spring Boot's own are made and injected as if they were alone;
 * they are had by the name of the unit as qualifier.
 */
final class PersistenceUnitRegistrar implements ImportBeanDefinitionRegistrar {

	private static final String SPRING_BOOT = "default";

	private static final List<String> FLYWAY = List.of("org.flywaydb.core.Flyway",
			"org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer");

	private final Environment environment;

	PersistenceUnitRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		Binder.get(this.environment)
			.bind("plinth.units", Bindable.mapOf(String.class, PlinthUnitProperties.class))
			.ifBound((units) -> units.forEach((name, unit) -> register(name, unit, registry)));
	}

	private static void register(String name, PlinthUnitProperties unit, BeanDefinitionRegistry registry) {
		if (name.equals(SPRING_BOOT)) {
			throw new InvalidConfigurationPropertyValueException("plinth.units", name,
					"It is the name of the persistence unit that Spring Boot makes of spring.datasource.");
		}
		register(name, "DataSource", madeBy("dataSource", name), registry);
		AbstractBeanDefinition factory = madeBy("entityManagerFactory", name);
		String locations = unit.getFlyway().get("locations");
		if (locations != null) {
			for (String required : FLYWAY) {
				if (!ClassUtils.isPresent(required, null)) {
					throw new InvalidConfigurationPropertyValueException("plinth.units." + name + ".flyway.locations",
							locations, "There is no " + required + ". Add spring-boot-starter-flyway.");
				}
			}
			factory.setDependsOn(register(name, "Migration", migration(name), registry));
		}
		register(name, "EntityManagerFactory", factory, registry);
		register(name, "TransactionManager", madeBy("transactionManager", name), registry);
	}

	private static AbstractBeanDefinition madeBy(String method, String unit) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setFactoryBeanName("plinthPersistenceUnits");
		definition.setFactoryMethodName(method);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, unit);
		definition.setDestroyMethodName(AbstractBeanDefinition.INFER_METHOD);
		return definition;
	}

	private static AbstractBeanDefinition migration(String unit) {
		RootBeanDefinition definition = new RootBeanDefinition(PersistenceUnitMigration.class);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, unit);
		definition.getConstructorArgumentValues()
			.addIndexedArgumentValue(1, new RuntimeBeanReference(unit + "DataSource"));
		definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
		return definition;
	}

	private static String register(String unit, String kind, AbstractBeanDefinition definition,
			BeanDefinitionRegistry registry) {
		definition.setDefaultCandidate(false);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, unit));
		registry.registerBeanDefinition(unit + kind, definition);
		return unit + kind;
	}

}
