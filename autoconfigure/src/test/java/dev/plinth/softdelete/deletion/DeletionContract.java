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
package dev.plinth.softdelete.deletion;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.plinth.audit.Auditors;
import dev.plinth.softdelete.DeletedRowException;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.Statements;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.Invoice;
import dev.plinth.testing.sales.Line;
import dev.plinth.testing.sales.Note;
import dev.plinth.testing.sales.SalesContract;
import dev.plinth.testing.sales.Tag;
import jakarta.persistence.OptimisticLockException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostCommitDeleteEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.persister.entity.EntityPersister;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a deletion does to the row, to what belongs to it and to what refers to it.
 */
abstract class DeletionContract extends SalesContract {

	private Long id;

	@BeforeEach
	void populate() {
		inTransaction(() -> {
			Customer customer = new Customer("Ada");
			Tag tag = new Tag("tag");
			this.entityManager.persist(customer);
			this.entityManager.persist(tag);
			Invoice invoice = new Invoice("1", customer);
			invoice.addLine("first");
			invoice.addLine("second");
			invoice.addNote("note");
			invoice.getTags().add(tag);
			invoice.getLabels().add("label");
			this.entityManager.persist(invoice);
			this.id = invoice.getId();
		});
	}

	private Invoice invoice() {
		return this.entityManager.find(Invoice.class, this.id);
	}

	private Map<String, Object> row() {
		return this.jdbc.queryForMap("select * from invoice where id = ?", this.id);
	}

	private void assertDeleted() {
		assertThat(row().get("deleted_at")).isNotNull();
		assertThat(this.invoices.findById(this.id)).isEmpty();
	}

	@Test
	void everyDeleteOfARepositoryKeepsTheRow() {
		List<Runnable> deletes = List.of(() -> this.invoices.deleteById(this.id),
				() -> this.invoices.delete(this.invoices.findById(this.id).orElseThrow()),
				() -> this.invoices.deleteAll(), () -> this.invoices.deleteAll(this.invoices.findAll()),
				() -> this.invoices.deleteAllById(List.of(this.id)), () -> inTransaction(this.invoices::deleteAll));
		for (Runnable delete : deletes) {
			delete.run();
			assertDeleted();
			assertThat(this.invoiceTrash.restoreById(this.id)).isPresent();
		}
		assertThat(rows("invoice")).isOne();
	}

	@Test
	void newRowOfAnInstanceWhoseRowWasDeletedLives() {
		Tag tag = new Tag("tag");
		inTransaction(() -> this.entityManager.persist(tag));
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(Tag.class, tag.getId())));
		Tag deleted = returning(() -> DeletedRows.only(() -> this.entityManager.find(Tag.class, tag.getId())));
		assertThat(deleted.isDeleted()).isTrue();
		ReflectionTestUtils.setField(deleted, "id", null);
		inTransaction(() -> this.entityManager.persist(deleted));
		assertThat(deleted.isDeleted()).isFalse();
		assertThat(this.jdbc
			.queryForMap("select deleted_at, deleted_by, deletion_id from tag where id = ?", deleted.getId())
			.values()).containsOnlyNulls();
		inTransaction(() -> assertThat(this.entityManager.find(Tag.class, deleted.getId())).isNotNull());
	}

	// T16, T17, T19, T27
	@Test
	void removeStampsTheInstanceAndTheRow() {
		Instant before = Instant.now().minusSeconds(1);
		Auditors.runAs("eve", () -> inTransaction(() -> {
			Invoice invoice = invoice();
			this.entityManager.remove(invoice);
			assertThat(invoice.isDeleted()).isTrue();
			assertThat(invoice()).isNull();
			this.entityManager.flush();
			assertThat(invoice.getDeletedAt()).isAfter(before);
			assertThat(invoice.getDeletedBy()).isEqualTo("eve");
			assertThat(invoice.getDeletionId()).isNotNull();
			assertThat(invoice.getVersion()).isEqualTo(1);
			assertThat(invoice()).isNull();
		}));
		assertThat(row()).containsEntry("deleted_by", "eve").containsEntry("version", 1L);
		Invoice stored = this.invoiceTrash.findDeletedById(this.id).orElseThrow();
		assertThat(stored.getDeletedAt()).isAfter(before);
	}

	// T27
	@Test
	void softDeleteDoesWhatRemoveDoes() {
		inTransaction(() -> {
			Invoice invoice = invoice();
			invoice.softDelete();
			assertThat(invoice.isDeleted()).isTrue();
			assertThat(this.invoices.findByDescription("none")).isEmpty();
			assertThat(invoice.getDeletedAt()).isNotNull();
		});
		assertDeleted();
		assertThat(count("select count(*) from line where deleted_at is not null")).isEqualTo(2);
	}

	@Test
	void removeIsOneStatementPerRow() {
		List<String> statements = Statements.of(() -> inTransaction(() -> {
			Customer customer = this.customers.findAll().get(0);
			this.entityManager.remove(customer);
		}));
		assertThat(statements).hasSize(2).last().asString().startsWith("update customer set deleted_at=");
	}

	@Test
	void editWritesNothingOfADeletion() {
		List<String> statements = Statements.of(() -> inTransaction(() -> invoice().setDescription("edited")));
		assertThat(statements).last(InstanceOfAssertFactories.STRING)
			.startsWith("update invoice set ")
			.contains("description=?")
			.doesNotContain("deleted_by", "deletion_id", "deleted_at=")
			.contains("deleted_at is null");
		assertThat(row()).containsEntry("description", "edited");
	}

	// T14, T15
	@Test
	void cascadeTakesSoftDeletableChildrenAndLeavesTheRest() {
		inTransaction(() -> this.entityManager.remove(invoice()));
		assertThat(count("select count(distinct deletion_id) from line where deletion_id is not null")).isOne();
		assertThat(count("select count(*) from line l join invoice i on i.deletion_id = l.deletion_id")).isEqualTo(2);
		assertThat(rows("note")).isOne();
		assertThat(rows("invoice_tags")).isOne();
		assertThat(rows("invoice_labels")).isOne();
		assertThat(count("select count(*) from tag where deleted_at is null")).isOne();
	}

	// T21, T47
	@Test
	void orphanRemovalDeletesWhatWasTakenOutSoftly() {
		inTransaction(() -> invoice().getLines().remove(0));
		assertThat(count("select count(*) from line where deleted_at is not null")).isOne();
		inTransaction(() -> assertThat(invoice().getLines()).extracting(Line::getProduct).containsExactly("second"));
		inTransaction(() -> invoice().getLines().clear());
		assertThat(count("select count(*) from line where deleted_at is not null")).isEqualTo(2);
		assertThat(count("select count(distinct deletion_id) from line")).isEqualTo(2);
	}

	// T55
	@Test
	void orphanThatIsNotSoftDeletableIsRemoved() {
		inTransaction(() -> invoice().getNotes().clear());
		assertThat(rows("note")).isZero();
	}

	// T30
	@Test
	void deletingIsNoChangeOfContent() {
		Map<String, Object> before = row();
		Auditors.runAs("eve", () -> inTransaction(() -> this.entityManager.remove(invoice())));
		assertThat(row()).containsEntry("updated_at", before.get("updated_at"))
			.containsEntry("updated_by", before.get("updated_by"));
	}

	// T50
	@Test
	void editAndDeletionAreOneUpdate() {
		List<String> statements = Statements.of(() -> Auditors.runAs("eve", () -> inTransaction(() -> {
			Tag tag = this.tags.findAll().get(0);
			tag.setText("edited");
			this.entityManager.remove(tag);
		})));
		assertThat(statements).filteredOn((sql) -> sql.startsWith("update")).hasSize(1);
		assertThat(count("select count(*) from tag where text = 'edited' and deleted_by = 'eve'")).isOne();
	}

	// T50
	@Test
	void editThatGoesWithADeletionIsStamped() {
		Auditors.runAs("eve", () -> inTransaction(() -> {
			Invoice invoice = invoice();
			invoice.setDescription("edited");
			this.entityManager.remove(invoice);
		}));
		assertThat(row()).containsEntry("description", "edited")
			.containsEntry("updated_by", "eve")
			.containsEntry("version", 1L);
	}

	// T18, T26
	@Test
	void deletingAgainFindsNothingAndKeepsTheFirstDeleter() {
		Auditors.runAs("eve", () -> this.invoices.deleteById(this.id));
		Map<String, Object> first = row();
		Auditors.runAs("mallory", () -> {
			this.invoices.deleteById(this.id);
			this.invoices.deleteAll();
			inTransaction(() -> this.entityManager.remove(this.entityManager.getReference(Invoice.class, this.id)));
		});
		assertThat(row()).isEqualTo(first);
	}

	// T18
	@Test
	void removingTwiceInOneSessionIsOneDeletion() {
		inTransaction(() -> {
			Invoice invoice = invoice();
			this.entityManager.remove(invoice);
			this.entityManager.remove(invoice);
			this.entityManager.flush();
			this.entityManager.remove(invoice);
		});
		assertThat(row()).containsEntry("version", 1L);
	}

	// T17
	@Test
	void staleEditOfADeletedRowFails() {
		Invoice detached = this.invoices.findById(this.id).orElseThrow();
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			Invoice invoice = invoice();
			invoice.setDescription("late");
			this.jdbc.update("update invoice set deleted_at = created_at, version = version + 1");
		}));
		assertThat(row().get("description")).isNull();
		assertThat(detached.isDeleted()).isFalse();
	}

	// T17
	@Test
	void staleEditOfADeletedRowWithoutVersionFails() {
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			Line line = this.entityManager.createQuery("from Line", Line.class).getResultList().get(0);
			line.setProduct("late");
			this.jdbc.update("update line set deleted_at = current_timestamp");
		}));
		assertThat(count("select count(*) from line where product = 'late'")).isZero();
	}

	// T18
	@Test
	void deletionThatRacedFails() {
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			Tag tag = this.tags.findAll().get(0);
			this.entityManager.remove(tag);
			this.jdbc.update("update tag set deleted_at = current_timestamp, deleted_by = 'first'");
		}));
	}

	// T20
	@Test
	void uniqueValueIsFreeForARowInsertedInTheSameTransaction() {
		inTransaction(() -> {
			Invoice invoice = invoice();
			invoice.setNumber("1-void");
			this.entityManager.remove(invoice);
			this.entityManager.persist(new Invoice("1", null));
		});
		assertThat(rows("invoice")).isEqualTo(2);
		assertThat(this.invoices.findNumbers()).containsExactly("1");
	}

	// T45
	@Test
	void deletingWhatAManagedEntityRefersToLeavesTheReference() {
		inTransaction(() -> {
			Invoice invoice = invoice();
			this.entityManager.remove(invoice.getCustomer());
			invoice.setDescription("changed");
			this.entityManager.flush();
			assertThat(invoice.getCustomer().getName()).isEqualTo("Ada");
		});
		assertThat(row()).containsEntry("description", "changed");
		assertThat(row().get("customer_id")).isNotNull();
	}

	// T47
	@Test
	void laterFlushesLeaveADeletedChildInItsCollectionDeleted() {
		inTransaction(() -> {
			Invoice invoice = invoice();
			this.entityManager.remove(invoice.getLines().get(0));
			this.entityManager.flush();
			invoice.setDescription("changed");
			this.entityManager.flush();
		});
		assertThat(count("select count(*) from line where deleted_at is not null")).isOne();
	}

	@Test
	void newInstanceRemovedBeforeItIsInsertedIsDeleted() {
		inTransaction(() -> {
			Tag tag = new Tag("short-lived");
			this.entityManager.persist(tag);
			this.entityManager.remove(tag);
		});
		assertThat(this.tags.findByTextStartingWith("short")).isEmpty();
		assertThat(count("select count(*) from tag where text = 'short-lived' and deleted_at is null")).isZero();
	}

	@Test
	void newInstanceRemovedBeforeItIsInsertedIsAsItsRow() {
		inTransaction(() -> {
			Customer customer = new Customer("short-lived");
			this.entityManager.persist(customer);
			this.entityManager.remove(customer);
			this.entityManager.flush();
			assertThat(customer.getCreatedAt()).isNotNull();
			assertThat(Statements.of(this.entityManager::flush)).isEmpty();
		});
		assertThat(count("select count(*) from customer where name = 'short-lived' and created_at is not null"))
			.isOne();
	}

	// T08
	@Test
	void editOfADeletedRowIsRefused() {
		this.invoices.deleteById(this.id);
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> inTransaction(() -> {
			Invoice invoice = (Invoice) this.entityManager.createNativeQuery("select * from invoice", Invoice.class)
				.getSingleResult();
			invoice.setDescription("edited");
		})).havingRootCause().isInstanceOf(DeletedRowException.class);
		assertThat(row().get("description")).isNull();
	}

	// T25
	@Test
	void savingADetachedCopyDoesNotResurrect() {
		Invoice detached = this.invoices.findById(this.id).orElseThrow();
		this.invoices.deleteById(this.id);
		Map<String, Object> deleted = row();
		detached.setDescription("resurrected");
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.invoices.save(detached));
		assertThat(row()).isEqualTo(deleted);
		assertThat(rows("invoice")).isOne();
	}

	// T25
	@Test
	void savingADetachedCopyWithoutVersionDoesNotResurrect() {
		Tag detached = this.tags.findAll().get(0);
		this.tags.deleteAll();
		detached.setText("resurrected");
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.tags.save(detached));
		assertThat(count("select count(*) from tag where deleted_at is not null and text = 'tag'")).isOne();
		assertThat(rows("tag")).isOne();
	}

	// T25
	@Test
	void savingADetachedCopyDoesNotTakeAnUnflushedDeletionBack() {
		Invoice copy = this.invoices.findById(this.id).orElseThrow();
		copy.setDescription("edited");
		inTransaction(() -> {
			this.invoices.deleteById(this.id);
			assertThat(this.invoices.save(copy).isDeleted()).isTrue();
		});
		assertDeleted();
		assertThat(row()).containsEntry("description", "edited");
	}

	@Test
	void removeOfADetachedInstanceIsRefusedAsEverywhere() {
		Invoice detached = this.invoices.findById(this.id).orElseThrow();
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> inTransaction(() -> this.entityManager.remove(detached)));
		assertThat(row().get("deleted_at")).isNull();
	}

	@Test
	void staleVersionFailsTheDeletion() {
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			Invoice invoice = invoice();
			this.jdbc.update("update invoice set version = version + 1");
			this.entityManager.remove(invoice);
		}));
		assertThat(row().get("deleted_at")).isNull();
	}

	@Test
	void rolledBackDeletionIsNone() {
		assertThatExceptionOfType(OptimisticLockException.class).isThrownBy(() -> inTransaction(() -> {
			this.entityManager.remove(invoice());
			this.entityManager.flush();
			throw new OptimisticLockException();
		}));
		assertThat(this.invoices.findById(this.id)).isPresent();
	}

	@Test
	void notesOfADeletedInvoiceStayQueryable() {
		this.invoices.deleteById(this.id);
		inTransaction(() -> {
			Note note = this.entityManager.createQuery("from Note", Note.class).getSingleResult();
			assertThat(note.getInvoice().getNumber()).isEqualTo("1");
		});
	}

	// T50
	@Test
	void deletionThatRefersToANewRowWaitsForItsInsert() {
		inTransaction(() -> {
			Invoice invoice = invoice();
			Customer successor = new Customer("Bob");
			this.entityManager.persist(successor);
			invoice.setCustomer(successor);
			this.entityManager.remove(invoice);
		});
		assertThat(count("select count(*) from invoice i join customer c on c.id = i.customer_id where c.name = 'Bob'"
				+ " and i.deleted_at is not null"))
			.isOne();
	}

	@Test
	void statelessSessionDeletesSoftly() {
		Tag tag = this.tags.findAll().get(0);
		inStatelessSession((session) -> session.delete(tag));
		assertThat(tag.isDeleted()).isTrue();
		assertThat(count("select count(*) from tag where deleted_by = 'system'")).isOne();
	}

	private void inStatelessSession(Consumer<StatelessSession> work) {
		this.entityManagerFactory.unwrap(SessionFactory.class).inStatelessTransaction(work::accept);
	}

	@Test
	void listenersHearOfADeletionOnce() {
		PostCommitDeletions committed = new PostCommitDeletions();
		SessionFactoryImplementor sessionFactory = this.entityManagerFactory.unwrap(SessionFactoryImplementor.class);
		sessionFactory.getEventListenerRegistry().setListeners(EventType.POST_COMMIT_DELETE, committed);
		try {
			inTransaction(() -> {
				this.entityManager.remove(this.tags.findAll().get(0));
				this.entityManager.persist(new Tag("other"));
			});
		}
		finally {
			sessionFactory.getEventListenerRegistry()
				.getEventListenerGroup(EventType.POST_COMMIT_DELETE)
				.clearListeners();
		}
		assertThat(committed.count).isOne();
		assertThat(committed.rolledBack).isZero();
	}

	/**
	 * Counts the deletions that were committed.
	 */
	private static final class PostCommitDeletions implements PostCommitDeleteEventListener {

		private int count;

		private int rolledBack;

		@Override
		public void onPostDelete(PostDeleteEvent event) {
			this.count++;
		}

		@Override
		public void onPostDeleteCommitFailed(PostDeleteEvent event) {
			this.rolledBack++;
		}

		@Override
		public boolean requiresPostCommitHandling(EntityPersister persister) {
			return true;
		}

	}

}
