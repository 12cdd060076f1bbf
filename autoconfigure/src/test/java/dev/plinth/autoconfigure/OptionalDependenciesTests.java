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

import dev.plinth.testing.TestDatabase;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.CustomerRepository;
import dev.plinth.testing.sales.SalesApplication;
import org.flywaydb.core.Flyway;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.SingleTableEntityPersister;
import org.hibernate.persister.internal.StandardPersisterClassResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.DispatcherServlet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application without one of the libraries that are optional starts and does the rest;
 * one with a library that Plinth cannot work with does not start.
 */
class OptionalDependenciesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(SalesApplication.class)
		.withPropertyValues(TestDatabase.H2.create().properties())
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=create", "spring.flyway.enabled=false");

	@ParameterizedTest
	@ValueSource(classes = { SecurityContextHolder.class, Flyway.class, DispatcherServlet.class, ObjectMapper.class,
			ConditionalOnAvailableEndpoint.class })
	void applicationDoesTheRestWithout(Class<?> type) {
		this.runner.withClassLoader(new FilteredClassLoader(type.getPackageName())).run((context) -> {
			CustomerRepository customers = context.getBean(CustomerRepository.class);
			Customer customer = customers.save(new Customer("Ada"));
			assertThat(customer.getCreatedBy()).isEqualTo("system");
			customers.delete(customer);
			assertThat(customers.findAll()).isEmpty();
			assertThat(customers.restoreById(customer.getId())).isPresent();
		});
	}

	@Test
	void persisterOfAnotherLibraryForASoftDeletableEntityFailsTheStart() {
		this.runner
			.withPropertyValues("spring.jpa.properties.hibernate.persister.resolver=" + OtherPersisters.class.getName())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(
						"is soft-deletable but mapped by the persister " + OtherPersister.class.getName()));
	}

	/**
	 * The persisters of another library.
	 */
	public static final class OtherPersisters extends StandardPersisterClassResolver {

		@Override
		public Class<? extends EntityPersister> getEntityPersisterClass(PersistentClass model) {
			return OtherPersister.class;
		}

	}

	/**
	 * A persister of another library.
	 */
	abstract static class OtherPersister extends SingleTableEntityPersister {

		private OtherPersister() {
			super(null, null, null, null);
		}

	}

}
