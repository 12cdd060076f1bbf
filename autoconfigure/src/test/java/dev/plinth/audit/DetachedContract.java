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

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.plinth.entity.AbstractEntity;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.Statements;
import dev.plinth.testing.office.Card;
import dev.plinth.testing.office.Receipt;
import dev.plinth.testing.office.Ticket;
import dev.plinth.testing.office.TicketRepository;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.jpa.AvailableHints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What instances do that the application has built itself, with an identifier and a
 * version but without stamps, as from a request.
 */
abstract class DetachedContract extends OfficeContract {

	@Autowired
	private List<JpaRepository<?, ?>> repositories;

	@Autowired
	private TicketRepository tickets;

	// T39
	@Test
	void newEntityWithUuidIsInsertedWithoutASelect() {
		Ticket ticket = new Ticket("a");
		List<String> statements = Statements.of(() -> assertThat(this.tickets.save(ticket)).isSameAs(ticket));
		assertThat(statements).singleElement().asString().startsWith("insert ");
		assertThat(row(Ticket.class, ticket.getId())).isEqualTo(Row.of(ticket));
	}

	// T34
	@ParameterizedTest
	@ValueSource(classes = { Ticket.class, Card.class, Receipt.class })
	void savedCopyReturnsTheStampsOfTheCreation(Class<? extends AbstractEntity<?>> type) {
		AbstractEntity<?> original = created(type);
		Row before = row(type, original.getId());
		Object copy = copyOf(original, "b");
		Object[] saved = new Object[1];
		List<String> statements = Statements.of(() -> Auditors.runAs("bob", () -> {
			saved[0] = save(copy);
		}));
		assertThat(statements).satisfiesExactly((select) -> assertThat(select).startsWith("select "),
				(update) -> assertThat(update).startsWith("update ").doesNotContain("created_"));
		assertThat(Row.of(saved[0])).isEqualTo(row(type, original.getId()));
		assertModifiedBy("bob", row(type, original.getId()), before);
	}

	// T34
	@ParameterizedTest
	@ValueSource(classes = { Ticket.class, Card.class, Receipt.class })
	void savedCopyWithEqualContentTouchesNothing(Class<? extends AbstractEntity<?>> type) {
		AbstractEntity<?> original = created(type);
		Row before = row(type, original.getId());
		Object[] saved = new Object[1];
		List<String> statements = Statements.of(() -> Auditors.runAs("bob", () -> {
			saved[0] = save(copyOf(original, "a"));
		}));
		assertThat(statements).singleElement().asString().startsWith("select ");
		assertThat(Row.of(saved[0])).isEqualTo(before);
		assertThat(row(type, original.getId())).isEqualTo(before);
	}

	// T34
	@ParameterizedTest
	@ValueSource(classes = { Ticket.class, Card.class, Receipt.class })
	void mergeIntoAReferenceKeepsTheStamps(Class<? extends AbstractEntity<?>> type) {
		AbstractEntity<?> original = created(type);
		Row before = row(type, original.getId());
		assertThat(writeAs("bob", () -> {
			Object reference = this.entityManager.getReference(type, original.getId());
			assertThat(Hibernate.isInitialized(reference)).isFalse();
			assertThat(Row.of(this.entityManager.merge(copyOf(original, "a")))).isEqualTo(before);
		})).isEmpty();
		assertThat(row(type, original.getId())).isEqualTo(before);
		writeAs("bob", () -> {
			this.entityManager.getReference(type, original.getId());
			this.entityManager.merge(copyOf(original, "b"));
		});
		assertModifiedBy("bob", row(type, original.getId()), before);
	}

	// T34
	@Test
	void mergeIntoAReferenceToADeletedRowDoesNotRestoreIt() {
		Receipt original = (Receipt) created(Receipt.class);
		writeAs("carol", () -> this.entityManager.remove(this.entityManager.find(Receipt.class, original.getId())));
		DeletedRows.edit(() -> {
			writeAs("bob", () -> {
				this.entityManager.getReference(Receipt.class, original.getId());
				this.entityManager.merge(copyOf(original, "b"));
			});
			Receipt found = this.transaction
				.execute((status) -> this.entityManager.find(Receipt.class, original.getId()));
			assertThat(found.getDeletedBy()).isEqualTo("carol");
			assertThat(found).extracting(Receipt::getDeletedAt, Receipt::getDeletionId).doesNotContainNull();
		});
	}

	@Test
	void mergeIntoAReadOnlyInstanceKeepsItsStampsAndItsDeletion() {
		Receipt original = (Receipt) created(Receipt.class);
		writeAs("carol", () -> this.entityManager.remove(this.entityManager.find(Receipt.class, original.getId())));
		writeAs("bob", () -> {
			Receipt deleted = DeletedRows.include(() -> this.entityManager.find(Receipt.class, original.getId(),
					Map.of(AvailableHints.HINT_READ_ONLY, true)));
			assertThat(DeletedRows.<Object>include(() -> this.entityManager.merge(copyOf(original, "b"))))
				.isSameAs(deleted);
			assertThat(deleted.getCreatedBy()).isEqualTo(original.getCreatedBy());
			assertThat(deleted.getDeletedBy()).isEqualTo("carol");
			assertThat(this.entityManager.find(Receipt.class, original.getId())).isNull();
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { Ticket.class, Card.class, Receipt.class })
	void statelessUpdateOfACopyKeepsTheStampsOfTheCreation(Class<? extends AbstractEntity<?>> type) {
		AbstractEntity<?> original = created(type);
		Row before = row(type, original.getId());
		List<String> statements = statelessAs("bob", (session) -> session.update(copyOf(original, "b")));
		assertThat(statements).singleElement().asString().startsWith("update ").doesNotContain("created_");
		assertModifiedBy("bob", row(type, original.getId()), before);
	}

	@ParameterizedTest
	@ValueSource(classes = { Ticket.class, Card.class, Receipt.class })
	void upsertOfACopyKeepsTheStampsOfTheCreation(Class<? extends AbstractEntity<?>> type) {
		AbstractEntity<?> original = created(type);
		Row before = row(type, original.getId());
		statelessAs("bob", (session) -> session.upsert(copyOf(original, "b")));
		assertModifiedBy("bob", row(type, original.getId()), before);
	}

	private List<String> statelessAs(String auditor, Consumer<StatelessSession> work) {
		SessionFactory sessionFactory = this.entityManager.getEntityManagerFactory().unwrap(SessionFactory.class);
		return Statements.of(() -> Auditors.runAs(auditor, () -> sessionFactory.inStatelessTransaction(work::accept)));
	}

	@SuppressWarnings("unchecked")
	private <T> T save(T entity) {
		String name = entity.getClass().getSimpleName();
		JpaRepository<T, ?> repository = (JpaRepository<T, ?>) this.repositories.stream()
			.filter((candidate) -> List.of(candidate.getClass().getInterfaces()).toString().contains(name))
			.findFirst()
			.orElseThrow();
		return repository.save(entity);
	}

	private AbstractEntity<?> created(Class<? extends AbstractEntity<?>> type) {
		AbstractEntity<?> created = instance(type, "a");
		Auditors.runAs("alice", () -> inTransaction(() -> this.entityManager.persist(created)));
		return created;
	}

	private static AbstractEntity<?> instance(Class<? extends AbstractEntity<?>> type, String text) {
		AbstractEntity<?> instance = BeanUtils.instantiateClass(type);
		ReflectionTestUtils.setField(instance, "text", text);
		return instance;
	}

	@SuppressWarnings("unchecked")
	private static AbstractEntity<?> copyOf(AbstractEntity<?> original, String text) {
		AbstractEntity<?> copy = instance((Class<? extends AbstractEntity<?>>) original.getClass(), text);
		ReflectionTestUtils.setField(copy, "id", original.getId());
		ReflectionTestUtils.setField(copy, "version", ReflectionTestUtils.getField(original, "version"));
		return copy;
	}

}
