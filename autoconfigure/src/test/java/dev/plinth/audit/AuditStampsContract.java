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

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.plinth.audit.stamped.Note;
import dev.plinth.audit.stamped.Plain;
import dev.plinth.audit.stamped.Ticket;
import dev.plinth.testing.TestDatabase;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.data.domain.AuditorAware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * What {@link AuditStamps} promise in plain Hibernate, without Spring transactions.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuditStampsContract {

	private static final Instant FIRST = TickingClock.START.truncatedTo(ChronoUnit.MICROS);

	private final Map<String, SessionFactory> opened = new HashMap<>();

	private final TestDatabase.Instance instance;

	private TickingClock clock;

	private String currentAuditor;

	private int lookUps;

	private SessionFactory database;

	AuditStampsContract(TestDatabase type) {
		this.instance = type.create();
	}

	@BeforeEach
	void prepare() {
		this.currentAuditor = "alice";
		this.database = open(InstantMode.TRANSACTION, 6);
		this.database.inTransaction((session) -> session.createMutationQuery("delete from Note").executeUpdate());
		this.lookUps = 0;
		this.clock = new TickingClock();
	}

	@AfterAll
	void close() {
		this.opened.values().forEach(SessionFactory::close);
		this.instance.close();
	}

	// T38
	@Test
	void insertGivesCreatedAndUpdatedTheSameInstant() {
		Note note = insert("a");
		assertThat(note.getCreatedAt()).isEqualTo(note.getUpdatedAt()).isEqualTo(FIRST);
		assertThat(note.getCreatedBy()).isEqualTo(note.getUpdatedBy()).isEqualTo("alice");
	}

	// T37
	@Test
	void instantInMemoryEqualsInstantReadBack() {
		Note note = insert("a");
		assertThat(find(note).getCreatedAt()).isEqualTo(note.getCreatedAt());
	}

	@Test
	void instantIsTruncatedToThePrecisionOfTheColumns() {
		this.database = open(InstantMode.TRANSACTION, 3);
		assertThat(insert("a").getCreatedAt()).isEqualTo(TickingClock.START.truncatedTo(ChronoUnit.MILLIS));
		this.database = open(InstantMode.TRANSACTION, 0);
		assertThat(insert("a").getCreatedAt()).isEqualTo(TickingClock.START.truncatedTo(ChronoUnit.SECONDS));
	}

	@Test
	void updateKeepsCreatedAndChangesUpdated() {
		Note note = insert("a");
		this.currentAuditor = "bob";
		this.database.inTransaction((session) -> session.find(Note.class, note.getId()).setText("b"));
		Note read = find(note);
		assertThat(read.getCreatedAt()).isEqualTo(FIRST);
		assertThat(read.getCreatedBy()).isEqualTo("alice");
		assertThat(read.getUpdatedAt()).isEqualTo(FIRST.plusSeconds(1));
		assertThat(read.getUpdatedBy()).isEqualTo("bob");
	}

	@Test
	void flushWithoutChangeTouchesNothing() {
		Note note = insert("a");
		this.database.inTransaction((session) -> {
			Note read = session.find(Note.class, note.getId());
			read.setText(new String("a"));
			session.flush();
		});
		assertThat(find(note).getUpdatedAt()).isEqualTo(FIRST);
	}

	@Test
	void rowsOfOneTransactionShareTheInstantOfItsFirstWrite() {
		this.database.inTransaction((session) -> {
			Note first = new Note("a");
			session.persist(first);
			session.flush();
			Note second = new Note("b");
			session.persist(second);
			first.setText("c");
			session.flush();
			assertThat(second.getCreatedAt()).isEqualTo(first.getUpdatedAt()).isEqualTo(FIRST);
		});
	}

	@Test
	void rowsCarryTheirOwnInstantWhenModeIsWrite() {
		this.database = open(InstantMode.WRITE, 6);
		this.database.inTransaction((session) -> {
			Note first = new Note("a");
			Note second = new Note("b");
			session.persist(first);
			session.persist(second);
			session.flush();
			assertThat(first.getCreatedAt()).isEqualTo(first.getUpdatedAt()).isEqualTo(FIRST);
			assertThat(second.getCreatedAt()).isEqualTo(second.getUpdatedAt()).isEqualTo(FIRST.plusSeconds(1));
			first.setText("c");
			session.flush();
			first.setText("d");
			session.flush();
			assertThat(first.getCreatedAt()).isEqualTo(FIRST);
			assertThat(first.getUpdatedAt()).isEqualTo(FIRST.plusSeconds(3));
		});
	}

	// T35
	@Test
	void bulkStatementsShareTheInstantOfTheirTransaction() {
		Note before = insert("a");
		this.database.inTransaction((session) -> {
			session.createMutationQuery("update Note set text = 'b'").executeUpdate();
			session.createMutationQuery("insert into Note (text) values ('b')").executeUpdate();
			session.persist(new Note("b"));
		});
		assertThat(all()).hasSize(3).extracting(Note::getUpdatedAt).containsOnly(FIRST.plusSeconds(1));
		assertThat(find(before).getCreatedAt()).isEqualTo(FIRST);
	}

	// T35, T38
	@Test
	void rowsOfABulkInsertCarryTheirOwnInstantWhenModeIsWrite() {
		this.database = open(InstantMode.WRITE, 6);
		this.database.inTransaction((session) -> {
			session.createMutationQuery("insert into Note (text) values ('a'), ('b')").executeUpdate();
			session.createMutationQuery("update Note set text = 'c' where text = 'b'").executeUpdate();
		});
		assertThat(all()).extracting(Note::getText, Note::getCreatedAt, Note::getUpdatedAt)
			.containsExactly(tuple("a", FIRST, FIRST), tuple("c", FIRST.plusSeconds(1), FIRST.plusSeconds(2)));
	}

	@Test
	void secondTransactionOfASessionHasItsOwnStamps() {
		assertThat(twoTransactions((session) -> {
			session.getTransaction().commit();
			return null;
		})).isEqualTo(FIRST.plusSeconds(1));
	}

	@Test
	void transactionAfterARollbackHasItsOwnStamps() {
		assertThat(twoTransactions((session) -> {
			session.getTransaction().rollback();
			session.clear();
			return null;
		})).isEqualTo(FIRST.plusSeconds(1));
	}

	@Test
	void sessionsDoNotShareStamps() {
		this.database.inTransaction((outer) -> {
			Note first = new Note("a");
			outer.persist(first);
			outer.flush();
			this.currentAuditor = "bob";
			Note second = insert("b");
			Note third = new Note("c");
			outer.persist(third);
			outer.flush();
			assertThat(second.getCreatedAt()).isEqualTo(FIRST.plusSeconds(1));
			assertThat(second.getCreatedBy()).isEqualTo("bob");
			assertThat(third.getCreatedAt()).isEqualTo(FIRST);
			assertThat(third.getCreatedBy()).isEqualTo("alice");
		});
	}

	@Test
	void sessionOnTheConnectionOfAnotherSharesItsStamps() {
		this.database.inTransaction((session) -> {
			Note first = new Note("a");
			session.persist(first);
			session.flush();
			Note second = new Note("b");
			try (Session child = session.sessionWithOptions().connection().openSession()) {
				child.persist(second);
				child.flush();
			}
			assertThat(second.getCreatedAt()).isEqualTo(FIRST);
			assertThat(this.lookUps).isEqualTo(1);
		});
	}

	@Test
	void statelessSessionInTransactionSharesStamps() {
		this.database.inStatelessTransaction((session) -> {
			Note first = new Note("a");
			Note second = new Note("b");
			session.insert(first);
			session.insert(second);
			assertThat(second.getCreatedAt()).isEqualTo(first.getUpdatedAt()).isEqualTo(FIRST);
			assertThat(this.lookUps).isEqualTo(1);
		});
	}

	@Test
	void eachWriteOutsideOfATransactionHasItsOwnStamps() {
		try (StatelessSession session = this.database.openStatelessSession()) {
			Note first = new Note("a");
			Note second = new Note("b");
			session.insert(first);
			session.insert(second);
			assertThat(first.getCreatedAt()).isEqualTo(first.getUpdatedAt()).isEqualTo(FIRST);
			assertThat(second.getCreatedAt()).isEqualTo(second.getUpdatedAt()).isEqualTo(FIRST.plusSeconds(1));
			assertThat(this.lookUps).isEqualTo(2);
			session.update(second);
			session.update(second);
			assertThat(second.getCreatedAt()).isEqualTo(FIRST.plusSeconds(1));
			assertThat(second.getUpdatedAt()).isEqualTo(FIRST.plusSeconds(3));
		}
	}

	@Test
	void auditorWhenTheSourceHasNoneIsTheFallback() {
		this.currentAuditor = " ";
		assertThat(insert("a").getCreatedBy()).isEqualTo("system");
	}

	@Test
	void auditorThatDoesNotFitIsRefused() {
		this.currentAuditor = "a".repeat(31);
		assertThatExceptionOfType(AuditorTooLongException.class).isThrownBy(() -> insert("a"))
			.withMessage("Auditor '" + this.currentAuditor
					+ "' has 31 characters, but the columns that hold it have room for 30");
	}

	@Test
	void runAsThatDoesNotFitIsRefused() {
		assertThatExceptionOfType(AuditorTooLongException.class)
			.isThrownBy(() -> Auditors.runAs("a".repeat(31), () -> insert("a")));
	}

	@Test
	void failureOfTheSourceReachesTheCaller() {
		this.currentAuditor = "boom";
		assertThatIllegalStateException().isThrownBy(() -> insert("a")).withMessage("boom");
	}

	@Test
	void entityWithStampsWhenSettingIsMissingIsRefused() {
		assertThatException().isThrownBy(() -> sessionFactory(Map.of()))
			.havingRootCause()
			.isInstanceOf(IllegalStateException.class)
			.withMessage("The settings of the session factory hold no dev.plinth.audit.AuditStamps. Apply the "
					+ "HibernatePropertiesCustomizer beans of the application context to it.");
	}

	private Instant twoTransactions(Function<Session, Void> end) {
		try (Session session = this.database.openSession()) {
			session.beginTransaction();
			session.persist(new Note("a"));
			session.flush();
			end.apply(session);
			this.currentAuditor = "bob";
			session.beginTransaction();
			Note note = new Note("b");
			session.persist(note);
			session.getTransaction().commit();
			assertThat(note.getCreatedBy()).isEqualTo("bob");
			return note.getCreatedAt();
		}
	}

	private Note insert(String text) {
		return this.database.fromTransaction((session) -> {
			Note note = new Note(text);
			session.persist(note);
			return note;
		});
	}

	private List<Note> all() {
		return this.database.fromTransaction(
				(session) -> session.createSelectionQuery("from Note order by id", Note.class).getResultList());
	}

	private Note find(Note note) {
		return this.database.fromTransaction((session) -> session.find(Note.class, note.getId()));
	}

	private SessionFactory open(InstantMode mode, int precision) {
		this.clock = new TickingClock();
		return this.opened.computeIfAbsent(mode + " " + precision, (key) -> {
			Clock current = mock();
			given(current.instant()).willAnswer((invocation) -> this.clock.instant());
			AuditorAware<String> source = this::auditor;
			AuditorResolver auditors = new AuditorResolver(() -> source, new OneUser(), "system", 30);
			return sessionFactory(Map.of(AuditStamps.SETTING, new AuditStamps(current, mode, precision, auditors)));
		});
	}

	private Optional<String> auditor() {
		this.lookUps++;
		if ("boom".equals(this.currentAuditor)) {
			throw new IllegalStateException("boom");
		}
		return Optional.of(this.currentAuditor);
	}

	private SessionFactory sessionFactory(Map<String, Object> settings) {
		BootstrapServiceRegistry bootstrap = new BootstrapServiceRegistryBuilder()
			.applyClassLoader(Note.class.getClassLoader())
			.build();
		StandardServiceRegistry services = new StandardServiceRegistryBuilder(bootstrap)
			.applySetting("hibernate.connection.url", this.instance.jdbcUrl())
			.applySetting("hibernate.connection.username", this.instance.username())
			.applySetting("hibernate.connection.password", this.instance.password())
			.applySetting("hibernate.hbm2ddl.auto", "create")
			.applySettings(settings)
			.enableAutoClose()
			.build();
		return new MetadataSources(services)
			.addAnnotatedClasses(Note.class, Note.Line.class, Note.Detail.class, Ticket.class, Plain.class)
			.buildMetadata()
			.buildSessionFactory();
	}

}
