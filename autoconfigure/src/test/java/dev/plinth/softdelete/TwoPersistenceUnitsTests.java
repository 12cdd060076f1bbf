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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import dev.plinth.audit.AuditStamps;
import dev.plinth.audit.AuditorResolver;
import dev.plinth.audit.InstantMode;
import dev.plinth.audit.SignedInUser;
import dev.plinth.audit.stamp.TimestampedMixin;
import dev.plinth.audit.stamp.UserstampedMixin;
import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.imperative.DescribingServiceContributor;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixins;
import dev.plinth.mapping.VersionedMixin;
import dev.plinth.softdelete.bootstrap.SoftDeletableMixin;
import dev.plinth.testing.Statements;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.Invoice;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for two persistence units of one application with the same entities, a database
 * each and settings of soft deletion that have nothing in common.
 */
class TwoPersistenceUnitsTests {

	private static final String REMOVAL = "delete from line where id < 0";

	private final LocalContainerEntityManagerFactoryBean lenient = unit(new SoftDeleteSettings(ReferenceCheck.KNOWN,
			ReferencedRows.ALLOW, DeletedReferencePolicy.RESOLVE, Guard.OFF));

	private final LocalContainerEntityManagerFactoryBean strict = unit(new SoftDeleteSettings(ReferenceCheck.LOCKED,
			ReferencedRows.RESTRICT, DeletedReferencePolicy.FAIL, Guard.FAIL));

	@AfterEach
	void close() {
		this.lenient.destroy();
		this.strict.destroy();
	}

	@Test
	void eachUnitHasItsOwnSettings() {
		List.of(this.lenient, this.strict).forEach(TwoPersistenceUnitsTests::populate);
		in(this.lenient, (entityManager) -> {
			assertThat(Statements.of(() -> refer(entityManager))).noneMatch((sql) -> sql.contains(" for "));
			assertThat(entityManager.createNativeQuery(REMOVAL).executeUpdate()).isZero();
			assertThat(entityManager.createQuery("delete from Invoice").executeUpdate()).isEqualTo(2);
			entityManager.createQuery("delete from Customer").executeUpdate();
			List<Invoice> deleted = DeletedRows
				.include(() -> entityManager.createQuery("from Invoice", Invoice.class).getResultList());
			assertThat(deleted).extracting((invoice) -> invoice.getCustomer().getName()).containsOnly("Ada");
		});
		in(this.strict, (entityManager) -> assertThat(Statements.of(() -> refer(entityManager)))
			.anyMatch((sql) -> sql.contains("from customer ") && sql.contains(" for ")));
		for (String statement : List.of("delete from Invoice", "delete from Customer")) {
			assertRefused((entityManager) -> entityManager.createQuery(statement).executeUpdate());
		}
		assertRefused((entityManager) -> entityManager.createNativeQuery(REMOVAL).executeUpdate());
		in(this.strict,
				(entityManager) -> entityManager.createNativeQuery("update customer set deleted_at = current_timestamp")
					.executeUpdate());
		assertRefused((entityManager) -> entityManager.createQuery("from Invoice", Invoice.class).getResultList());
	}

	// T09
	@Test
	void deletionsAndTransactionsOfOneUnitLeaveTheOtherAlone() {
		List.of(this.lenient, this.strict).forEach(TwoPersistenceUnitsTests::populate);
		in(this.lenient, (outer) -> in(this.strict, (inner) -> {
			outer.remove(outer.createQuery("from Invoice", Invoice.class).getSingleResult());
			outer.flush();
			assertThat(count(outer, "Invoice")).isZero();
			assertThat(count(inner, "Invoice")).isOne();
			DeletedRows.only(() -> {
				assertThat(count(outer, "Invoice")).isOne();
				assertThat(count(inner, "Invoice")).isZero();
			});
			inner.remove(inner.createQuery("from Invoice", Invoice.class).getSingleResult());
			inner.flush();
			assertThat(deletion(inner)).isNotEqualTo(deletion(outer));
		}));
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> in(this.lenient, (outer) -> in(this.strict, (inner) -> {
				inner.createNativeQuery("update invoice set deleted_at = null, deletion_id = null").executeUpdate();
				throw new IllegalStateException();
			})));
		in(this.strict, (entityManager) -> assertThat(count(entityManager, "Invoice")).isZero());
	}

	private static void populate(LocalContainerEntityManagerFactoryBean unit) {
		in(unit, (entityManager) -> {
			Customer customer = new Customer("Ada");
			entityManager.persist(customer);
			Invoice invoice = new Invoice("1", customer);
			invoice.addLine("line");
			entityManager.persist(invoice);
		});
	}

	private static void refer(EntityManager entityManager) {
		Customer customer = entityManager.createQuery("from Customer", Customer.class).getSingleResult();
		entityManager.persist(new Invoice("2", customer));
		entityManager.flush();
	}

	private void assertRefused(Consumer<EntityManager> work) {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> in(this.strict, work))
			.satisfies((ex) -> assertThat(ex.toString() + ex.getCause()).containsAnyOf(
					GuardException.class.getSimpleName(), RestrictedDeletionException.class.getSimpleName(),
					DeletedReferenceLoadException.class.getSimpleName()));
	}

	private static long count(EntityManager entityManager, String entity) {
		return entityManager.createQuery("select count(*) from " + entity, Long.class).getSingleResult();
	}

	private static UUID deletion(EntityManager entityManager) {
		return DeletedRows
			.only(() -> entityManager.createQuery("select deletionId from Invoice", UUID.class).getSingleResult());
	}

	private static void in(LocalContainerEntityManagerFactoryBean unit, Consumer<EntityManager> work) {
		transaction(unit).executeWithoutResult((status) -> work
			.accept(EntityManagerFactoryUtils.getTransactionalEntityManager(entityManagerFactory(unit))));
	}

	private static TransactionTemplate transaction(LocalContainerEntityManagerFactoryBean unit) {
		return new TransactionTemplate(new JpaTransactionManager(entityManagerFactory(unit)));
	}

	private static EntityManagerFactory entityManagerFactory(LocalContainerEntityManagerFactoryBean unit) {
		return unit.getObject();
	}

	private static LocalContainerEntityManagerFactoryBean unit(SoftDeleteSettings settings) {
		LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
		String name = UUID.randomUUID().toString();
		unit.setPersistenceUnitName(name);
		unit.setDataSource(new DriverManagerDataSource("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1"));
		unit.setPackagesToScan(Invoice.class.getPackageName());
		unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		unit.setJpaPropertyMap(Map.of(AuditStamps.SETTING,
				new AuditStamps(Clock.systemUTC(), InstantMode.TRANSACTION, 6,
						new AuditorResolver(() -> Optional::empty, SignedInUser.nobody(), "system", 255)),
				Mixins.SETTING,
				new Mixins(ColumnSettings.DEFAULTS,
						List.of(new TimestampedMixin(), new UserstampedMixin(), new SoftDeletableMixin(),
								new VersionedMixin())),
				DescribingServiceContributor.PACKAGE, Invoice.class.getPackageName(), SoftDeleteSettings.SETTING,
				settings, "hibernate.hbm2ddl.auto", "create", "hibernate.session_factory.statement_inspector",
				Statements.class.getName(), "hibernate.physical_naming_strategy",
				"org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl"));
		unit.afterPropertiesSet();
		return unit;
	}

}
