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
package dev.plinth.mapping.naming;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.plinth.autoconfigure.PlinthAuditingAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMixinAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSoftDeleteAutoConfiguration;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.UniqueAmongActive;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.TestDatabase;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tables and columns are called.
 */
abstract class NamingContract {

	final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(PlinthMixinAutoConfiguration.class, PlinthAuditingAutoConfiguration.class,
						PlinthSoftDeleteAutoConfiguration.class, DataSourceAutoConfiguration.class,
						HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class))
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=create",
				"spring.jpa.properties.hibernate.hbm2ddl.halt_on_error=true")
		.withBean(PersistenceManagedTypes.class, () -> PersistenceManagedTypes.of(User.class.getName(),
				OrderItem.class.getName(), SchoolChild.class.getName(), Named.class.getName()));

	final TestDatabase type;

	NamingContract(TestDatabase type) {
		this.type = type;
	}

	@Test
	void reservedWordsAreNames() {
		try (TestDatabase.Instance database = this.type.create()) {
			this.runner.withPropertyValues(database.properties()).run((context) -> {
				EntityManager entityManager = context.getBean(EntityManager.class);
				TransactionTemplate transaction = new TransactionTemplate(
						context.getBean(PlatformTransactionManager.class));
				User first = new User("a");
				User second = new User("b");
				transaction.executeWithoutResult((status) -> {
					entityManager.persist(first);
					entityManager.persist(second);
					second.group.add(first);
					second.table.add("x");
				});
				transaction.executeWithoutResult((status) -> {
					entityManager.remove(entityManager.find(User.class, first.getId()));
					entityManager.persist(new User("a"));
				});
				transaction.executeWithoutResult((status) -> {
					assertThat(entityManager.createQuery("from User u where u.key = 'a' or u.value = 1", User.class)
						.getResultList()).hasSize(1).doesNotContain(first);
					User found = entityManager.find(User.class, second.getId());
					assertThat(found.group).isEmpty();
					assertThat(found.table).containsExactly("x");
					assertThat(entityManager.createQuery("update User u set u.value = 2 where u.key = 'b'")
						.executeUpdate()).isOne();
					assertThat(entityManager.createQuery("delete User u where u.value = 2").executeUpdate()).isOne();
				});
				List<String> deleted = DeletedRows
					.only(() -> entityManager.createQuery("select u.key from User u order by u.key", String.class)
						.getResultList());
				assertThat(deleted).containsExactly("a", "b");
			});
		}
	}

	@Test
	void wordsThatAreNotReservedAreNotQuoted() {
		try (TestDatabase.Instance database = this.type.create()) {
			this.runner.withPropertyValues(database.properties()).run((context) -> {
				JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
				assertThat(jdbc.queryForList("select name, position from school_child")).isEmpty();
			});
		}
	}

	/**
	 * Everything about it is reserved somewhere.
	 */
	@Entity(name = "User")
	@UniqueAmongActive("key")
	static class User extends AbstractBaseEntity implements SoftDeletable {

		private String key;

		private int value;

		@ManyToOne
		private OrderItem order;

		@ManyToMany
		private Set<User> group = new LinkedHashSet<>();

		@ElementCollection
		private Set<String> table = new LinkedHashSet<>();

		protected User() {
		}

		User(String key) {
			this.key = key;
		}

	}

	/**
	 * Two words.
	 */
	@Entity(name = "OrderItem")
	static class OrderItem extends AbstractBaseEntity {

	}

	/**
	 * An irregular plural.
	 */
	@Entity(name = "SchoolChild")
	static class SchoolChild extends AbstractBaseEntity {

		private String name;

		private String position;

	}

	/**
	 * A name that is left alone.
	 */
	@Entity(name = "Named")
	@Table(name = "named_by_hand")
	static class Named extends AbstractBaseEntity {

	}

}
