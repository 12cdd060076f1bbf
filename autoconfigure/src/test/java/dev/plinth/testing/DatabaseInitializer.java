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
package dev.plinth.testing;

import java.net.URI;
import java.util.UUID;

import javax.cache.CacheManager;
import javax.cache.Caching;

import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives a test context a database of its own, whose schema Hibernate creates, and caches
 * of its own.
 */
public abstract class DatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private final TestDatabase database;

	private DatabaseInitializer(TestDatabase database) {
		this.database = database;
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues.of(this.database.create().properties())
			.and("spring.datasource.hikari.minimum-idle=1", "spring.datasource.hikari.idle-timeout=10000",
					"spring.jpa.hibernate.ddl-auto=create", "spring.flyway.enabled=false",
					"spring.jpa.open-in-view=false", "spring.jpa.properties.hibernate.generate_statistics=true",
					"spring.jpa.properties.hibernate.session_factory.statement_inspector=" + Statements.class.getName())
			.applyTo(context);
		context.getBeanFactory()
			.registerSingleton("caches", (HibernatePropertiesCustomizer) (properties) -> properties
				.put("hibernate.javax.cache.cache_manager", caches(context.getClassLoader())));
	}

	/**
	 * A session factory closes its cache manager, which is the same for all by default.
	 */
	private static CacheManager caches(ClassLoader classLoader) {
		return Caching.getCachingProvider().getCacheManager(URI.create("test:" + UUID.randomUUID()), classLoader);
	}

	/**
	 * A context on H2.
	 */
	public static final class OnH2 extends DatabaseInitializer {

		OnH2() {
			super(TestDatabase.H2);
		}

	}

	/**
	 * A context on PostgreSQL.
	 */
	public static final class OnPostgresql extends DatabaseInitializer {

		OnPostgresql() {
			super(TestDatabase.POSTGRESQL);
		}

	}

	/**
	 * A context on MariaDB.
	 */
	public static final class OnMariaDb extends DatabaseInitializer {

		OnMariaDb() {
			super(TestDatabase.MARIADB);
		}

	}

	/**
	 * A context on MySQL.
	 */
	public static final class OnMySql extends DatabaseInitializer {

		OnMySql() {
			super(TestDatabase.MYSQL);
		}

	}

}
