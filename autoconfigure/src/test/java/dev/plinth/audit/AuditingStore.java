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
package dev.plinth.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.plinth.testing.TestDatabase;
import dev.plinth.testing.comparison.WithoutPlinth;
import dev.plinth.testing.ledger.CurrentUser;
import dev.plinth.testing.ledger.Entry;
import dev.plinth.testing.ledger.plinth.PlinthEntry;
import dev.plinth.testing.ledger.stock.StockEntry;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.jpa.boot.internal.EntityManagerFactoryBuilderImpl;
import org.hibernate.jpa.boot.internal.PersistenceUnitInfoDescriptor;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.jpa.repository.config.EnableJpaAuditing;
import org.springframework.data.jpa.repository.support.SimpleJpaRepository;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An application with one audited entity, and what a scenario does with it.
 */
final class AuditingStore implements AutoCloseable {

	private final Class<? extends Entry> type;

	private final TestDatabase.Instance database = TestDatabase.H2.create();

	private final ConfigurableApplicationContext application;

	private AuditingStore(Class<? extends Entry> type, Class<?> configuration, String... exclusions) {
		this.type = type;
		this.application = new SpringApplicationBuilder(configuration).web(WebApplicationType.NONE)
			.properties(this.database.properties())
			.properties("spring.jpa.hibernate.ddl-auto=create", "spring.flyway.enabled=false",
					"spring.autoconfigure.exclude=" + String.join(",", exclusions))
			.run();
	}

	/**
	 * Open an application whose entity has Plinth's mixins.
	 */
	static AuditingStore withPlinth() {
		return new AuditingStore(PlinthEntry.class, PlinthApplication.class);
	}

	/**
	 * Open an application whose entity is audited by Spring Data, without Plinth.
	 */
	static AuditingStore withSpringData() {
		List<String> plinth = ImportCandidates.load(AutoConfiguration.class, null)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("dev.plinth."))
			.toList();
		return new AuditingStore(StockEntry.class, StockApplication.class, plinth.toArray(String[]::new));
	}

	@Override
	public void close() {
		this.application.close();
		this.database.close();
	}

	/**
	 * Begin a scenario: no row, and alice is signed in.
	 */
	void reset() {
		inTransaction((entityManager) -> {
			entityManager.createQuery("select e from Entry e", Entry.class)
				.getResultList()
				.forEach(entityManager::remove);
		});
		user().reset();
	}

	CurrentUser user() {
		return this.application.getBean(CurrentUser.class);
	}

	Class<? extends Entry> type() {
		return this.type;
	}

	Entry newEntry(String text) {
		Entry entry = BeanUtils.instantiateClass(this.type);
		entry.setText(text);
		return entry;
	}

	/**
	 * Save with a repository's {@code save}.
	 */
	@SuppressWarnings("unchecked")
	Entry save(Entry entry) {
		return fromTransaction((entityManager) -> {
			return new SimpleJpaRepository<>((Class<Entry>) this.type, entityManager).save(entry);
		});
	}

	/**
	 * Save with stamps from elsewhere: by Plinth's call, or set on the instance.
	 */
	void saveWithStamps(Entry entry, Instant createdAt, String createdBy) {
		if (entry instanceof StockEntry stock) {
			stock.setCreated(createdAt, createdBy);
			save(stock);
			return;
		}
		inTransaction((entityManager) -> {
			Auditors.keepStamps(entry, KeptStamps.created(createdAt, createdBy));
			entityManager.persist(entry);
		});
	}

	Entry read(Entry entry) {
		return fromTransaction((entityManager) -> {
			return entityManager.find(this.type, entry.getId());
		});
	}

	/**
	 * Return what a client sends back: the content and the version, no stamps.
	 */
	Entry copy(Entry entry, String text) {
		Entry copy = newEntry(text);
		copy.setId(entry.getId());
		copy.setVersion(entry.getVersion());
		return copy;
	}

	/**
	 * Run work in the name of a job: in Plinth's scope, or with the user exchanged
	 * meanwhile.
	 */
	void runAs(String name, Runnable work) {
		if (this.type == PlinthEntry.class) {
			Auditors.runAs(name, work);
			return;
		}
		String user = user().name();
		user().signIn(name);
		work.run();
		user().signIn(user);
	}

	void inTransaction(Consumer<EntityManager> work) {
		inTransaction(TransactionDefinition.withDefaults(), work);
	}

	void inReadOnlyTransaction(Consumer<EntityManager> work) {
		DefaultTransactionDefinition readOnly = new DefaultTransactionDefinition();
		readOnly.setReadOnly(true);
		inTransaction(readOnly, work);
	}

	private void inTransaction(TransactionDefinition definition, Consumer<EntityManager> work) {
		new TransactionTemplate(this.application.getBean(PlatformTransactionManager.class), definition)
			.executeWithoutResult((status) -> work.accept(this.application.getBean(EntityManager.class)));
	}

	private <T> T fromTransaction(Function<EntityManager, T> work) {
		return new TransactionTemplate(this.application.getBean(PlatformTransactionManager.class))
			.execute((status) -> work.apply(this.application.getBean(EntityManager.class)));
	}

	void inStatelessTransaction(Consumer<StatelessSession> work) {
		this.application.getBean(EntityManagerFactory.class)
			.unwrap(SessionFactory.class)
			.inStatelessTransaction(work::accept);
	}

	/**
	 * What both applications have.
	 */
	static class Application {

		@Bean
		CurrentUser currentUser(EntityManager entityManager) {
			return new CurrentUser(entityManager);
		}

		@Bean
		Clock clock() {
			return new TickingClock();
		}

	}

	/**
	 * The application with Plinth.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = PlinthEntry.class)
	@Import(Application.class)
	static class PlinthApplication {

	}

	/**
	 * The application without.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = StockEntry.class)
	@EnableJpaAuditing(dateTimeProviderRef = "dateTimeProvider")
	@Import(Application.class)
	static class StockApplication {

		@Bean
		DateTimeProvider dateTimeProvider(Clock clock) {
			return () -> Optional.of(clock.instant());
		}

		@Bean
		JpaVendorAdapter jpaVendorAdapter() {
			return new HibernateJpaVendorAdapter() {

				@Override
				public PersistenceProvider getPersistenceProvider() {
					return new ProviderWithoutPlinth();
				}

			};
		}

	}

	/**
	 * Starts a Hibernate that knows nothing of Plinth.
	 */
	private static final class ProviderWithoutPlinth extends HibernatePersistenceProvider {

		@Override
		@SuppressWarnings("unchecked")
		public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo unit,
				Map<?, ?> properties) {
			return new EntityManagerFactoryBuilderImpl(new PersistenceUnitInfoDescriptor(unit),
					(Map<String, Object>) properties, new WithoutPlinth(AuditingStore.class.getClassLoader()))
				.build();
		}

	}

}
