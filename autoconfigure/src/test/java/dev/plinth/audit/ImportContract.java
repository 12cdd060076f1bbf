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
package dev.plinth.audit;

import java.lang.ref.Reference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.Statements;
import dev.plinth.testing.office.Card;
import dev.plinth.testing.office.Receipt;
import dev.plinth.testing.office.Ticket;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;

import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What {@link Auditors#keepStamps(Object, KeptStamps)} writes.
 */
abstract class ImportContract extends OfficeContract {

	private static final Instant CREATED = Instant.parse("1999-12-31T23:59:59.123456789Z");

	private static final Instant UPDATED = Instant.parse("2001-01-01T00:00:00.987654321Z");

	private static final KeptStamps STAMPS = KeptStamps.created(CREATED, "carol").updated(UPDATED, "dave");

	private static final Row KEPT = new Row(List.of(CREATED.truncatedTo(ChronoUnit.MICROS), "carol"),
			UPDATED.truncatedTo(ChronoUnit.MICROS), "dave", null);

	// T44
	@Test
	void insertKeepsTheStampsOfItsRowOnly() {
		Card kept = new Card("a");
		Card other = new Card("b");
		List<String> statements = writeAs("bob", () -> {
			Auditors.keepStamps(kept, STAMPS);
			this.entityManager.persist(kept);
			this.entityManager.persist(other);
		});
		assertThat(statements).hasSize(1).allMatch((sql) -> sql.startsWith("insert "));
		assertThat(row(Card.class, kept.getId())).isEqualTo(KEPT).isEqualTo(Row.of(kept));
		assertThat(row(Card.class, other.getId()).created().get(1)).isEqualTo("bob");
		assertThat(row(Card.class, other.getId()).updatedBy()).isEqualTo("bob");
	}

	// T44
	@Test
	void stampsThatAreNotGivenAreOrdinary() {
		Card card = new Card("a");
		writeAs("bob", () -> {
			Auditors.keepStamps(card, KeptStamps.created(null, "carol").updated(UPDATED, null));
			this.entityManager.persist(card);
		});
		Row row = row(Card.class, card.getId());
		assertThat(row.created().get(1)).isEqualTo("carol");
		assertThat((Instant) row.created().get(0)).isAfter(UPDATED);
		assertThat(row.updatedAt()).isEqualTo(KEPT.updatedAt());
		assertThat(row.updatedBy()).isEqualTo("bob");
	}

	// T44
	@Test
	void laterFlushesOfTheSessionKeepThem() {
		Ticket ticket = new Ticket("a");
		writeAs("bob", () -> {
			Auditors.keepStamps(ticket, STAMPS);
			this.entityManager.persist(ticket);
			this.entityManager.flush();
			ReflectionTestUtils.setField(ticket, "text", "b");
			this.entityManager.flush();
		});
		assertThat(row(Ticket.class, ticket.getId()).stamps()).isEqualTo(KEPT.stamps());
	}

	// T44
	@Test
	void updateKeepsTheStampsOfTheLastChange() {
		Card card = new Card("a");
		persist(card);
		Row before = row(Card.class, card.getId());
		List<String> statements = editAs("bob", Card.class, card.getId(), (found) -> {
			Auditors.keepStamps(found, STAMPS);
			ReflectionTestUtils.setField(found, "text", "b");
		});
		assertThat(statements).hasSize(1);
		assertThat(row(Card.class, card.getId())).isEqualTo(new Row(before.created(), KEPT.updatedAt(), "dave", null));
	}

	// T44
	@Test
	void entityWithoutOtherChangesIsUpdatedIfItsStampsDiffer() {
		Ticket ticket = new Ticket("a");
		inTransaction(() -> this.entityManager.persist(ticket));
		for (int time = 0; time < 2; time++) {
			int updates = 1 - time;
			assertThat(editAs("bob", Ticket.class, ticket.getId(), (found) -> Auditors.keepStamps(found, STAMPS)))
				.hasSize(updates);
		}
		Row row = row(Ticket.class, ticket.getId());
		assertThat(row.updatedAt()).isEqualTo(KEPT.updatedAt());
		assertThat(row.version()).isEqualTo(1);
	}

	// T44
	@Test
	void mergeHandsTheStampsOver() {
		Card card = new Card("a");
		persist(card);
		ReflectionTestUtils.setField(card, "text", "b");
		Auditors.keepStamps(card, STAMPS);
		writeAs("bob", () -> this.entityManager.merge(card));
		assertThat(row(Card.class, card.getId()).updatedBy()).isEqualTo("dave");
		Card copy = new Card("c");
		Auditors.keepStamps(copy, STAMPS);
		Card[] merged = new Card[1];
		writeAs("bob", () -> {
			merged[0] = this.entityManager.merge(copy);
		});
		assertThat(row(Card.class, merged[0].getId())).isEqualTo(KEPT);
	}

	// T44
	@Test
	void stampsAreNotKeptBeyondTheTransaction() {
		Ticket ticket = new Ticket("a");
		EntityManagerFactory factory = this.entityManager.getEntityManagerFactory();
		try (EntityManager opened = factory.createEntityManager()) {
			for (String text : List.of("a", "b")) {
				Auditors.runAs("bob", () -> {
					opened.getTransaction().begin();
					if (text.equals("a")) {
						Auditors.keepStamps(ticket, STAMPS);
						opened.persist(ticket);
					}
					ticket.setText(text);
					opened.getTransaction().commit();
				});
				assertThat(row(Ticket.class, ticket.getId()).updatedBy()).isEqualTo(text.equals("a") ? "dave" : "bob");
			}
		}
		assertThat(row(Ticket.class, ticket.getId()).created()).isEqualTo(KEPT.created());
	}

	// T44
	@Test
	void importThatIsRolledBackCanBeTriedAgain() {
		Card card = new Card("a");
		Auditors.keepStamps(card, STAMPS);
		rollBack(() -> this.entityManager.persist(card));
		ReflectionTestUtils.setField(card, "id", null);
		writeAs("bob", () -> this.entityManager.persist(card));
		assertThat(row(Card.class, card.getId())).isEqualTo(KEPT);
	}

	// T44
	@Test
	void mergeThatIsRolledBackCanBeTriedAgain() {
		Ticket ticket = new Ticket("a");
		inTransaction(() -> this.entityManager.persist(ticket));
		ReflectionTestUtils.setField(ticket, "text", "b");
		Auditors.keepStamps(ticket, STAMPS);
		rollBack(() -> this.entityManager.merge(ticket));
		writeAs("bob", () -> this.entityManager.merge(ticket));
		assertThat(row(Ticket.class, ticket.getId()).updatedBy()).isEqualTo("dave");
		ReflectionTestUtils.setField(ticket, "text", "c");
		ReflectionTestUtils.setField(ticket, "version", row(Ticket.class, ticket.getId()).version());
		writeAs("bob", () -> this.entityManager.merge(ticket));
		assertThat(row(Ticket.class, ticket.getId()).updatedBy()).isEqualTo("bob");
	}

	private void rollBack(Runnable work) {
		this.transaction.executeWithoutResult((status) -> {
			work.run();
			this.entityManager.flush();
			status.setRollbackOnly();
		});
	}

	// T44
	@Test
	void mergeOfAProxyHandsTheStampsOver() {
		Card card = new Card("a");
		persist(card);
		Card proxy = this.transaction.execute((status) -> {
			Card reference = this.entityManager.getReference(Card.class, card.getId());
			Hibernate.initialize(reference);
			return reference;
		});
		Auditors.keepStamps(proxy, STAMPS);
		writeAs("bob", () -> this.entityManager.merge(proxy));
		assertThat(row(Card.class, card.getId()).updatedBy()).isEqualTo("dave");
	}

	// T44
	@Test
	void nothingIsLeftOfStampsThatAreWrittenOrOfInstancesThatAreGone() {
		Map<?, ?> kept = (Map<?, ?>) ReflectionTestUtils.getField(StampKeeper.class, "KEPT");
		kept.clear();
		writeAs("bob", () -> {
			for (int index = 0; index < 3; index++) {
				Card card = new Card("a");
				Auditors.keepStamps(card, STAMPS);
				this.entityManager.persist(card);
			}
		});
		assertThat(kept).isEmpty();
		Auditors.keepStamps(new Card("a"), STAMPS);
		kept.keySet().forEach((key) -> ((Reference<?>) key).enqueue()); // as the
																		// collector does
		persist(new Card("a"));
		assertThat(kept).isEmpty();
	}

	// T44
	@Test
	void stampsAreNotKeptInAnotherSession() {
		Card card = new Card("a");
		writeAs("alice", () -> {
			Auditors.keepStamps(card, STAMPS);
			this.entityManager.persist(card);
		});
		ReflectionTestUtils.setField(card, "text", "b");
		SessionFactory sessionFactory = this.entityManager.getEntityManagerFactory().unwrap(SessionFactory.class);
		Auditors.runAs("bob", () -> sessionFactory.inStatelessTransaction((session) -> session.update(card)));
		Row row = row(Card.class, card.getId());
		assertThat(row.created()).isEqualTo(KEPT.created());
		assertThat(row.updatedBy()).isEqualTo("bob");
		assertThat(row.updatedAt()).isAfter(KEPT.updatedAt());
	}

	// T44
	@Test
	void statelessSessionKeepsThem() {
		SessionFactory sessionFactory = this.entityManager.getEntityManagerFactory().unwrap(SessionFactory.class);
		Ticket inserted = new Ticket("a");
		Ticket updated = new Ticket("a");
		inTransaction(() -> this.entityManager.persist(updated));
		Auditors.keepStamps(inserted, STAMPS);
		Auditors.keepStamps(updated, STAMPS);
		List<String> statements = Statements.of(() -> sessionFactory.inStatelessTransaction((session) -> {
			session.insert(inserted);
			session.update(updated);
		}));
		assertThat(statements).hasSize(2);
		assertThat(row(Ticket.class, inserted.getId()).stamps()).isEqualTo(KEPT.stamps());
		assertThat(row(Ticket.class, updated.getId()).updatedAt()).isEqualTo(KEPT.updatedAt());
	}

	// T44
	@Test
	void statelessSessionWithoutATransactionKeepsThemInOneWrite() {
		SessionFactory sessionFactory = this.entityManager.getEntityManagerFactory().unwrap(SessionFactory.class);
		Card card = new Card("a");
		persist(card);
		Auditors.keepStamps(card, STAMPS);
		for (String auditor : List.of("dave", "eve")) {
			try (StatelessSession session = sessionFactory.openStatelessSession()) {
				Auditors.runAs("eve", () -> session.upsert(card));
			}
			assertThat(row(Card.class, card.getId()).updatedBy()).isEqualTo(auditor);
		}
		Receipt receipt = new Receipt("a");
		persist(receipt);
		Auditors.keepStamps(receipt, STAMPS.deleted(UPDATED, "erin"));
		try (StatelessSession session = sessionFactory.openStatelessSession()) {
			session.delete(receipt);
		}
		assertThat((Map<?, ?>) ReflectionTestUtils.getField(StampKeeper.class, "KEPT")).isEmpty();
		Receipt found = DeletedRows
			.only(() -> this.transaction.execute((status) -> this.entityManager.find(Receipt.class, receipt.getId())));
		assertThat(found.getDeletedBy()).isEqualTo("erin");
	}

	// T44
	@Test
	void rowImportedAsDeletedKeepsWhenAndByWhom() {
		Receipt receipt = new Receipt("a");
		writeAs("bob", () -> {
			Auditors.keepStamps(receipt, STAMPS.deleted(UPDATED, "erin"));
			this.entityManager.persist(receipt);
			this.entityManager.remove(receipt);
		});
		Receipt found = DeletedRows
			.only(() -> this.transaction.execute((status) -> this.entityManager.find(Receipt.class, receipt.getId())));
		assertThat(found).extracting(Receipt::getDeletedAt, Receipt::getDeletedBy)
			.containsExactly(KEPT.updatedAt(), "erin");
		assertThat(found.getDeletionId()).isNotNull();
		assertThat(Row.of(found)).isEqualTo(KEPT);
	}

	// T44
	@Test
	void nameThatDoesNotFitIsRefused() {
		Card card = new Card("a");
		Auditors.keepStamps(card, KeptStamps.created(null, "a".repeat(256)));
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> inTransaction(() -> this.entityManager.persist(card)))
			.havingRootCause()
			.isInstanceOf(AuditorTooLongException.class);
		assertThatIllegalArgumentException().isThrownBy(() -> KeptStamps.created(CREATED, " "))
			.withMessage("'createdBy' must not be empty");
	}

}
