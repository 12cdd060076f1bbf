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
package dev.plinth.softdelete.restoration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.plinth.audit.Auditors;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.AbstractEntity;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.Invoice;
import dev.plinth.testing.sales.Line;
import dev.plinth.testing.sales.SalesContract;
import dev.plinth.testing.sales.Tag;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The trash, and the two ways out of it: back, and for good.
 */
abstract class RestorationContract extends SalesContract {

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
			invoice.addLine("third");
			invoice.addNote("note");
			invoice.getTags().add(tag);
			invoice.getLabels().add("label");
			this.entityManager.persist(invoice);
			this.id = invoice.getId();
		});
		inTransaction(() -> {
			Line first = this.entityManager.find(Invoice.class, this.id).getLines().get(0);
			this.entityManager.remove(first);
		});
	}

	private void delete() {
		this.invoices.deleteById(this.id);
	}

	private List<Map<String, Object>> content(String table) {
		return this.jdbc.queryForList("select * from " + table + " order by id");
	}

	// T52
	@Test
	void trashShowsDeletedRowsWithWhatWentWithThem() {
		delete();
		inTransaction(() -> {
			List<Invoice> trash = this.invoiceTrash.findAllDeleted();
			assertThat(trash).hasSize(1);
			assertThat(trash.get(0).getLines()).extracting(Line::getProduct).containsExactly("second", "third");
			assertThat(trash.get(0).getTags()).hasSize(1);
			assertThat(trash.get(0).getLabels()).containsExactly("label");
			assertThat(trash.get(0).getCustomer().getName()).isEqualTo("Ada");
		});
		assertThat(this.invoiceTrash.countDeleted()).isOne();
		assertThat(this.invoiceTrash.findDeletedById(this.id)).isPresent();
		assertThat(this.invoiceTrash.findByIdIncludingDeleted(this.id)).isPresent();
		assertThat(this.invoiceTrash.findById(this.id)).isEmpty();
	}

	// T52
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void collectionsLoadedTogetherShowWhatWentWithEachOwner(boolean subselect) {
		Long living = returning(() -> {
			Invoice invoice = new Invoice("2", null);
			invoice.addLine("kept");
			invoice.addLine("gone");
			this.entityManager.persist(invoice);
			this.entityManager.flush();
			this.entityManager.remove(invoice.getLines().get(1));
			return invoice.getId();
		});
		delete();
		inTransaction(() -> {
			this.entityManager.unwrap(Session.class).setSubselectFetchingEnabled(subselect);
			List<Invoice> all = DeletedRows.include(() -> this.invoices.findAll(Sort.by("number").descending()));
			assertThat(all).extracting(Invoice::getId).containsExactly(living, this.id);
			assertThat(all.get(0).getLines()).extracting(Line::getProduct).containsExactly("kept");
			assertThat(Hibernate.isInitialized(all.get(1).getLines())).isTrue();
			assertThat(all.get(1).getLines()).extracting(Line::getProduct).containsExactly("second", "third");
		});
	}

	@Test
	void trashIsPagedAndSorted() {
		inTransaction(() -> {
			for (int i = 0; i < 5; i++) {
				Customer customer = new Customer("name " + i);
				this.entityManager.persist(customer);
				this.entityManager.remove(customer);
			}
		});
		Page<Customer> page = this.customers.findAllDeleted(PageRequest.of(1, 2, Sort.by("name").descending()));
		assertThat(page).extracting(Customer::getName).containsExactly("name 2", "name 1");
		assertThat(page.getTotalElements()).isEqualTo(5);
		assertThat(this.customers.findAll()).extracting(Customer::getName).containsExactly("Ada");
	}

	@Test
	void livingRowsAreNotInTheTrash() {
		assertThat(this.invoiceTrash.findAllDeleted()).isEmpty();
		assertThat(this.invoiceTrash.findDeletedById(this.id)).isEmpty();
		assertThat(this.invoiceTrash.findByIdIncludingDeleted(this.id)).isPresent();
		assertThat(this.invoiceTrash.countDeleted()).isZero();
	}

	// T28, T30
	@Test
	void restoreBringsBackExactlyWhatTheDeletionTook() {
		List<Map<String, Object>> lines = content("line");
		Map<String, Object> before = content("invoice").get(0);
		delete();
		Optional<Invoice> restored = Auditors.runAs("eve", () -> this.invoiceTrash.restoreById(this.id));
		assertThat(restored).get().extracting(Invoice::isDeleted, Invoice::getVersion).containsExactly(false, 2L);
		assertThat(content("line")).isEqualTo(lines);
		Map<String, Object> after = content("invoice").get(0);
		assertThat(after).containsEntry("version", 2L);
		after.put("version", before.get("version"));
		assertThat(after).isEqualTo(before);
		inTransaction(() -> {
			Invoice invoice = this.entityManager.find(Invoice.class, this.id);
			assertThat(invoice.getLines()).extracting(Line::getProduct).containsExactly("second", "third");
			assertThat(invoice.getNotes()).hasSize(1);
			assertThat(invoice.getTags()).hasSize(1);
			assertThat(invoice.getLabels()).containsExactly("label");
		});
	}

	// T28
	@Test
	void twoDeletionsInOneTransactionAreToldApart() {
		inTransaction(() -> {
			Invoice invoice = this.entityManager.find(Invoice.class, this.id);
			this.entityManager.remove(invoice.getLines().get(0));
			this.entityManager.remove(invoice);
		});
		this.invoiceTrash.restoreById(this.id);
		inTransaction(() -> assertThat(this.entityManager.find(Invoice.class, this.id).getLines())
			.extracting(Line::getProduct)
			.containsExactly("third"));
	}

	@Test
	void restoreInTheTransactionThatDeleted() {
		inTransaction(() -> {
			Invoice invoice = this.entityManager.find(Invoice.class, this.id);
			this.entityManager.remove(invoice);
			Invoice restored = this.invoiceTrash.restore(invoice);
			assertThat(restored).isSameAs(invoice);
			assertThat(this.entityManager.find(Invoice.class, this.id)).isSameAs(invoice);
			assertThat(invoice.getLines()).hasSize(2).noneMatch(Line::isDeleted);
			invoice.setDescription("goes on");
		});
		assertThat(this.invoices.findByDescription("goes on")).hasSize(1);
	}

	@Test
	void restoreOfADetachedInstance() {
		delete();
		Invoice detached = this.invoiceTrash.findDeletedById(this.id).orElseThrow();
		assertThat(this.invoiceTrash.restore(detached).isDeleted()).isFalse();
		assertThat(this.invoices.findById(this.id)).isPresent();
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.invoiceTrash.restore(detached));
	}

	@Test
	void restoreOfWhatLivesOrIsNotThereDoesNothing() {
		assertThat(this.invoiceTrash.restoreById(this.id)).isEmpty();
		assertThat(this.invoiceTrash.restoreById(-1L)).isEmpty();
		Invoice living = this.invoices.findById(this.id).orElseThrow();
		assertThat(this.invoiceTrash.restore(living).getVersion()).isEqualTo(living.getVersion());
		this.jdbc.update("delete from invoice_tags");
		this.jdbc.update("delete from invoice_labels");
		this.jdbc.update("delete from line");
		this.jdbc.update("delete from note");
		this.jdbc.update("delete from invoice");
		assertThatExceptionOfType(EmptyResultDataAccessException.class)
			.isThrownBy(() -> this.invoiceTrash.restore(living));
	}

	@Test
	void restoreAllByIdPassesOverWhatLives() {
		Long other = returning(() -> {
			Invoice invoice = new Invoice("2", null);
			this.entityManager.persist(invoice);
			return invoice.getId();
		});
		delete();
		assertThat(this.invoiceTrash.restoreAllById(List.of(this.id, other, -1L))).extracting(Invoice::getId)
			.containsExactly(this.id);
		assertThat(this.invoices.count()).isEqualTo(2);
	}

	// T52
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void rowThatNativeSqlRestoredShowsNothingThatWentWithIt(boolean subselect) {
		delete();
		this.jdbc.update("update invoice set deleted_at = null");
		inTransaction(() -> {
			this.entityManager.unwrap(Session.class).setSubselectFetchingEnabled(subselect);
			Invoice invoice = this.invoices.findAll().get(0);
			assertThat(invoice.getLines()).isEmpty();
		});
	}

	// T30
	@Test
	void childThatNativeSqlRestoredIsNotInTheWayOfItsParent() {
		delete();
		this.jdbc.update("update line set deleted_at = null where product = 'second'");
		this.invoiceTrash.restoreById(this.id);
		inTransaction(() -> assertThat(this.entityManager.find(Invoice.class, this.id).getLines())
			.extracting(Line::getProduct)
			.containsExactly("second", "third"));
	}

	@Test
	void restoreThatRacedFails() {
		delete();
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			Invoice deleted = this.invoiceTrash.findDeletedById(this.id).orElseThrow();
			this.jdbc.update("update invoice set deleted_at = null, deletion_id = null, version = version + 1");
			this.invoiceTrash.restore(deleted);
		}));
	}

	// T32
	@Test
	void hardDeleteRemovesRowsWithTheirHiddenChildren() {
		this.invoiceTrash.hardDeleteById(this.id);
		assertThat(rows("invoice") + rows("line") + rows("note") + rows("invoice_tags") + rows("invoice_labels"))
			.isZero();
		assertThat(rows("tag")).isOne();
		assertThat(rows("customer")).isOne();
	}

	// T32
	@Test
	void hardDeleteReachesHiddenChildrenOfLoadedCollections() {
		inTransaction(() -> {
			Invoice invoice = this.entityManager.find(Invoice.class, this.id);
			assertThat(invoice.getLines()).hasSize(2);
			this.invoiceTrash.hardDelete(invoice);
			assertThat(this.entityManager.contains(invoice)).isFalse();
		});
		assertThat(rows("invoice") + rows("line")).isZero();
	}

	@Test
	void hardDeleteOfADeletedRow() {
		delete();
		Invoice deleted = this.invoiceTrash.findDeletedById(this.id).orElseThrow();
		this.invoiceTrash.hardDelete(deleted);
		assertThat(rows("invoice") + rows("line") + rows("note")).isZero();
		this.invoiceTrash.hardDeleteById(this.id);
		assertThatExceptionOfType(EmptyResultDataAccessException.class)
			.isThrownBy(() -> this.invoiceTrash.hardDelete(deleted));
	}

	@Test
	void hardDeleteOfAStaleInstanceFails() {
		Invoice stale = this.invoices.findById(this.id).orElseThrow();
		delete();
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.invoiceTrash.hardDelete(stale));
		assertThat(rows("invoice")).isOne();
	}

	@Test
	void deletionsAfterAHardDeleteAreSoftAgain() {
		inTransaction(() -> {
			this.invoiceTrash.hardDeleteById(this.id);
			this.customers.deleteAll();
		});
		assertThat(rows("customer")).isOne();
		assertThat(this.customers.countDeleted()).isOne();
	}

	// T25
	@Test
	void savingACopyFromTheTrashDoesNotDeleteAgain() {
		this.tags.deleteAll();
		Tag copy = this.tags.findAllDeleted().get(0);
		this.tags.restoreById(copy.getId());
		copy.setText("edited");
		Tag saved = this.tags.save(copy);
		assertThat(saved.isDeleted()).isFalse();
		assertThat(this.tags.findByTextStartingWith("edited")).hasSize(1);
	}

	// T34
	@Test
	void savingACopyThatLacksTheStampsKeepsThoseOfTheRow() {
		Invoice stored = this.invoices.findById(this.id).orElseThrow();
		Invoice copy = new Invoice("1", null);
		ReflectionTestUtils.setField(copy, AbstractBaseEntity.class, "id", this.id, Long.class);
		ReflectionTestUtils.setField(copy, AbstractEntity.class, "version", stored.getVersion(), Long.class);
		Invoice saved = this.invoices.save(copy);
		assertThat(saved.getCreatedAt()).isNotNull().isEqualTo(stored.getCreatedAt());
		assertThat(saved.getCreatedBy()).isEqualTo("system");
	}

	@Test
	void restoreOfWhatTheSessionKnowsAsAProxy() {
		this.customers.deleteAll();
		inTransaction(() -> {
			Customer reference = this.entityManager.find(Invoice.class, this.id).getCustomer();
			assertThat(this.customers.restoreById(reference.getId())).isPresent();
			assertThat(reference.isDeleted()).isFalse();
		});
		assertThat(this.customers.count()).isOne();
	}

	@Test
	void restoreOfARowDeletedWithoutIdentifierBringsBackThatRow() {
		this.jdbc.update("update invoice set deleted_at = created_at, deleted_by = 'legacy'");
		this.jdbc.update("update line set deleted_at = current_timestamp where product = 'third'");
		assertThat(this.invoiceTrash.restoreById(this.id)).get().extracting(Invoice::isDeleted).isEqualTo(false);
		assertThat(this.invoices.findById(this.id)).isPresent();
		inTransaction(() -> assertThat(this.entityManager.find(Invoice.class, this.id).getLines())
			.extracting(Line::getProduct)
			.containsExactly("second"));
	}

	// T52
	@Test
	void restoreBringsBackWhatAFilterHides() {
		delete();
		inTransaction(() -> {
			this.entityManager.unwrap(Session.class).enableFilter("none");
			assertThat(this.invoiceTrash.restoreById(this.id)).isPresent();
		});
		assertThat(count("select count(*) from line where deleted_at is null")).isEqualTo(2);
	}

	// T07
	@Test
	void replacedCollectionKeepsItsDeletedElementsThoughAFilterHidesThem() {
		inTransaction(() -> this.entityManager
			.remove(this.entityManager.createQuery("from Tag", Tag.class).getSingleResult()));
		inTransaction(() -> {
			this.entityManager.unwrap(Session.class).enableFilter("none");
			Invoice invoice = this.entityManager.find(Invoice.class, this.id);
			Tag tag = new Tag("new");
			this.entityManager.persist(tag);
			ReflectionTestUtils.setField(invoice, "tags", new LinkedHashSet<>(Set.of(tag)));
		});
		assertThat(rows("invoice_tags")).isEqualTo(2);
	}

}
