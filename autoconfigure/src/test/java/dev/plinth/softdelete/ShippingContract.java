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

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import dev.plinth.testing.shipping.Depot;
import dev.plinth.testing.shipping.DepotRepository;
import dev.plinth.testing.shipping.Shipment;
import dev.plinth.testing.shipping.ShipmentRepository;
import dev.plinth.testing.shipping.ShippingApplication;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What the contracts of references share: an application and an empty database.
 */
@SpringBootTest(classes = ShippingApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class ShippingContract {

	private static final String[] TABLES = { "mooring_alternatives", "mooring", "pier", "allotment", "permit",
			"inspection", "alarm_note", "alarm", "booking", "waybill", "berth", "gate", "barge", "vessel", "item",
			"remark", "parcel", "receipt", "shipment_carriers", "shipment_insurers", "shipment_stops",
			"shipment_customs", "shipment_charges", "shipment", "carrier", "depot" };

	@Autowired
	EntityManager entityManager;

	@Autowired
	EntityManagerFactory entityManagerFactory;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	DepotRepository depots;

	@Autowired
	ShipmentRepository shipments;

	@BeforeEach
	void emptyTables() {
		this.jdbc.update("update depot set parent_id = null");
		for (String table : TABLES) {
			this.jdbc.update("delete from " + table);
		}
	}

	void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	<T> T returning(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	<T> T persisted(T entity) {
		inTransaction(() -> this.entityManager.persist(entity));
		return entity;
	}

	Depot depot(Long id) {
		return this.entityManager.find(Depot.class, id);
	}

	Shipment shipment(Long id) {
		return this.entityManager.find(Shipment.class, id);
	}

	long count(String sql) {
		return this.jdbc.queryForObject(sql, Long.class);
	}

	static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return what a failed transaction failed for.
	 */
	static <X extends Throwable> X cause(Class<X> type, ThrowingCallable work) {
		Throwable thrown = catchThrowable(work);
		while (thrown != null && !type.isInstance(thrown)) {
			thrown = thrown.getCause();
		}
		return type.cast(thrown);
	}

}
