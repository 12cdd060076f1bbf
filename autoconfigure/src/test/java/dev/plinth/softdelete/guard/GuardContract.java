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
package dev.plinth.softdelete.guard;

import java.util.List;
import java.util.function.IntSupplier;

import dev.plinth.softdelete.GuardException;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.Invoice;
import dev.plinth.testing.sales.SalesContract;
import jakarta.persistence.PersistenceException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessException;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.UnexpectedRollbackException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is refused when statements that get around soft deletion are to fail.
 */
@TestPropertySource(properties = "plinth.soft-delete.guard=fail")
abstract class GuardContract extends SalesContract {

	private Long id;

	@BeforeEach
	void populate() {
		inTransaction(() -> {
			Customer customer = new Customer("Ada");
			this.entityManager.persist(customer);
			Invoice invoice = new Invoice("1", customer);
			invoice.addLine("line");
			invoice.addNote("note");
			this.entityManager.persist(invoice);
			this.id = invoice.getId();
		});
	}

	private int update(String statement) {
		return returning(() -> this.entityManager.createQuery(statement).executeUpdate());
	}

	private int nativeUpdate(String sql) {
		return returning(() -> this.entityManager.createNativeQuery(sql).executeUpdate());
	}

	private void assertRefused(Runnable work, String... message) {
		assertThatExceptionOfType(Exception.class).isThrownBy(work::run)
			.satisfies((ex) -> assertThat(ex).isInstanceOfAny(GuardException.class, PersistenceException.class,
					DataAccessException.class))
			.satisfies((ex) -> assertThat(ex.toString() + ex.getCause()).contains(message));
		assertNothingDeleted();
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete from line", "DELETE FROM Line WHERE id = 1", "delete from \"line\" where id = 1",
			"delete\n from\tsales.line l where l.id = 1", "/* clean up */ delete from line",
			"with x as (select 1 as id) delete from line where id in (select id from x)",
			"delete l from note n join line l on l.id = n.id where n.id = 1", "replace into line (id) values (1)",
			"with d as (delete from line returning id) select id from d",
			"select 'it''s'; delete from line where product = 'delete from note'", "truncate table note, line",
			"merge into line using note on line.id = note.id when matched then delete" })
	void nativeStatementThatRemovesRowsIsRefused(String sql) {
		assertRefused(() -> nativeUpdate(sql), "line", sql);
		assertRefused(() -> nativeUpdate(sql), "line", sql);
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete from note where invoice_id in (select id from invoice where id < 0)",
			"update line set product = 'delete from line' where id < 0",
			"delete from invoice_labels where labels = 'delete from line' -- delete from line",
			"delete from note where id in (select l.id from line l where l.id < 0)" })
	void nativeStatementThatRemovesNoSuchRowsPasses(String sql) {
		assertThat(nativeUpdate(sql)).isZero();
	}

	@Test
	void bulkDeletionThatLeavesLivingChildrenIsRefused() {
		assertRefused(() -> update("delete from Invoice"), "left 1 living rows of dev.plinth.testing.sales.Line",
				"'lines'", "deleteTree");
		assertRefused(() -> this.invoices.deleteAllInBatch(), "'lines'");
		assertRefused(() -> this.invoices.deleteAllByIdInBatch(List.of(this.id)), "'lines'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete from Invoice", "delete from dev.plinth.entity.SoftDeletable" })
	void refusedBulkDeletionCannotBeCommitted(String statement) {
		assertThatExceptionOfType(UnexpectedRollbackException.class).isThrownBy(() -> inTransaction(
				() -> assertLeavesLines(() -> this.entityManager.createQuery(statement).executeUpdate())));
		assertNothingDeleted();
		this.entityManagerFactory.unwrap(SessionFactory.class)
			.inStatelessTransaction(
					(session) -> assertLeavesLines(() -> session.createMutationQuery(statement).executeUpdate()));
		assertNothingDeleted();
	}

	private void assertLeavesLines(IntSupplier statement) {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> statement.getAsInt())
			.withStackTraceContaining("'lines'");
	}

	private void assertNothingDeleted() {
		for (String table : List.of("customer", "invoice", "line")) {
			assertThat(count("select count(*) from " + table + " where deleted_at is null")).isOne();
		}
	}

	@Test
	void bulkDeletionAfterThatOfTheChildrenPasses() {
		assertThat(update("delete from Line")).isOne();
		assertThat(update("delete from Invoice")).isOne();
	}

	@Test
	void deletionsByTheEnginePass() {
		assertThatCode(() -> {
			assertThat(this.invoiceTrash.deleteTree(List.of(this.id))).isEqualTo(2);
			this.invoiceTrash.restoreById(this.id);
			this.invoices.deleteById(this.id);
			this.invoiceTrash.hardDeleteById(this.id);
		}).doesNotThrowAnyException();
		assertThat(rows("invoice")).isZero();
	}

}
