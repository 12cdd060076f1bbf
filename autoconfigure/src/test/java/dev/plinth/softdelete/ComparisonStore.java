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
package dev.plinth.softdelete;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.plinth.audit.AuditStamps;
import dev.plinth.audit.AuditorResolver;
import dev.plinth.audit.InstantMode;
import dev.plinth.audit.SignedInUser;
import dev.plinth.audit.stamp.TimestampedMixin;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixins;
import dev.plinth.mapping.VersionedMixin;
import dev.plinth.softdelete.bootstrap.SoftDeletableMixin;
import dev.plinth.softdelete.repository.SoftDeleteOperationsFragment;
import dev.plinth.testing.TestDatabase;
import dev.plinth.testing.comparison.Thing;
import dev.plinth.testing.comparison.Variant;
import dev.plinth.testing.comparison.WithoutPlinth;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.cfg.Configuration;

import org.springframework.beans.BeanUtils;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.jpa.repository.support.JpaEntityInformationSupport;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An empty database with the entities of one scenario in one variant, and what a scenario
 * does with them. All but Plinth's variant run on a Hibernate that knows nothing of
 * Plinth.
 */
final class ComparisonStore implements AutoCloseable {

	private final Variant variant;

	private final TestDatabase.Instance database;

	private final JdbcTemplate jdbc;

	private final SessionFactory sessionFactory;

	ComparisonStore(Variant variant, Collection<Class<?>> entities, ClassLoader classLoader) {
		this.variant = variant;
		this.database = TestDatabase.H2.create();
		this.jdbc = new JdbcTemplate(this.database.dataSource());
		try {
			this.sessionFactory = sessionFactory(entities, classLoader);
		}
		catch (RuntimeException ex) {
			this.database.close();
			throw ex;
		}
	}

	private SessionFactory sessionFactory(Collection<Class<?>> entities, ClassLoader classLoader) {
		BootstrapServiceRegistryBuilder bootstrap = new BootstrapServiceRegistryBuilder();
		if (this.variant == Variant.PLINTH) {
			bootstrap.applyClassLoader(classLoader);
		}
		else {
			bootstrap.applyClassLoaderService(new WithoutPlinth(classLoader));
		}
		AuditorAware<String> auditor = () -> Optional.of("alice");
		Configuration configuration = new Configuration(bootstrap.build());
		configuration.setProperty("hibernate.connection.url", this.database.jdbcUrl());
		configuration.setProperty("hibernate.connection.username", this.database.username());
		configuration.setProperty("hibernate.connection.password", this.database.password());
		configuration.setProperty("hibernate.hbm2ddl.auto", "create");
		configuration.getProperties()
			.put(Mixins.SETTING, new Mixins(ColumnSettings.DEFAULTS,
					List.of(new TimestampedMixin(), new SoftDeletableMixin(), new VersionedMixin())));
		configuration.getProperties()
			.put(AuditStamps.SETTING, new AuditStamps(Clock.systemUTC(), InstantMode.TRANSACTION, 6,
					new AuditorResolver(() -> auditor, SignedInUser.nobody(), "system", 255)));
		entities.forEach(configuration::addAnnotatedClass);
		return configuration.buildSessionFactory();
	}

	@Override
	public void close() {
		this.sessionFactory.close();
		this.database.close();
	}

	Class<? extends Thing> type(String entity) {
		return this.sessionFactory.getMetamodel()
			.getEntities()
			.stream()
			.filter((type) -> type.getName().equals(entity))
			.findFirst()
			.orElseThrow()
			.getJavaType()
			.asSubclass(Thing.class);
	}

	Thing newInstance(String entity, String text) {
		Thing instance = BeanUtils.instantiateClass(type(entity));
		instance.setText(text);
		return instance;
	}

	void inSession(Consumer<Session> work) {
		this.sessionFactory.inSession(work::accept);
	}

	void inTransaction(Consumer<Session> work) {
		this.sessionFactory.inTransaction(work::accept);
	}

	private <T> T fromTransaction(Function<Session, T> work) {
		return this.sessionFactory.fromTransaction(work::apply);
	}

	/**
	 * Run work in a transaction of a session; it may succeed or fail.
	 * @return whether it was committed
	 */
	boolean attempt(Session session, Runnable work) {
		session.beginTransaction();
		try {
			work.run();
			session.getTransaction().commit();
			return true;
		}
		catch (RuntimeException ex) {
			if (session.getTransaction().isActive()) {
				session.getTransaction().rollback();
			}
			return false;
		}
	}

	Long persist(String entity, String text) {
		return fromTransaction((session) -> {
			Thing instance = newInstance(entity, text);
			session.persist(instance);
			return instance.getId();
		});
	}

	Long persistSale() {
		return fromTransaction((session) -> {
			Thing customer = newInstance("Customer", "customer");
			Thing sale = newInstance("Sale", "sale");
			sale.setOther(customer);
			session.persist(customer);
			session.persist(sale);
			return sale.getId();
		});
	}

	Long persistSaleOfDeletedCustomer() {
		Long sale = persistSale();
		delete("Customer", id("Customer", "customer"));
		assertThat(count("Customer where deleted_at is not null")).isOne();
		return sale;
	}

	/**
	 * Persist a parent with its children "first" and "second".
	 */
	Long persistParent() {
		return fromTransaction((session) -> {
			Thing parent = newInstance("Parent", "parent");
			for (String text : List.of("first", "second")) {
				Thing child = newInstance("Child", text);
				child.setOther(parent);
				parent.getMembers().add(child);
			}
			session.persist(parent);
			return parent.getId();
		});
	}

	/**
	 * Persist a post with the tags "first" and "second".
	 */
	Long persistPost() {
		return fromTransaction((session) -> {
			Thing post = newInstance("Post", "post");
			for (String text : List.of("first", "second")) {
				Thing tag = newInstance("Tag", text);
				session.persist(tag);
				post.getMembers().add(tag);
			}
			session.persist(post);
			return post.getId();
		});
	}

	/**
	 * Persist a post with the labels "first" and "second".
	 */
	Long persistLabelled() {
		return fromTransaction((session) -> {
			Thing post = newInstance("Post", "post");
			post.getMembers().addAll(List.of("first", "second"));
			session.persist(post);
			return post.getId();
		});
	}

	Long id(String entity, String text) {
		return this.jdbc.queryForObject("select id from " + entity + " where text = ?", Long.class, text);
	}

	/**
	 * Return a detached copy, with its collection where it has one.
	 */
	Thing detached(String entity, Long id) {
		return fromTransaction((session) -> {
			Thing instance = session.find(type(entity), id);
			if (entity.equals("Parent")) {
				Hibernate.initialize(instance.getMembers());
			}
			return instance;
		});
	}

	void delete(String entity, Long id) {
		inTransaction((session) -> session.remove(session.find(type(entity), id)));
	}

	/**
	 * Restore a row, with what went with it. Where there is nothing to do it with, SQL
	 * has to do: what has the same time of deletion went with it.
	 */
	void restore(String entity, Long id) {
		if (this.variant == Variant.PLINTH) {
			inTransaction((session) -> assertThat(operations(session, type(entity)).restoreById(id)).isPresent());
			return;
		}
		if (entity.equals("Parent")) {
			this.jdbc.update("update Child set deleted_at = null where other_id = ?"
					+ " and deleted_at = (select deleted_at from Parent where id = ?)", id, id);
		}
		if (entity.equals("Post") && this.variant == Variant.SOFT_DELETE) {
			this.jdbc.update("update Post_Tag set deleted_at = null where Post_id = ?"
					+ " and deleted_at = (select deleted_at from Post where id = ?)", id, id);
		}
		this.jdbc.update("update " + entity + " set deleted_at = null where id = ?", id);
	}

	/**
	 * Restore a tag and return the tags of a post.
	 */
	List<String> restoreTag(String text, Long post) {
		restore("Tag", id("Tag", text));
		return fromTransaction((session) -> session.find(type("Post"), post)
			.getMembers()
			.stream()
			.map((tag) -> ((Thing) tag).getText())
			.toList());
	}

	@SuppressWarnings("unchecked")
	private static SoftDeleteOperations<Thing, Object> operations(Session session, Class<? extends Thing> type) {
		return new SoftDeleteOperationsFragment<>(
				JpaEntityInformationSupport.getEntityInformation((Class<Thing>) type, session), session, () -> {
					throw new UnsupportedOperationException("Nothing is purged");
				});
	}

	<T> T seeingDeleted(Supplier<T> work) {
		return (this.variant == Variant.PLINTH) ? DeletedRows.include(work) : work.get();
	}

	List<Object> query(String query) {
		return fromTransaction((session) -> session.createSelectionQuery(query, Object.class).getResultList());
	}

	void execute(String sql) {
		this.jdbc.execute(sql);
	}

	long count(String rows) {
		return this.jdbc.queryForObject("select count(*) from " + rows, Long.class);
	}

	void assertStaleEditFails(String entity) {
		Long id = persist(entity, "a");
		inSession((session) -> {
			Thing stale = session.find(type(entity), id);
			delete(entity, id);
			assertThat(attempt(session, () -> stale.setText("late"))).isFalse();
		});
		assertThat(count(entity + " where text = 'a' and deleted_at is not null")).isOne();
	}

}
