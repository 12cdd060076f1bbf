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
package dev.plinth.testing.sales;

import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the contracts of soft deletion share: an application and an empty database.
 */
@SpringBootTest(classes = SalesApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
public abstract class SalesContract {

	@Autowired
	protected EntityManager entityManager;

	@Autowired
	protected EntityManagerFactory entityManagerFactory;

	@Autowired
	protected JdbcTemplate jdbc;

	@Autowired
	protected InvoiceRepository invoices;

	@Autowired
	protected InvoiceTrash invoiceTrash;

	@Autowired
	protected CustomerRepository customers;

	@Autowired
	protected TagRepository tags;

	@Autowired
	protected InvoiceStatistics invoiceStatistics;

	@Autowired
	protected TransactionTemplate transaction;

	@BeforeEach
	protected void emptyTables() {
		for (String table : new String[] { "invoice_tags", "invoice_labels", "line", "note", "invoice", "customer",
				"tag" }) {
			this.jdbc.update("delete from " + table);
		}
	}

	protected void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	protected <T> T returning(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	protected long rows(String table) {
		return count("select count(*) from " + table);
	}

	protected long count(String sql) {
		return this.jdbc.queryForObject(sql, Long.class);
	}

	protected Statistics statistics() {
		return this.entityManagerFactory.unwrap(SessionFactoryImplementor.class).getStatistics();
	}

}
