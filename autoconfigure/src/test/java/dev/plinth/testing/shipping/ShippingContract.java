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
package dev.plinth.testing.shipping;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

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
public abstract class ShippingContract {

	private static final String[] TABLES = { "mooring_alternatives", "mooring", "pier", "allotment", "permit",
			"inspection", "alarm_note", "alarm", "booking", "waybill", "berth", "gate", "barge", "vessel", "item",
			"remark", "parcel", "receipt", "shipment_carriers", "shipment_insurers", "shipment_stops",
			"shipment_customs", "shipment_charges", "shipment", "carrier", "depot" };

	@Autowired
	protected EntityManager entityManager;

	@Autowired
	protected EntityManagerFactory entityManagerFactory;

	@Autowired
	protected JdbcTemplate jdbc;

	@Autowired
	protected TransactionTemplate transaction;

	@Autowired
	protected DepotRepository depots;

	@Autowired
	protected ShipmentRepository shipments;

	@BeforeEach
	protected void emptyTables() {
		this.jdbc.update("update depot set parent_id = null");
		for (String table : TABLES) {
			this.jdbc.update("delete from " + table);
		}
	}

	protected void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	protected <T> T returning(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	protected <T> T persisted(T entity) {
		inTransaction(() -> this.entityManager.persist(entity));
		return entity;
	}

	protected Depot depot(Long id) {
		return this.entityManager.find(Depot.class, id);
	}

	protected Shipment shipment(Long id) {
		return this.entityManager.find(Shipment.class, id);
	}

	protected long count(String sql) {
		return this.jdbc.queryForObject(sql, Long.class);
	}

	protected static void await(CountDownLatch latch) {
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
	protected static <X extends Throwable> X cause(Class<X> type, ThrowingCallable work) {
		Throwable thrown = catchThrowable(work);
		while (thrown != null && !type.isInstance(thrown)) {
			thrown = thrown.getCause();
		}
		return type.cast(thrown);
	}

}
