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
package dev.plinth.autoconfigure.auditing;

import java.util.List;
import java.util.Optional;

import dev.plinth.audit.Auditors;
import dev.plinth.audit.stamped.Note;
import dev.plinth.audit.stamped.Plain;
import dev.plinth.audit.stamped.Ticket;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionImplementor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.AuditorAware;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for an application whose {@link AuditorAware} queries a repository of the very
 * entity that is written. // T33, T43
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=create-drop" })
@WithMockUser("alice")
class QueryingAuditorAwareTests {

	@Autowired
	private NoteRepository notes;

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private PlatformTransactionManager transactionManager;

	@Autowired
	private QueryingAuditorAware auditorAware;

	private TransactionTemplate transaction;

	private Long noteId;

	@BeforeEach
	void prepare() {
		this.transaction = new TransactionTemplate(this.transactionManager);
		this.auditorAware.before = () -> {
		};
		this.noteId = this.transaction.execute((status) -> {
			this.notes.deleteAll();
			Note note = new Note("alice");
			note.addLine();
			return this.notes.save(note).getId();
		});
		this.auditorAware.lookUps = 0;
	}

	@Test
	void commitOfNewEntitiesLooksUpOnce() {
		Note note = this.transaction.execute((status) -> {
			this.notes.save(new Note("a"));
			return this.notes.save(new Note("b"));
		});
		assertThat(note.getCreatedBy()).isEqualTo("Note alice");
		assertThat(this.auditorAware.lookUps).isEqualTo(1);
	}

	@Test
	void commitOfAChangeLooksUpOnce() {
		this.transaction.executeWithoutResult((status) -> note().setText("b"));
		assertThat(note().getUpdatedBy()).isEqualTo("Note alice");
		assertThat(this.auditorAware.lookUps).isEqualTo(1);
	}

	@Test
	void severalFlushesOfATransactionLookUpOnce() {
		this.transaction.executeWithoutResult((status) -> {
			this.notes.saveAndFlush(new Note("a"));
			this.notes.save(new Note("b"));
			this.notes.findByText("b");
			this.notes.save(new Note("c"));
		});
		assertThat(this.auditorAware.lookUps).isEqualTo(1);
	}

	// T35
	@Test
	void bulkStatementsOfATransactionLookUpOnce() {
		this.auditorAware.before = () -> assertThat(isFlushing()).isFalse();
		this.transaction.executeWithoutResult((status) -> {
			this.entityManager.createQuery("update Note n set n.text = 'b'").executeUpdate();
			this.entityManager.createQuery("update Note n set n.text = 'c'").executeUpdate();
			this.entityManager.createQuery("insert into Note (text) values ('c')").executeUpdate();
		});
		assertThat(note().getUpdatedBy()).isEqualTo("Note alice");
		assertThat(this.notes.findByText("c")).hasSize(2).extracting(Note::getUpdatedBy).containsOnly("Note alice");
		assertThat(this.auditorAware.lookUps).isEqualTo(1);
	}

	@Test
	void queryThatFlushesLooksUpBeforeTheFlush() {
		this.auditorAware.before = () -> assertThat(isFlushing()).isFalse();
		this.transaction.executeWithoutResult((status) -> {
			this.notes.save(new Note("a"));
			assertThat(this.notes.findByText("a")).singleElement()
				.extracting(Note::getCreatedBy)
				.isEqualTo("Note alice");
		});
		assertThat(this.auditorAware.lookUps).isEqualTo(1);
	}

	@Test
	void everyKindOfChangeIsKnownBeforeTheFlush() {
		this.auditorAware.before = () -> assertThat(isFlushing()).isFalse();
		this.transaction.executeWithoutResult((status) -> note().addLine());
		this.transaction.executeWithoutResult((status) -> {
			Note note = note();
			assertThat(note.getLines()).hasSize(2);
			note.getLines().remove(0);
		});
		this.transaction.executeWithoutResult((status) -> note().addDetail());
		this.transaction.executeWithoutResult((status) -> note().setText("b"));
		this.transaction.executeWithoutResult((status) -> this.entityManager.persist(new Note("c")));
		this.transaction.executeWithoutResult((status) -> this.entityManager.remove(note()));
		assertThat(this.auditorAware.lookUps).isEqualTo(6);
	}

	@Test
	void softDeletionIsKnownBeforeTheFlush() {
		Draft removed = new Draft();
		Draft requested = new Draft();
		this.transaction.executeWithoutResult((status) -> {
			this.entityManager.persist(removed);
			this.entityManager.persist(requested);
		});
		this.auditorAware.lookUps = 0;
		this.auditorAware.before = () -> assertThat(isFlushing()).isFalse();
		this.transaction.executeWithoutResult(
				(status) -> this.entityManager.remove(this.entityManager.find(Draft.class, removed.getId())));
		this.transaction
			.executeWithoutResult((status) -> this.entityManager.find(Draft.class, requested.getId()).softDelete());
		assertThat(this.auditorAware.lookUps).isEqualTo(2);
	}

	@Test
	void transactionThatOnlyReadsLooksNothingUp() {
		this.transaction.executeWithoutResult((status) -> {
			Note note = note();
			assertThat(note.getLines()).hasSize(1);
			this.notes.findAll();
			this.notes.flush();
		});
		assertThat(this.auditorAware.lookUps).isZero();
	}

	@Test
	void readOnlyTransactionLooksNothingUp() {
		this.transaction.setReadOnly(true);
		this.transaction.executeWithoutResult((status) -> {
			note().setText("ignored");
			this.notes.findAll();
		});
		assertThat(this.auditorAware.lookUps).isZero();
	}

	@Test
	void writingEntitiesWithoutStampsLooksNothingUp() {
		this.transaction.executeWithoutResult((status) -> {
			note();
			Plain plain = new Plain();
			this.entityManager.persist(plain);
			this.entityManager.flush();
			plain.setText("a");
		});
		assertThat(this.auditorAware.lookUps).isZero();
	}

	@Test
	void persistThatInsertsAtOnceLooksUpOnce() {
		Ticket ticket = this.transaction.execute((status) -> {
			Ticket first = new Ticket();
			this.entityManager.persist(first);
			this.entityManager.persist(new Ticket());
			return first;
		});
		assertThat(ticket.getCreatedBy()).isEqualTo("Note alice");
		assertThat(this.auditorAware.lookUps).isEqualTo(1);
	}

	@Test
	void statelessSessionBesidePendingChangesGivesBothTheAuditor() {
		Note pending = new Note("pending");
		Note inserted = new Note("inserted");
		this.transaction.executeWithoutResult((status) -> {
			this.notes.save(pending);
			try (StatelessSession session = this.entityManager.unwrap(Session.class)
				.getSessionFactory()
				.openStatelessSession()) {
				session.beginTransaction();
				session.insert(inserted);
				session.getTransaction().commit();
			}
		});
		assertThat(inserted.getCreatedBy()).isEqualTo("Note alice");
		assertThat(pending.getCreatedBy()).isEqualTo("Note alice");
	}

	@Test
	void changeOfUserWithinATransactionLooksUpAgain() {
		this.transaction.executeWithoutResult((status) -> {
			Note first = this.notes.saveAndFlush(new Note("a"));
			signIn("bob");
			Note second = this.notes.saveAndFlush(new Note("b"));
			signIn("carol");
			Note third = this.notes.saveAndFlush(new Note("c"));
			signIn("bob");
			Note fourth = this.notes.saveAndFlush(new Note("d"));
			assertThat(List.of(first, second, third, fourth)).extracting(Note::getCreatedBy)
				.containsExactly("Note alice", "Nobody's bob", "Nobody's carol", "Nobody's bob");
		});
		assertThat(this.auditorAware.lookUps).isEqualTo(3);
	}

	@Test
	void runAsLooksNothingUp() {
		Note note = Auditors.runAs("import", () -> this.notes.save(new Note("a")));
		assertThat(note.getCreatedBy()).isEqualTo("import");
		assertThat(this.auditorAware.lookUps).isZero();
	}

	@Test
	void newTransactionLooksUpForItself() {
		TransactionTemplate requiresNew = new TransactionTemplate(this.transactionManager);
		requiresNew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.transaction.executeWithoutResult((status) -> {
			this.notes.saveAndFlush(new Note("a"));
			signIn("bob");
			assertThat(requiresNew.execute((inner) -> this.notes.save(new Note("b"))).getCreatedBy())
				.isEqualTo("Nobody's bob");
		});
		assertThat(this.auditorAware.lookUps).isEqualTo(2);
	}

	@Test
	void transactionAfterARollbackLooksUpAgain() {
		this.transaction.executeWithoutResult((status) -> {
			this.notes.saveAndFlush(new Note("a"));
			status.setRollbackOnly();
		});
		this.transaction.executeWithoutResult((status) -> this.notes.saveAndFlush(new Note("b")));
		assertThat(this.auditorAware.lookUps).isEqualTo(2);
	}

	@Test
	void lookUpThatWritesInATransactionOfItsOwnGivesThoseRowsTheFallback() {
		TransactionTemplate requiresNew = new TransactionTemplate(this.transactionManager);
		requiresNew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.auditorAware.before = () -> requiresNew
			.executeWithoutResult((status) -> this.notes.saveAndFlush(new Note("registered")));
		Note note = this.transaction.execute((status) -> this.notes.save(new Note("a")));
		assertThat(note.getCreatedBy()).isEqualTo("Note alice");
		assertThat(this.notes.findByText("registered")).singleElement()
			.extracting(Note::getCreatedBy)
			.isEqualTo("system");
		assertThat(this.auditorAware.lookUps).isEqualTo(1);
	}

	@Test
	void lookUpThatFlushesTheSessionIsRefused() {
		this.auditorAware.before = () -> this.entityManager.flush();
		assertThatException()
			.isThrownBy(() -> this.transaction.executeWithoutResult((status) -> this.notes.save(new Note("a"))))
			.havingRootCause()
			.withMessage("The AuditorAware bean of the application writes in the session whose auditor it is asked "
					+ "for. Let it only read, or write in a transaction of its own.");
	}

	private boolean isFlushing() {
		return this.entityManager.unwrap(SessionImplementor.class).getPersistenceContext().isFlushing();
	}

	private Note note() {
		return this.notes.findById(this.noteId).orElseThrow();
	}

	private static void signIn(String name) {
		SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(name, "", "USER"));
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Config {

		@Bean
		QueryingAuditorAware auditorAware(NoteRepository notes) {
			return new QueryingAuditorAware(notes);
		}

	}

	static class QueryingAuditorAware implements AuditorAware<String> {

		private final NoteRepository notes;

		private Runnable before = () -> {
		};

		private int lookUps;

		QueryingAuditorAware(NoteRepository notes) {
			this.notes = notes;
		}

		@Override
		public Optional<String> getCurrentAuditor() {
			this.lookUps++;
			this.before.run();
			String name = SecurityContextHolder.getContext().getAuthentication().getName();
			return this.notes.findByText(name)
				.stream()
				.findFirst()
				.map((note) -> "Note " + name)
				.or(() -> Optional.of("Nobody's " + name));
		}

	}

}
