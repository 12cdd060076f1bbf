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

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.plinth.audit.Auditors;
import dev.plinth.audit.stamped.Note;
import dev.plinth.audit.stamped.Plain;
import dev.plinth.audit.stamped.Reminder;
import dev.plinth.audit.stamped.Ticket;
import dev.plinth.testing.Statements;
import jakarta.persistence.EntityManager;
import org.hibernate.Interceptor;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.AuditorAware;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What holds for an application whose {@link AuditorAware} queries a repository of the
 * very entity that is written. // T33, T43
 */
@SpringBootTest(classes = { AuditingApplication.class, QueryingAuditorAwareContract.Config.class },
		webEnvironment = SpringBootTest.WebEnvironment.NONE)
@WithMockUser("alice")
abstract class QueryingAuditorAwareContract {

	private static final StackWalker STACK = StackWalker.getInstance();

	@Autowired
	private NoteRepository notes;

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private JdbcTemplate jdbc;

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
	void lookUpIsTheOnlyStatementMore() {
		assertThat(Statements.of(() -> this.transaction.executeWithoutResult((status) -> note().setText("b"))))
			.hasSize(3)
			.satisfies((statements) -> assertThat(statements.get(1)).contains("text=?"),
					(statements) -> assertThat(statements.get(2)).startsWith("update note "));
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
		assertResolvedBeforeTheFlush(() -> note().addLine(), () -> note().getLines().remove(0),
				() -> note().addDetail(), () -> note().setText("b"), () -> this.entityManager.persist(new Note("c")),
				() -> this.entityManager.remove(note()));
	}

	@Test
	void softDeletionIsKnownBeforeTheFlush() {
		Draft removed = persisted(new Draft(note()));
		Draft requested = persisted(new Draft(note()));
		assertResolvedBeforeTheFlush(
				() -> this.entityManager.remove(this.entityManager.find(Draft.class, removed.getId())),
				() -> this.entityManager.find(Draft.class, requested.getId()).softDelete());
	}

	@Test
	void orphanOfAOneToOneIsKnownBeforeTheFlush() {
		Draft draft = new Draft(note());
		draft.setCover(true);
		persisted(draft);
		assertResolvedBeforeTheFlush(() -> this.entityManager.find(Draft.class, draft.getId()).setCover(false));
		assertThat(this.jdbc.queryForObject("select deleted_by from cover where draft_id = ?", String.class,
				draft.getId()))
			.isEqualTo("Note alice");
	}

	@Test
	void entitiesBehindAnEmbeddableAreKnownBeforeTheFlush() {
		Draft draft = persisted(new Draft(note()));
		assertResolvedBeforeTheFlush(() -> {
			Draft read = this.entityManager.find(Draft.class, draft.getId());
			read.setSeal(true);
		});
	}

	@Test
	void changeByACallbackIsKnownBeforeTheFlush() {
		Reminder reminder = persisted(new Reminder());
		assertResolvedBeforeTheFlush(() -> {
			Reminder read = this.entityManager.find(Reminder.class, reminder.getId());
			Note note = note();
			read.setText("a", () -> note.setText("b"));
		});
		assertThat(note().getUpdatedBy()).isEqualTo("Note alice");
	}

	@Test
	void changeByAnInterceptorAheadOfTheFlushIsKnownBeforeIt() {
		assertResolvedBeforeTheFlushOf(new Interceptor() {

			@Override
			public void preFlush(Iterator<Object> entities) {
				entities.forEachRemaining(QueryingAuditorAwareContract::change);
			}

		}, (session) -> session.find(Note.class, this.noteId));
	}

	@Test
	void changeThatAnInterceptorFindsIsKnownBeforeTheFlush() {
		assertResolvedBeforeTheFlushOf(new Interceptor() {

			@Override
			public int @Nullable [] findDirty(Object entity, Object id, Object[] currentState, Object[] previousState,
					String[] propertyNames, Type[] types) {
				if (!(entity instanceof Note note)) {
					return null;
				}
				int text = List.of(propertyNames).indexOf("text");
				note.setText("found");
				currentState[text] = "found";
				return new int[] { text };
			}

		}, (session) -> session.find(Note.class, this.noteId));
	}

	@Test
	void changeByAnInterceptorOfAnotherChangeIsKnownBeforeTheFlush() {
		Plain plain = persisted(new Plain());
		List<Note> loaded = new ArrayList<>();
		assertResolvedBeforeTheFlushOf(new Interceptor() {

			@Override
			public boolean onFlushDirty(Object entity, Object id, Object[] currentState, Object[] previousState,
					String[] propertyNames, Type[] types) {
				loaded.forEach(QueryingAuditorAwareContract::change);
				return false;
			}

		}, (session) -> {
			session.find(Plain.class, plain.getId()).setText("a");
			loaded.add(session.find(Note.class, this.noteId));
		});
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
	void queryOfATransactionThatOnlyReadsLooksForChangesOnceMore() {
		int[] checks = new int[1];
		Interceptor counting = new Interceptor() {

			@Override
			public int @Nullable [] findDirty(Object entity, Object id, Object[] currentState, Object[] previousState,
					String[] propertyNames, Type[] types) {
				checks[0]++;
				return null;
			}

		};
		try (Session session = this.entityManager.unwrap(Session.class)
			.getSessionFactory()
			.withOptions()
			.interceptor(counting)
			.openSession()) {
			session.beginTransaction();
			session.find(Note.class, this.noteId);
			session.createQuery("from Note", Note.class).getResultList();
			assertThat(checks[0]).isEqualTo(2);
			session.getTransaction().commit();
		}
		assertThat(this.auditorAware.lookUps).isZero();
	}

	@Test
	void associationsThatAreOnlyReadLookNothingUpAndAreNotLoaded() {
		Draft draft = new Draft(note());
		draft.setCover(true);
		draft.setSeal(true);
		persisted(draft);
		List<String> statements = Statements.of(() -> this.transaction.executeWithoutResult((status) -> {
			this.entityManager.find(Draft.class, draft.getId());
			this.entityManager.flush();
		}));
		assertThat(statements).noneMatch((statement) -> statement.contains("from spine"));
		assertThat(this.auditorAware.lookUps).isZero();
	}

	@Test
	void readOnlyTransactionLooksNothingUp() {
		this.transaction.setReadOnly(true);
		assertThat(Statements.of(() -> this.transaction.executeWithoutResult((status) -> {
			note().setText("ignored");
			this.notes.findAll();
		}))).hasSize(2);
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

	/**
	 * Return whether this is called from within a flush of Hibernate, its cascades
	 * included.
	 */
	private static boolean isFlushing() {
		return STACK.walk((frames) -> frames.map(StackFrame::getClassName)
			.anyMatch("org.hibernate.event.internal.AbstractFlushingEventListener"::equals));
	}

	private void assertResolvedBeforeTheFlush(Runnable... transactions) {
		this.auditorAware.lookUps = 0;
		this.auditorAware.before = () -> assertThat(isFlushing()).isFalse();
		for (Runnable work : transactions) {
			this.transaction.executeWithoutResult((status) -> work.run());
		}
		assertThat(this.auditorAware.lookUps).isEqualTo(transactions.length);
	}

	private void assertResolvedBeforeTheFlushOf(Interceptor interceptor, Consumer<Session> work) {
		this.auditorAware.before = () -> assertThat(isFlushing()).isFalse();
		try (Session session = this.entityManager.unwrap(Session.class)
			.getSessionFactory()
			.withOptions()
			.interceptor(interceptor)
			.openSession()) {
			session.beginTransaction();
			work.accept(session);
			session.getTransaction().commit();
		}
		assertThat(this.auditorAware.lookUps).isEqualTo(1);
		assertThat(note().getUpdatedBy()).isEqualTo("Note alice");
	}

	private static void change(Object entity) {
		if (entity instanceof Note note) {
			note.setText("changed");
		}
	}

	private <T> T persisted(T entity) {
		this.transaction.executeWithoutResult((status) -> this.entityManager.persist(entity));
		this.auditorAware.lookUps = 0;
		return entity;
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
