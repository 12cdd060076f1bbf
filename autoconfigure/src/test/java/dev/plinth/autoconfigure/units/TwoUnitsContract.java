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
package dev.plinth.autoconfigure.units;

import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.plinth.audit.Auditors;
import dev.plinth.registration.RegisteredEntities;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.EntitiesPurged;
import dev.plinth.softdelete.EntityRestored;
import dev.plinth.softdelete.EntitySoftDeleted;
import dev.plinth.testing.orders.OrdersApplication;
import dev.plinth.testing.orders.archive.ArchivedOrder;
import dev.plinth.testing.orders.archive.ArchivedOrderRepository;
import dev.plinth.testing.orders.archive.Remittance;
import dev.plinth.testing.orders.archive.RemittanceRepository;
import dev.plinth.testing.orders.live.Order;
import dev.plinth.testing.orders.live.OrderRepository;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an application with two databases may expect of each.
 */
@SpringBootTest(classes = OrdersApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "spring.config.location=classpath:guide/units/application.yaml")
@RecordApplicationEvents
abstract class TwoUnitsContract {

	@Autowired
	private OrderRepository orders;

	@Autowired
	private ArchivedOrderRepository archivedOrders;

	@Autowired
	private RemittanceRepository remittances;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private RegisteredEntities entities;

	@Autowired
	private ApplicationEvents events;

	@PersistenceContext
	private EntityManager entityManager;

	@PersistenceContext(unitName = "archive")
	private EntityManager archiveEntityManager;

	private JdbcTemplate archiveJdbc;

	private TransactionTemplate archiveTransaction;

	@Autowired
	void setArchive(@Qualifier("archive") DataSource dataSource,
			@Qualifier("archive") PlatformTransactionManager transactionManager) {
		assertThat(((HikariDataSource) dataSource).getMaximumPoolSize()).isEqualTo(4);
		this.archiveJdbc = new JdbcTemplate(dataSource);
		this.archiveTransaction = new TransactionTemplate(transactionManager);
	}

	@BeforeEach
	void emptyTables() {
		this.transaction.executeWithoutResult((status) -> this.jdbc.update("delete from live_order"));
		this.archiveJdbc.update("delete from archived_order");
	}

	@Test
	void eachUnitHasItsEntitiesAndTables() {
		assertThat(this.entities.unit("default").entities()).extracting(RegisteredEntities.Entity::name)
			.containsExactly(Order.class.getName());
		assertThat(this.entities.unit("archive").entities()).extracting(RegisteredEntities.Entity::name)
			.containsExactly(ArchivedOrder.class.getName(), Remittance.class.getName());
		assertThat(tables(this.jdbc)).contains("live_order", "plinth_schema_history").doesNotContain("archived_order");
		assertThat(tables(this.archiveJdbc)).contains("archived_order", "remittance", "plinth_schema_history")
			.doesNotContain("live_order");
	}

	@Test
	void rowsOfEachUnitAreStamped() {
		Auditors.runAs("ada", () -> {
			assertThat(this.orders.save(new Order("1")).getCreatedBy()).isEqualTo("ada");
			ArchivedOrder archived = this.archivedOrders.save(new ArchivedOrder("1"));
			assertThat(archived.getCreatedBy()).isEqualTo("ada");
			assertThat(archived.getCreatedAt()).isNotNull().isEqualTo(archived.getUpdatedAt());
		});
		Auditors.runAs("bob", () -> this.archivedOrders.renumber("2"));
		ArchivedOrder archived = this.archivedOrders.findAll().get(0);
		assertThat(archived.getUpdatedBy()).isEqualTo("bob");
		assertThat(archived.getVersion()).isOne();
		assertThat(this.orders.findAll()).singleElement()
			.satisfies((order) -> assertThat(order.getUpdatedBy()).isEqualTo("ada"));
	}

	@Test
	void runAsInTransactionsOfBothUnitsFlushesBoth() {
		inBoth(() -> {
			Order order = new Order("1");
			this.entityManager.persist(order);
			ArchivedOrder archived = new ArchivedOrder("1");
			this.archiveEntityManager.persist(archived);
			Auditors.runAs("import", () -> {
				order.setNumber("2");
				archived.setNumber("2");
			});
			assertThat(List.of(order.getCreatedBy(), archived.getCreatedBy())).containsOnly("system");
			assertThat(List.of(order.getUpdatedBy(), archived.getUpdatedBy())).containsOnly("import");
		});
	}

	@Test
	void deletionsOfOneUnitLeaveTheOtherAlone() {
		Order order = this.orders.save(new Order("1"));
		ArchivedOrder archived = this.archivedOrders.save(new ArchivedOrder("1"));
		this.archivedOrders.delete(archived);
		assertThat(this.orders.count()).isOne();
		assertThat(this.archivedOrders.findAll()).isEmpty();
		assertThat(this.archivedOrders.findByCreatedBy("system")).hasSize(1);
		assertThat(count(this.archiveJdbc, "archived_order where deleted_at is not null")).isOne();
		inBoth(() -> DeletedRows.only(() -> {
			assertThat(this.entityManager.createQuery("from Order", Order.class).getResultList()).isEmpty();
			assertThat(this.archiveEntityManager.createQuery("from ArchivedOrder", ArchivedOrder.class).getResultList())
				.hasSize(1);
		}));
		assertThat(this.archivedOrders.restoreById(archived.getId())).isPresent();
		this.archivedOrders.deleteAllInBatch();
		this.orders.delete(order);
		assertThat(this.orders.findAllDeleted()).hasSize(1);
		assertThat(this.archivedOrders.findAllDeleted()).hasSize(1);
		this.archivedOrders.hardDeleteById(archived.getId());
		assertThat(count(this.archiveJdbc, "archived_order")).isZero();
		assertThat(count(this.jdbc, "live_order")).isOne();
	}

	@Test
	void eventsNameTheUnitOfTheirRows() {
		Order order = this.orders.save(new Order("1"));
		ArchivedOrder archived = this.archivedOrders.save(new ArchivedOrder("1"));
		this.orders.delete(order);
		this.archivedOrders.delete(archived);
		assertThat(this.events.stream(EntitySoftDeleted.class)).extracting(EntitySoftDeleted::persistenceUnit)
			.containsExactly("default", "archive");
		this.archivedOrders.restoreById(archived.getId());
		assertThat(this.events.stream(EntityRestored.class)).extracting(EntityRestored::persistenceUnit)
			.containsExactly("archive");
		this.archivedOrders.deleteById(archived.getId());
		this.archivedOrders.purgeDeletedBefore(Instant.now().plusSeconds(60));
		assertThat(this.events.stream(EntitiesPurged.class)).extracting(EntitiesPurged::persistenceUnit)
			.containsExactly("archive");
	}

	@Test
	void describedEntityIsInTheUnitThatItIsRegisteredFor() {
		this.archiveJdbc.update("delete from remittance");
		Auditors.runAs("ada", () -> this.remittances.save(new Remittance(1L, "4711")));
		Auditors.runAs("bob", () -> this.remittances.deleteById(1L));
		assertThat(this.archiveJdbc.queryForMap("select * from remittance")).containsEntry("created_by", "ada")
			.containsEntry("deleted_by", "bob");
		assertThat(this.remittances.count()).isZero();
		assertThat(this.remittances.restoreById(1L)).isPresent();
		assertThat(this.remittances.findAll()).extracting(Remittance::getReference).containsExactly("4711");
	}

	@Test
	void staleDeletionInTheSecondUnitFails() {
		ArchivedOrder stale = this.archivedOrders.save(new ArchivedOrder("1"));
		this.archivedOrders.renumber("2");
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.archivedOrders.delete(stale));
	}

	@Test
	void rollbackInTheSecondUnitLeavesNothing() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.transaction.executeWithoutResult((outer) -> {
				this.orders.saveAndFlush(new Order("1"));
				this.archiveTransaction.executeWithoutResult((inner) -> {
					this.archivedOrders.saveAndFlush(new ArchivedOrder("1"));
					throw new IllegalStateException();
				});
			}));
		assertThat(count(this.archiveJdbc, "archived_order")).isZero();
		assertThat(count(this.jdbc, "live_order")).isZero();
	}

	private void inBoth(Runnable work) {
		this.transaction
			.executeWithoutResult((outer) -> this.archiveTransaction.executeWithoutResult((inner) -> work.run()));
	}

	private static long count(JdbcTemplate jdbc, String rows) {
		return jdbc.queryForObject("select count(*) from " + rows, Long.class);
	}

	private static List<String> tables(JdbcTemplate jdbc) {
		return jdbc.queryForList("select lower(table_name) from information_schema.tables", String.class);
	}

}
