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
package dev.plinth.softdelete.coordinator;

import java.util.Map;
import java.util.function.Supplier;

import dev.plinth.audit.Auditors;
import dev.plinth.softdelete.DeletedRowException;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.Invoice;
import dev.plinth.testing.sales.Line;
import dev.plinth.testing.sales.SalesContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Edits of deleted rows: refused, but for {@link DeletedRows#edit}.
 */
abstract class EditContract extends SalesContract {

	private Long invoice;

	private Long line;

	/**
	 * A deleted invoice with a line, which has no version.
	 */
	@BeforeEach
	void populate() {
		inTransaction(() -> {
			Customer customer = new Customer("Ada");
			this.entityManager.persist(customer);
			Invoice created = new Invoice("1", customer);
			Line added = created.addLine("product");
			this.entityManager.persist(created);
			this.invoice = created.getId();
			this.line = added.getId();
		});
		this.invoices.deleteById(this.invoice);
	}

	private void editInvoice(String description) {
		inTransaction(() -> this.entityManager.find(Invoice.class, this.invoice).setDescription(description));
	}

	private void editLine(String product) {
		inTransaction(() -> this.entityManager.find(Line.class, this.line).setProduct(product));
	}

	private void elsewhere(String sql, Object... arguments) {
		TransactionTemplate other = new TransactionTemplate(this.transaction.getTransactionManager());
		other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		other.executeWithoutResult((status) -> this.jdbc.update(sql, arguments));
	}

	private Map<String, Object> row(String table, Long id) {
		return this.jdbc.queryForMap("select * from " + table + " where id = ?", id);
	}

	@Test
	void editInScopeChangesContentAndLeavesTheDeletion() {
		Map<String, Object> before = row("invoice", this.invoice);
		Auditors.runAs("eraser", () -> DeletedRows.edit(() -> editInvoice("erased")));
		Map<String, Object> after = row("invoice", this.invoice);
		assertThat(after.get("description")).isEqualTo("erased");
		assertThat(after.get("updated_by")).isEqualTo("eraser");
		assertThat(after.get("updated_at")).isNotEqualTo(before.get("updated_at"));
		assertThat(((Number) after.get("version")).longValue())
			.isEqualTo(((Number) before.get("version")).longValue() + 1);
		for (String untouched : new String[] { "deleted_at", "deleted_by", "deletion_id", "created_at",
				"created_by" }) {
			assertThat(after.get(untouched)).isEqualTo(before.get(untouched));
		}
		assertThat(this.invoices.findById(this.invoice)).isEmpty();
	}

	@Test
	void editWithoutVersionChangesContentAndLeavesTheDeletion() {
		Map<String, Object> before = row("line", this.line);
		DeletedRows.edit(() -> editLine("erased"));
		Map<String, Object> after = row("line", this.line);
		assertThat(after.get("product")).isEqualTo("erased");
		assertThat(after.get("deletion_id")).isEqualTo(before.get("deletion_id"));
		assertThat(after.get("deleted_at")).isEqualTo(before.get("deleted_at"));
	}

	@Test
	void editReturnsWhatItsWorkReturns() {
		assertThat(DeletedRows.edit(() -> returning(() -> this.entityManager.find(Line.class, this.line).getProduct())))
			.isEqualTo("product");
	}

	@Test
	void editOutsideAndAfterAScopeIsRefused() {
		Runnable edit = () -> DeletedRows.include(() -> editInvoice("refused"));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(edit::run)
			.havingRootCause()
			.isInstanceOf(DeletedRowException.class);
		assertThatIllegalStateException().isThrownBy(() -> DeletedRows.edit((Runnable) () -> {
			throw new IllegalStateException("work fails");
		}));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(edit::run)
			.havingRootCause()
			.isInstanceOf(DeletedRowException.class);
	}

	@Test
	void scopeCoversWhatIsChangedInItWithinATransaction() {
		inTransaction(() -> {
			DeletedRows.edit(() -> this.entityManager.find(Line.class, this.line).setProduct("erased"));
			assertThat(this.jdbc.queryForObject("select product from line where id = ?", String.class, this.line))
				.isEqualTo("erased");
		});
		assertThat(row("line", this.line).get("product")).isEqualTo("erased");
	}

	// T09, T23
	@Test
	void bulkEditIsNotRepeatedInAScopeThatOnlySeesDeletedRows() {
		Supplier<Integer> edit = () -> returning(() -> this.entityManager
			.createQuery("update Line l set l.product = concat(l.product, '!') where l.id = " + this.line)
			.executeUpdate());
		assertThat(DeletedRows.<Integer>include(edit)).isZero();
		assertThat(DeletedRows.<Integer>edit(edit)).isOne();
		assertThat(DeletedRows.<Integer>include(edit)).isZero();
		assertThat(DeletedRows.<Integer>edit(() -> DeletedRows.<Integer>only(edit))).isOne();
		assertThat(DeletedRows.<Integer>only(edit)).isZero();
		assertThat(row("line", this.line).get("product")).isEqualTo("product!!");
	}

	@Test
	void changesMadeBeforeTheScopeAreRefused() {
		assertThatExceptionOfType(DeletedRowException.class).isThrownBy(() -> inTransaction(() -> {
			DeletedRows.include(() -> this.entityManager.find(Line.class, this.line)).setProduct("refused");
			DeletedRows.edit(() -> this.entityManager.find(Line.class, this.line));
		}));
		assertThat(row("line", this.line).get("product")).isEqualTo("product");
	}

	@Test
	void changesMadeAfterTheScopeAreRefused() {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> inTransaction(() -> {
			Line loaded = DeletedRows.edit(() -> this.entityManager.find(Line.class, this.line));
			loaded.setProduct("refused");
		})).havingRootCause().isInstanceOf(DeletedRowException.class);
	}

	@Test
	void nestedScopesEndOneByOne() {
		DeletedRows.edit(() -> {
			DeletedRows.edit(() -> editLine("inner"));
			DeletedRows.exclude(() -> assertThat(this.invoices.findById(this.invoice)).isEmpty());
			editLine("outer");
		});
		assertThat(row("line", this.line).get("product")).isEqualTo("outer");
	}

	// T17
	@Test
	void editOfARowRestoredMeanwhileFails() {
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> DeletedRows.edit(() -> inTransaction(() -> {
				this.entityManager.find(Invoice.class, this.invoice).setDescription("late");
				elsewhere("update invoice set deleted_at = null, deleted_by = null, deletion_id = null,"
						+ " version = version + 1 where id = ?", this.invoice);
			})));
		assertThat(row("invoice", this.invoice).get("description")).isNull();
	}

	// T17
	@Test
	void editWithoutVersionOfARowRestoredMeanwhileFails() {
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> DeletedRows.edit(() -> inTransaction(() -> {
				this.entityManager.find(Line.class, this.line).setProduct("late");
				elsewhere("update line set deleted_at = null, deleted_by = null, deletion_id = null where id = ?",
						this.line);
			})));
		assertThat(row("line", this.line)).containsEntry("product", "product").containsEntry("deleted_at", null);
	}

	// T17
	@Test
	void editWithoutVersionOfARowDeletedAnewFails() {
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> DeletedRows.edit(() -> inTransaction(() -> {
				this.entityManager.find(Line.class, this.line).setProduct("late");
				elsewhere("update line set deletion_id = null where id = ?", this.line);
			})));
		assertThat(row("line", this.line)).containsEntry("product", "product");
	}

	// T17
	@Test
	void editOfARowWhoseDeletionHasNoIdentifierIsGuardedByTheDeletionItself() {
		this.jdbc.update("update line set deletion_id = null where id = ?", this.line);
		DeletedRows.edit(() -> editLine("erased"));
		assertThat(row("line", this.line)).containsEntry("product", "erased");
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> DeletedRows.edit(() -> inTransaction(() -> {
				this.entityManager.find(Line.class, this.line).setProduct("late");
				elsewhere("update line set deleted_at = null, deleted_by = null where id = ?", this.line);
			})));
		assertThat(row("line", this.line)).containsEntry("product", "erased").containsEntry("deleted_at", null);
	}

	// T17
	@Test
	void editOfALivingRowDeletedMeanwhileFailsInTheScope() {
		Long living = returning(() -> {
			Line created = new Invoice("2", null).addLine("product");
			this.entityManager.persist(created.getInvoice());
			return created.getId();
		});
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> DeletedRows.edit(() -> inTransaction(() -> {
				this.entityManager.find(Line.class, living).setProduct("late");
				elsewhere("update line set deleted_at = current_timestamp where id = ?", living);
			})));
		assertThat(row("line", living)).containsEntry("product", "product");
	}

}
