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
package dev.plinth.softdelete.bulk;

import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

import dev.plinth.audit.Auditors;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.Statements;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.Invoice;
import dev.plinth.testing.sales.SalesContract;
import dev.plinth.testing.sales.Tag;
import jakarta.persistence.Query;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.Root;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.jpa.domain.DeleteSpecification;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What statements do that delete or update many rows at once.
 */
@TestPropertySource(properties = "plinth.soft-delete.guard=off")
abstract class BulkDeletionContract extends SalesContract {

	private static final String DELETE = "delete from Invoice i where i.description = 'bulk'";

	@BeforeEach
	void populate() {
		inTransaction(() -> {
			Customer customer = new Customer("Ada");
			Tag tag = new Tag("tag");
			this.entityManager.persist(customer);
			this.entityManager.persist(tag);
			for (String number : List.of("1", "2", "3")) {
				Invoice invoice = new Invoice(number, customer);
				invoice.setDescription(number.equals("3") ? "other" : "bulk");
				invoice.addLine("line");
				invoice.addNote("note");
				invoice.getTags().add(tag);
				invoice.getLabels().add("label");
				this.entityManager.persist(invoice);
			}
		});
	}

	private int update(String statement) {
		return returning(() -> this.entityManager.createQuery(statement).executeUpdate());
	}

	private List<Invoice> bulk() {
		return this.invoices.findByDescription("bulk");
	}

	private Map<String, Object> row(String number) {
		return this.jdbc.queryForMap("select * from invoice where number = ?", number);
	}

	private long deletedBy(String name) {
		return this.jdbc.queryForObject("select count(*) from invoice where deleted_at is not null and deleted_by = ?",
				Long.class, name);
	}

	private void restore() {
		List<Long> ids = this.invoiceTrash.findAllDeleted().stream().map(Invoice::getId).toList();
		assertThat(this.invoiceTrash.restoreAllById(ids)).hasSameSizeAs(ids);
	}

	private void assertNothingRemoved() {
		assertThat(rows("invoice")).isEqualTo(3);
		for (String table : List.of("line", "note", "invoice_tags", "invoice_labels")) {
			assertThat(rows(table)).isEqualTo(3);
		}
	}

	private int criteriaDelete() {
		CriteriaDelete<Invoice> delete = this.entityManager.getCriteriaBuilder().createCriteriaDelete(Invoice.class);
		Root<Invoice> root = delete.from(Invoice.class);
		delete.where(this.entityManager.getCriteriaBuilder().equal(root.get("description"), "bulk"));
		return this.entityManager.createQuery(delete).executeUpdate();
	}

	// T12, T14
	@Test
	void bulkDeletionIsOneStatementThatKeepsAllRows() {
		List<Invoice> loaded = bulk();
		List<Long> ids = loaded.stream().map(Invoice::getId).toList();
		DeleteSpecification<Invoice> specification = (root, delete, builder) -> builder.equal(root.get("description"),
				"bulk");
		List<IntSupplier> deletes = List.of(() -> this.entityManager.createQuery(DELETE).executeUpdate(),
				this::criteriaDelete, () -> this.invoices.deleteAllDescribed("bulk"),
				() -> (int) this.invoices.delete(specification), () -> {
					this.invoices.deleteAllByIdInBatch(ids);
					return 2;
				}, () -> {
					this.invoices.deleteAllInBatch(loaded);
					return 2;
				});
		for (IntSupplier delete : deletes) {
			List<String> statements = Statements
				.of(() -> Auditors.runAs("eve", () -> assertThat(returning(delete::getAsInt)).isEqualTo(2)));
			assertThat(statements).singleElement().asString().startsWith("update invoice ");
			assertNothingRemoved();
			assertThat(deletedBy("eve")).isEqualTo(2);
			assertThat(this.invoices.findNumbers()).containsExactly("3");
			assertThat(this.invoiceTrash.findAllDeleted()).extracting(Invoice::getDeletionId)
				.hasSize(2)
				.doesNotContainNull()
				.containsOnly(this.invoiceTrash.findAllDeleted().get(0).getDeletionId());
			restore();
			assertThat(this.invoices.findNumbers()).hasSize(3);
		}
	}

	// T12
	@Test
	void deleteAllInBatchDeletesAllSoftly() {
		assertThat(Statements.of(this.invoices::deleteAllInBatch)).hasSize(1);
		assertNothingRemoved();
		assertThat(this.invoices.findAll()).isEmpty();
		assertThat(this.invoiceTrash.countDeleted()).isEqualTo(3);
	}

	@Test
	void derivedDeleteCascades() {
		assertThat(this.<Long>returning(() -> this.invoices.deleteByDescription("bulk"))).isEqualTo(2);
		assertNothingRemoved();
		assertThat(count("select count(*) from line where deleted_at is null")).isOne();
	}

	// T17, T30
	@Test
	void versionIsBumpedAndContentIsNot() {
		Object updatedAt = row("1").get("updated_at");
		Invoice stale = bulk().get(0);
		update(DELETE);
		assertThat(row("1")).containsEntry("version", 1L)
			.containsEntry("updated_at", updatedAt)
			.containsEntry("updated_by", "system");
		stale.setDescription("late");
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> this.invoices.save(stale));
		assertThat(row("1")).containsEntry("description", "bulk");
	}

	// T17
	@Test
	void editThatBeganBeforeABulkDeletionFails() {
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			Invoice managed = bulk().get(0);
			this.entityManager.createQuery(DELETE).executeUpdate();
			managed.setDescription("late");
		}));
	}

	// T18
	@Test
	void firstDeleterIsKeptInEveryScope() {
		Auditors.runAs("first", () -> update(DELETE));
		Map<String, Object> first = row("1");
		Auditors.runAs("second", () -> {
			assertThat(update(DELETE)).isZero();
			assertThat(DeletedRows.<Integer>include(() -> update(DELETE))).isZero();
			assertThat(DeletedRows.<Integer>only(() -> update(DELETE))).isZero();
			assertThat(DeletedRows.<Integer>include(() -> update("delete from Invoice"))).isOne();
		});
		assertThat(row("1")).isEqualTo(first);
		assertThat(deletedBy("second")).isOne();
	}

	// T16
	@Test
	void eachExecutionOfAQueryHasItsOwnStamps() {
		inTransaction(() -> {
			Query delete = this.entityManager.createQuery("delete from Invoice i where i.number = :number");
			Auditors.runAs("eve", () -> {
				assertThat(delete.setParameter("number", "1").executeUpdate()).isOne();
			});
			Auditors.runAs("bob", () -> {
				assertThat(delete.setParameter("number", "2").executeUpdate()).isOne();
			});
		});
		assertThat(row("1")).containsEntry("deleted_by", "eve");
		assertThat(row("2")).containsEntry("deleted_by", "bob");
		assertThat(this.invoiceTrash.findAllDeleted()).extracting(Invoice::getDeletionId).doesNotHaveDuplicates();
	}

	@Test
	void auditorIsBoundNotWrittenIntoTheStatement() {
		String name = "o'neil\\";
		Auditors.runAs(name, () -> update(DELETE));
		assertThat(deletedBy(name)).isEqualTo(2);
	}

	@Test
	void pendingChangesAreWrittenBefore() {
		inTransaction(() -> {
			Invoice invoice = this.invoices.findByDescription("other").get(0);
			invoice.setDescription("bulk");
			this.entityManager.persist(new Invoice("4", invoice.getCustomer()));
			assertThat(this.entityManager.createQuery(DELETE).executeUpdate()).isEqualTo(3);
			assertThat(this.invoices.findNumbers()).containsExactly("4");
		});
	}

	@Test
	void rowsAreSelectedByPathsJoinsAndSubqueries() {
		for (String delete : List.of("delete from Line l where l.invoice.description = 'bulk'",
				"delete from Line l where l.invoice in (select i from Invoice i where i.description = 'bulk')",
				"delete from Line l where exists (select 1 from Invoice i join i.customer c"
						+ " where i = l.invoice and i.description = 'bulk' and c.name = 'Ada')",
				"delete from Invoice i where size(i.lines) = 1 and i.description = 'bulk'",
				"delete from Invoice i where 'label' member of i.labels and i.description = 'bulk'",
				"delete from Invoice i where i.customer.name = 'Ada' and i.number < '3'")) {
			assertThat(update(delete)).as(delete).isEqualTo(2);
			assertNothingRemoved();
			assertThat(update(delete)).as(delete).isZero();
			this.jdbc.update("update invoice set deleted_at = null, deleted_by = null, deletion_id = null");
			this.jdbc.update("update line set deleted_at = null, deleted_by = null, deletion_id = null");
		}
	}

	@Test
	void subqueriesSeeLivingRowsOnly() {
		update("delete from Invoice i where i.number = '1'");
		assertThat(update("delete from Line l where l.invoice in (select i from Invoice i)")).isEqualTo(2);
	}

	@Test
	void bulkDeletionDoesNotCascade() {
		update(DELETE);
		assertThat(count("select count(*) from line where deleted_at is not null")).isZero();
		assertThat(count("select count(*) from note")).isEqualTo(3);
	}

	@Test
	void statelessSessionDeletesInBulkSoftly() {
		int deleted = returning(() -> this.entityManagerFactory.unwrap(SessionFactory.class)
			.fromStatelessTransaction((session) -> session.createMutationQuery(DELETE).executeUpdate()));
		assertThat(deleted).isEqualTo(2);
		assertNothingRemoved();
		assertThat(this.invoices.findNumbers()).containsExactly("3");
	}

	@Test
	void childrenThatAreNotSoftDeletableAreRemovedByAStatementForThem() {
		assertThat(update("delete from Note n where n.invoice.description = 'bulk'")).isEqualTo(2);
		assertThat(rows("note")).isOne();
	}

	// T23
	@Test
	void bulkUpdateLeavesDeletedRowsAloneInEveryScope() {
		update(DELETE);
		String update = "update versioned Invoice i set i.description = 'edited'";
		assertThat(update(update)).isOne();
		assertThat(DeletedRows.<Integer>only(() -> update(update))).isZero();
		assertThat(DeletedRows.<Integer>include(() -> update(update))).isOne();
		assertThat(row("1")).containsEntry("description", "bulk").containsEntry("version", 1L);
		assertThat(row("3")).containsEntry("description", "edited").containsEntry("version", 2L);
	}

	@Test
	void bulkUpdateCannotDeleteOrRestore() {
		for (String assignment : List.of("deletedAt = null", "deletedBy = 'me'", "deletionId = null")) {
			String update = "update Invoice i set i.description = 'x', i." + assignment;
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> DeletedRows.edit(() -> update(update)))
				.withMessageContaining("An update cannot set '" + assignment.split(" ")[0] + "'");
		}
		assertThat(this.invoices.findByDescription("x")).isEmpty();
	}

	@Test
	void insertStatementsArePlannedAsEver() {
		update("insert into Line (product, invoice) select 'copy', i from Invoice i");
		assertThat(rows("line")).isEqualTo(6);
		List<String> statements = Statements.of(() -> update("insert into Line (product) values ('new')"));
		assertThat(statements).filteredOn((sql) -> sql.startsWith("insert")).hasSize(1);
		assertThat(statements).hasSizeLessThanOrEqualTo(2);
		assertThat(rows("line")).isEqualTo(7);
	}

	@Test
	void groupingByAnEntityWorks() {
		assertThat(this.entityManager
			.createQuery("select i, count(l) from Invoice i join i.lines l group by i order by i.number",
					Object[].class)
			.getResultList()).hasSize(3);
	}

	// T09, T51
	@Test
	void deletionsAreNotServedFromACachedPlan() {
		Stream.of("eve", "bob", "joe").forEach((name) -> Auditors.runAs(name, () -> {
			update(DELETE);
			assertThat(deletedBy(name)).isEqualTo(2);
			restore();
		}));
	}

}
