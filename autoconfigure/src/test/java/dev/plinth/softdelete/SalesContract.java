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

import java.util.function.Supplier;

import dev.plinth.testing.sales.CustomerRepository;
import dev.plinth.testing.sales.InvoiceRepository;
import dev.plinth.testing.sales.InvoiceStatistics;
import dev.plinth.testing.sales.InvoiceTrash;
import dev.plinth.testing.sales.SalesApplication;
import dev.plinth.testing.sales.TagRepository;
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
abstract class SalesContract {

	@Autowired
	EntityManager entityManager;

	@Autowired
	EntityManagerFactory entityManagerFactory;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	InvoiceRepository invoices;

	@Autowired
	InvoiceTrash invoiceTrash;

	@Autowired
	CustomerRepository customers;

	@Autowired
	TagRepository tags;

	@Autowired
	InvoiceStatistics invoiceStatistics;

	@Autowired
	TransactionTemplate transaction;

	@BeforeEach
	void emptyTables() {
		for (String table : new String[] { "invoice_tags", "invoice_labels", "line", "note", "invoice", "customer",
				"tag" }) {
			this.jdbc.update("delete from " + table);
		}
	}

	void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	<T> T returning(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	long rows(String table) {
		return count("select count(*) from " + table);
	}

	long count(String sql) {
		return this.jdbc.queryForObject(sql, Long.class);
	}

	Statistics statistics() {
		return this.entityManagerFactory.unwrap(SessionFactoryImplementor.class).getStatistics();
	}

}
