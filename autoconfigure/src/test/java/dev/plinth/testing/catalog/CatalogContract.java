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
package dev.plinth.testing.catalog;

import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.CacheMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the contracts share that need natural ids, callbacks or caches: an application
 * with all caches of Hibernate, its own and empty, and an empty database whose natural
 * ids are not unique.
 */
@SpringBootTest(classes = CatalogApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "spring.jpa.properties.hibernate.cache.use_second_level_cache=true",
				"spring.jpa.properties.hibernate.cache.use_query_cache=true",
				"spring.jpa.properties.hibernate.cache.region.factory_class=jcache",
				"spring.jpa.properties.hibernate.javax.cache.missing_cache_strategy=create",
				"spring.jpa.properties.hibernate.jdbc.batch_size=20", "spring.threads.virtual.enabled=true" })
public abstract class CatalogContract {

	@Autowired
	protected EntityManager entityManager;

	@Autowired
	protected EntityManagerFactory entityManagerFactory;

	@Autowired
	protected JdbcTemplate jdbc;

	@Autowired
	protected TransactionTemplate transaction;

	@Autowired
	protected ShelfRepository shelves;

	@Autowired
	protected ArticleRepository articles;

	@Autowired
	protected PublishedEvents publishedEvents;

	@BeforeEach
	protected void emptyTablesAndCaches() {
		for (String table : List.of("reader", "bookmark", "price", "stock", "shelf_labels", "shelf_editions",
				"article_keywords", "article", "edition", "shelf")) {
			this.jdbc.update("delete from " + table);
		}
		dropUniqueKeys("article");
		dropUniqueKeys("edition");
		this.entityManagerFactory.unwrap(SessionFactory.class).getCache().evictAllRegions();
		Callbacks.drain();
	}

	private void dropUniqueKeys(String table) {
		this.jdbc
			.queryForList(
					"select constraint_name from information_schema.table_constraints"
							+ " where constraint_type = 'UNIQUE' and lower(table_name) = ? and lower(table_schema) in"
							+ " ('public', lower(database()))".replace("lower(database())", databaseName()),
					String.class, table)
			.forEach((name) -> this.jdbc.execute("alter table " + table + " drop constraint " + name));
	}

	/**
	 * MariaDB has no schemas but databases.
	 */
	private String databaseName() {
		return this.jdbc.execute((Connection connection) -> "'" + connection.getCatalog().toLowerCase() + "'");
	}

	protected void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	protected <T> T returning(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	/**
	 * Hibernate fails where a stateless session puts an entity into the cache that refers
	 * to an unloaded one with a version.
	 */
	protected void inStatelessSession(Consumer<StatelessSession> work) {
		this.entityManagerFactory.unwrap(SessionFactory.class).inStatelessTransaction((session) -> {
			session.setCacheMode(CacheMode.GET);
			work.accept(session);
		});
	}

	protected Session session() {
		return this.entityManager.unwrap(Session.class);
	}

	protected long count(String sql) {
		return this.jdbc.queryForObject(sql, Long.class);
	}

	protected Statistics statistics() {
		return this.entityManagerFactory.unwrap(SessionFactory.class).getStatistics();
	}

	protected <T> T persisted(T entity) {
		return returning(() -> {
			this.entityManager.persist(entity);
			return entity;
		});
	}

	protected void delete(Class<?> type, Object id) {
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(type, id)));
	}

}
