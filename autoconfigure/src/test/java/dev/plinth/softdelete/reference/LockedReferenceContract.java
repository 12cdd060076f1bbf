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
package dev.plinth.softdelete.reference;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import dev.plinth.softdelete.DeletedReferenceException;
import dev.plinth.testing.Statements;
import dev.plinth.testing.shipping.Barge;
import dev.plinth.testing.shipping.Berth;
import dev.plinth.testing.shipping.Booking;
import dev.plinth.testing.shipping.Depot;
import dev.plinth.testing.shipping.Gate;
import dev.plinth.testing.shipping.Receipt;
import dev.plinth.testing.shipping.Shipment;
import dev.plinth.testing.shipping.ShippingContract;
import dev.plinth.testing.shipping.Stop;
import dev.plinth.testing.shipping.Vessel;
import dev.plinth.testing.shipping.Waybill;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * New references lock the rows that they lead to.
 */
@TestPropertySource(properties = "plinth.soft-delete.reference-check=locked")
abstract class LockedReferenceContract extends ShippingContract {

	@Autowired
	private PlatformTransactionManager transactionManager;

	private Long id;

	@BeforeEach
	void populate() {
		this.id = persisted(new Depot("depot")).getId();
	}

	// T24
	@RepeatedTest(20)
	void referenceWrittenWhileItsTargetIsDeletedIsRefused() {
		CountDownLatch loaded = new CountDownLatch(1);
		CountDownLatch deleted = new CountDownLatch(1);
		CountDownLatch referring = new CountDownLatch(1);
		CompletableFuture<Void> reference = CompletableFuture.runAsync(() -> inTransaction(() -> {
			Depot depot = depot(this.id);
			loaded.countDown();
			await(deleted);
			this.entityManager.persist(new Shipment("late", depot));
			referring.countDown();
		}));
		await(loaded);
		inTransaction(() -> {
			this.entityManager.remove(depot(this.id));
			this.entityManager.flush();
			deleted.countDown();
			await(referring);
		});
		assertThat(cause(DeletedReferenceException.class, reference::join)).isNotNull();
		assertThat(count("select count(*) from shipment")).isZero();
	}

	// T24
	@Test
	void childInsertedWhileItsParentIsDeletedFailsTheDeletion() {
		Shipment shipment = persisted(new Shipment("1", null));
		TransactionTemplate other = new TransactionTemplate(this.transactionManager);
		other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			Shipment parent = shipment(shipment.getId());
			assertThat(parent.getWaybills()).isEmpty();
			other.executeWithoutResult((status) -> this.entityManager.persist(new Waybill(shipment(shipment.getId()))));
			this.entityManager.remove(parent);
		})).withMessageContaining("'waybills'");
		assertThat(count("select count(*) from shipment where deleted_at is null")).isOne();
		inTransaction(() -> this.entityManager.remove(shipment(shipment.getId())));
		assertThat(count("select count(*) from waybill where deleted_at is null")).isZero();
	}

	@Test
	void targetCannotBeDeletedUntilTheReferenceIsCommitted() {
		TransactionTemplate other = new TransactionTemplate(this.transactionManager);
		other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		inTransaction(() -> {
			this.entityManager.persist(new Shipment("1", depot(this.id)));
			this.entityManager.flush();
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> other.executeWithoutResult((status) -> this.jdbc
					.queryForList("select id from depot where id = ? " + lockOfUpdate(), this.id)))
				.withMessageMatching("(?is).*\\block\\b.*");
		});
		this.depots.deleteById(this.id);
		assertThat(count("select count(*) from shipment")).isOne();
	}

	/**
	 * The lock that an update of the row takes, which is weaker on PostgreSQL than the
	 * one for a change of its key.
	 */
	private String lockOfUpdate() {
		Dialect dialect = this.entityManagerFactory.unwrap(SessionFactoryImplementor.class)
			.getJdbcServices()
			.getDialect();
		return (dialect instanceof PostgreSQLDialect) ? "for no key update nowait" : "for update nowait";
	}

	// T24
	@Test
	void referenceToADeletedRowIsRefused() {
		this.depots.deleteById(this.id);
		assertThat(cause(DeletedReferenceException.class,
				() -> persisted(new Receipt(this.entityManager.getReference(Depot.class, this.id)))))
			.isNotNull();
	}

	// T24
	@Test
	void referencesByOtherKeysAndToOtherTablesAreChecked() {
		Berth berth = persisted(new Berth("north", 1));
		Gate gate = persisted(new Gate("a", 1));
		Barge barge = persisted(new Barge());
		List<Supplier<Booking>> bookings = List.of(() -> new Booking(reference(berth, berth.getId()), null, null, null),
				() -> new Booking(null, reference(gate, gate.getId()), null, null),
				() -> new Booking(null, null, this.entityManager.getReference(Vessel.class, barge.getId()), null),
				() -> new Booking(null, null, null, this.entityManager.getReference(Depot.class, this.id)));
		bookings.forEach((booking) -> inTransaction(() -> this.entityManager.persist(booking.get())));
		this.jdbc.update("delete from booking");
		inTransaction(() -> {
			this.entityManager.remove(reference(berth, berth.getId()));
			this.entityManager.remove(reference(gate, gate.getId()));
			this.entityManager.remove(reference(barge, barge.getId()));
			this.entityManager.remove(depot(this.id));
		});
		assertThat(bookings).allSatisfy((booking) -> assertThat(cause(DeletedReferenceException.class,
				() -> inTransaction(() -> this.entityManager.persist(booking.get()))))
			.isNotNull());
		assertThat(count("select count(*) from booking")).isZero();
	}

	@SuppressWarnings("unchecked")
	private <T> T reference(T entity, Object id) {
		return (T) this.entityManager.getReference(entity.getClass(), id);
	}

	@Test
	void rowsOfOneTypeAreLockedByOneStatement() {
		Long other = persisted(new Depot("other")).getId();
		List<String> statements = Statements.of(() -> inTransaction(() -> {
			Shipment shipment = new Shipment("1", depot(this.id));
			shipment.setDestination(new Stop(this.entityManager.getReference(Depot.class, other), "dock"));
			this.entityManager.persist(shipment);
			this.entityManager.persist(new Shipment("2", new Depot("new")));
		}));
		assertThat(statements).filteredOn((sql) -> sql.contains("d1_0.deleted_at from depot"))
			.hasSize(1)
			.first()
			.asString()
			.containsAnyOf(" for share", " for update", " lock in share mode");
		assertThat(count("select count(*) from shipment")).isEqualTo(2);
	}

	@Test
	void changeOfAnotherAttributeLocksNothing() {
		Shipment shipment = persisted(new Shipment("1", null));
		List<String> statements = Statements
			.of(() -> inTransaction(() -> shipment(shipment.getId()).setLabel("changed")));
		assertThat(statements).hasSize(2);
	}

}
