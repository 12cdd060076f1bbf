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
package dev.plinth.mapping;

import dev.plinth.autoconfigure.PlinthAuditingAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMixinAutoConfiguration;
import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.metamodel.Attribute;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for mixins on an entity whose own attributes are mapped by their getters.
 */
class PropertyAccessTests {

	@Test
	void mixinsWorkNextToAnnotatedGetters() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(PlinthMixinAutoConfiguration.class,
					PlinthAuditingAutoConfiguration.class, DataSourceAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class))
			.withPropertyValues("spring.datasource.generate-unique-name=true", "spring.jpa.hibernate.ddl-auto=create")
			.withBean(PersistenceManagedTypes.class, () -> PersistenceManagedTypes.of(Country.class.getName()))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				SessionFactory sessionFactory = context.getBean(SessionFactory.class);
				assertThat(sessionFactory.getMetamodel().entity(Country.class).getAttributes())
					.extracting(Attribute::getName)
					.containsExactlyInAnyOrder("id", "name", "createdAt", "updatedAt", "createdBy", "updatedBy",
							"deletedAt", "deletedBy", "deletionId", "version");
				sessionFactory.inTransaction((session) -> session.persist(new Country("fr", "France")));
				sessionFactory.inTransaction((session) -> session.find(Country.class, "fr").setName("La France"));
				sessionFactory.inTransaction((session) -> {
					Country read = session.find(Country.class, "fr");
					assertThat(read.getCreatedAt()).isBeforeOrEqualTo(read.getUpdatedAt());
					assertThat(read.getVersion()).isOne();
					session.remove(read);
				});
				sessionFactory.inTransaction((session) -> assertThat(session.find(Country.class, "fr")).isNull());
			});
	}

	@Entity
	static class Country extends AbstractEntity<String> implements Timestamped, Userstamped, SoftDeletable, Versioned {

		private String code;

		private String name;

		protected Country() {
		}

		Country(String code, String name) {
			this.code = code;
			this.name = name;
		}

		@Id
		@Override
		public String getId() {
			return this.code;
		}

		void setId(String code) {
			this.code = code;
		}

		public String getName() {
			return this.name;
		}

		public void setName(String name) {
			this.name = name;
		}

	}

}
