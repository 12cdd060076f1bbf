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

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.plinth.testing.Statements;
import dev.plinth.testing.newsroom.Draft;
import dev.plinth.testing.newsroom.DraftRepository;
import dev.plinth.testing.newsroom.Employee;
import dev.plinth.testing.newsroom.Frame;
import dev.plinth.testing.newsroom.Letter;
import dev.plinth.testing.newsroom.Licence;
import dev.plinth.testing.newsroom.Mark;
import dev.plinth.testing.newsroom.Memo;
import dev.plinth.testing.newsroom.Newsroom;
import dev.plinth.testing.newsroom.NewsroomTest;
import dev.plinth.testing.newsroom.Origin;
import dev.plinth.testing.newsroom.Photo;
import dev.plinth.testing.newsroom.Report;
import dev.plinth.testing.newsroom.ReportRepository;
import dev.plinth.testing.newsroom.Sketch;
import dev.plinth.testing.newsroom.Story;
import dev.plinth.testing.newsroom.Trail;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Attributes of an application's own with the auditing annotations of Spring Data.
 */
@NewsroomTest
abstract class OwnAttributesContract {

	private static final Instant FIRST = Instant.parse("2026-03-01T10:15:30.123456Z");

	private static final Instant SECOND = FIRST.plusSeconds(1);

	private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

	@Autowired
	EntityManager entityManager;

	@Autowired
	EntityManagerFactory entityManagerFactory;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	ReportRepository reports;

	@Autowired
	DraftRepository drafts;

	@Autowired
	Newsroom newsroom;

	private Employee ada;

	private Employee bob;

	@BeforeEach
	void populate() {
		this.entityManagerFactory.getCache().evictAll();
		for (String table : List.of("notice", "draft", "sketch", "photo", "employee_team", "employee", "report",
				"letter", "story", "memo")) {
			this.jdbc.update("delete from " + table);
		}
		this.newsroom.reset("ada");
		this.ada = persist(new Employee("ada"));
		this.bob = persist(new Employee("bob"));
		this.newsroom.reset("ada");
	}

	private <T> T persist(T entity) {
		return returning(() -> {
			this.entityManager.persist(entity);
			return entity;
		});
	}

	private <T> T find(Class<T> type, Object id) {
		return returning(() -> this.entityManager.find(type, id));
	}

	private <T> void edit(Class<T> type, Object id, Consumer<T> edit) {
		inTransaction(() -> edit.accept(this.entityManager.find(type, id)));
	}

	private void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	private <T> T returning(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	@SuppressWarnings("unchecked")
	private static <E extends Exception> void fail(String message) throws E {
		throw (E) new IOException(message);
	}

	private String column(String table, String column) {
		return this.jdbc.queryForObject("select " + column + " from " + table, String.class);
	}

	// T37, T38
	@Test
	void insertStampsAttributesOfABaseClass() {
		Report written = persist(new Report("a"));
		Report read = find(Report.class, written.getId());
		for (Report report : List.of(written, read)) {
			assertThat(report.getCreatedBy()).isEqualTo("ada");
			assertThat(report.getModifiedBy()).isEqualTo("ada");
			assertThat(report.getCreated().getTime()).isEqualTo(FIRST.toEpochMilli());
			assertThat(report.getModified()).hasSameTimeAs(report.getCreated());
		}
	}

	@Test
	void updateKeepsTheStampsOfTheInsert() {
		Report report = persist(new Report("a"));
		this.newsroom.signIn("bob");
		edit(Report.class, report.getId(), (managed) -> managed.setTitle("b"));
		Report read = find(Report.class, report.getId());
		assertThat(read.getCreatedBy()).isEqualTo("ada");
		assertThat(read.getCreated().getTime()).isEqualTo(FIRST.toEpochMilli());
		assertThat(read.getModifiedBy()).isEqualTo("bob");
		assertThat(read.getModified().getTime()).isEqualTo(SECOND.toEpochMilli());
	}

	@Test
	void saveWithoutChangeTouchesNothing() {
		Report report = persist(new Report("a"));
		Story story = persist(new Story("a", new Trail("b")));
		assertThat(Statements.of(() -> {
			edit(Report.class, report.getId(), (managed) -> managed.setTitle("a"));
			edit(Story.class, story.getId(), (managed) -> managed.setHeadline("a"));
		})).noneMatch((statement) -> statement.startsWith("update"));
	}

	// T37
	@Test
	void attributesWithPropertyAccessAreStampedInTheirTypes() {
		ZoneId zone = ZoneId.systemDefault();
		Letter written = persist(new Letter("a"));
		this.newsroom.signIn("robert");
		Letter edited = returning(() -> {
			Letter managed = this.entityManager.find(Letter.class, written.getId());
			managed.setBody("b");
			return managed;
		});
		Letter read = find(Letter.class, written.getId());
		for (Letter letter : List.of(edited, read)) {
			assertThat(letter.getCreated()).isEqualTo(FIRST.toEpochMilli());
			assertThat(letter.getCreatedDay()).isEqualTo(LocalDate.ofInstant(FIRST, zone));
			assertThat(letter.getAuthor()).isEqualTo(UUID.nameUUIDFromBytes("ada".getBytes()));
			assertThat(letter.getEdited()).isEqualTo(SECOND.atZone(ZoneOffset.UTC));
			assertThat(letter.getEditor()).isEqualTo(6);
		}
		assertThat(written.getEditor()).isEqualTo(3);
	}

	// T33, T37
	@Test
	void auditorsThatAreEntitiesAreReferredTo() {
		Photo written = persist(new Photo("a"));
		assertThat(this.newsroom.getLookUps()).isEqualTo(1);
		assertThat(written.getPhotographer().getLogin()).isEqualTo("ada");
		assertThat(written.getTaken()).isEqualTo(FIRST.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
		assertThat(written.getEdited()).isEqualTo(LocalDateTime.ofInstant(FIRST, ZoneId.systemDefault()));
		this.newsroom.signIn("bob");
		edit(Photo.class, written.getId(), (managed) -> managed.setCaption("b"));
		Photo read = find(Photo.class, written.getId());
		assertThat(read.getTaken()).isEqualTo(written.getTaken());
		assertThat(read.getPhotographer().getId()).isEqualTo(this.ada.getId());
		assertThat(read.getEdited()).isEqualTo(LocalDateTime.ofInstant(SECOND, ZoneId.systemDefault()));
		assertThat(read.getEditor().getId()).isEqualTo(this.bob.getId());
	}

	@Test
	void userThatOnlyTheApplicationKnowsMayChangeWithinATransaction() {
		inTransaction(() -> {
			Report report = new Report("a");
			Photo photo = new Photo("a");
			this.entityManager.persist(report);
			this.entityManager.persist(photo);
			this.entityManager.flush();
			this.newsroom.signIn("bob");
			report.setTitle("b");
			photo.setCaption("b");
			this.entityManager.flush();
			assertThat(report.getCreatedBy()).isEqualTo("ada");
			assertThat(report.getModifiedBy()).isEqualTo("bob");
			assertThat(photo.getPhotographer().getId()).isEqualTo(this.ada.getId());
			assertThat(photo.getEditor().getId()).isEqualTo(this.bob.getId());
			this.newsroom.signIn("ada");
			this.entityManager.createQuery("update Report set title = 'c'").executeUpdate();
			assertThat(column("report", "modified_by")).isEqualTo("ada");
		});
	}

	// T33
	@Test
	@WithMockUser
	void auditorThatIsAnEntityIsLookedUpOncePerTransaction() {
		inTransaction(() -> {
			Photo photo = new Photo("a");
			this.entityManager.persist(photo);
			this.entityManager.persist(new Photo("b"));
			this.entityManager.flush();
			photo.setCaption("c");
			this.entityManager.flush();
			assertThat(photo.getEditor()).isSameAs(photo.getPhotographer());
		});
		assertThat(this.newsroom.getLookUps()).isEqualTo(1);
	}

	// T43
	@Test
	void auditorIsNotLookedUpByTransactionsThatOnlyRead() {
		Photo photo = persist(new Photo("a"));
		this.newsroom.reset("ada");
		edit(Photo.class, photo.getId(), (managed) -> managed.setCaption("a"));
		assertThat(this.newsroom.getLookUps()).isZero();
	}

	@Test
	void runAsLeavesAnAuditorThatIsNotANameAlone() {
		Photo photo = persist(new Photo("a"));
		Report report = persist(new Report("a"));
		Auditors.runAs("import", () -> {
			edit(Photo.class, photo.getId(), (managed) -> managed.setCaption("b"));
			edit(Report.class, report.getId(), (managed) -> managed.setTitle("b"));
		});
		Photo read = find(Photo.class, photo.getId());
		assertThat(read.getEditor().getId()).isEqualTo(this.ada.getId());
		assertThat(read.getEdited()).isAfter(photo.getEdited());
		assertThat(find(Report.class, report.getId()).getModifiedBy()).isEqualTo("import");
	}

	@Test
	void withoutAuditorTheLastOneStaysOrTheFallbackIsWritten() {
		Photo photo = persist(new Photo("a"));
		Letter letter = persist(new Letter("a"));
		this.newsroom.signIn(null);
		edit(Photo.class, photo.getId(), (managed) -> {
			managed.setCaption("b");
			managed.setEditor(this.entityManager.getReference(Employee.class, this.bob.getId()));
		});
		edit(Letter.class, letter.getId(), (managed) -> managed.setBody("b"));
		assertThat(find(Photo.class, photo.getId()).getEditor().getId()).isEqualTo(this.ada.getId());
		assertThat(find(Letter.class, letter.getId()).getEditor()).isEqualTo(3);
		assertThat(persist(new Report("a")).getCreatedBy()).isEqualTo("system");
	}

	@Test
	void insertWithoutAuditorWritesNone() {
		this.newsroom.signIn(null);
		Draft draft = new Draft("a");
		draft.setEditor(this.bob);
		persist(draft);
		assertThat(draft.getEditor()).isNull();
		assertThat(find(Draft.class, draft.getId()).getEditor()).isNull();
	}

	// T35
	@Test
	void bulkUpdateWithoutAuditorLeavesTheLastOne() {
		Photo photo = persist(new Photo("a"));
		Letter letter = persist(new Letter("a"));
		for (String user : new String[] { null, "robert", null }) {
			this.newsroom.signIn(user);
			inTransaction(() -> {
				this.entityManager.createQuery("update Photo set caption = 'b'").executeUpdate();
				this.entityManager.createQuery("update Letter set body = 'b'").executeUpdate();
			});
			assertThat(find(Photo.class, photo.getId()).getEditor().getId()).isEqualTo(this.ada.getId());
			if (user == null) {
				continue;
			}
			assertThat(find(Letter.class, letter.getId()).getEditor()).isEqualTo(6);
		}
		assertThat(find(Letter.class, letter.getId()).getEditor()).isEqualTo(6);
	}

	// T35
	@Test
	void conflictThatUpdatesWithoutAuditorLeavesTheLastOne() {
		Letter letter = persist(new Letter("a"));
		String insert = "insert into Letter as l (id, body) values (" + letter.getId()
				+ ", 'b') on conflict (id) do update set body = excluded.body";
		for (String user : new String[] { null, "robert" }) {
			this.newsroom.signIn(user);
			inTransaction(() -> this.entityManager.createQuery(insert).executeUpdate());
			Letter read = find(Letter.class, letter.getId());
			assertThat(read.getBody()).isEqualTo("b");
			assertThat(read.getEditor()).isEqualTo((user == null) ? 3 : 6);
		}
	}

	@Test
	@WithMockUser
	void auditorThatIsAnEntityBelongsToThePersistenceContextThatWrites() {
		inTransaction(() -> {
			this.entityManager.persist(new Photo("a"));
			this.entityManager.flush();
			this.entityManager.clear();
			Photo photo = new Photo("b");
			this.entityManager.persist(photo);
			this.entityManager.flush();
			assertThat(this.entityManager.contains(photo.getEditor())).isTrue();
			assertThat(photo.getEditor().getId()).isEqualTo(this.ada.getId());
		});
		assertThat(this.newsroom.getLookUps()).isEqualTo(1);
	}

	@Test
	void insertStampsEmbeddables() {
		Story story = persist(new Story("a", null));
		assertThat(story.getTrail()).isEqualTo(new Trail(null, FIRST, "ada", new Origin(FIRST, "ada")));
		assertThat(story.getMark()).isEqualTo(new Mark("ada", FIRST, null));
		Story read = find(Story.class, story.getId());
		assertThat(read.getTrail()).isEqualTo(story.getTrail());
		assertThat(read.getMark()).isEqualTo(story.getMark());
	}

	@Test
	void updateOfAnEmbeddableIsDetectedAndStamped() {
		Story story = persist(new Story("a", new Trail("b")));
		this.newsroom.signIn("bob");
		edit(Story.class, story.getId(), (managed) -> {
			managed.getTrail().setRemark("c");
			managed.setMark(new Mark("mallory", LONG_AGO, "red"));
		});
		Story read = find(Story.class, story.getId());
		assertThat(read.getTrail()).isEqualTo(new Trail("c", SECOND, "bob", new Origin(FIRST, "ada")));
		assertThat(read.getMark()).isEqualTo(new Mark("ada", SECOND, "red"));
	}

	@Test
	void updateOfAnEmbeddableInTheSessionThatInsertedItIsDetected() {
		Story story = returning(() -> {
			Story created = new Story("a", new Trail("b"));
			this.entityManager.persist(created);
			this.entityManager.flush();
			created.getTrail().setRemark("c");
			this.entityManager.flush();
			created.getTrail().setRemark("d");
			return created;
		});
		assertThat(find(Story.class, story.getId()).getTrail().getRemark()).isEqualTo("d");
	}

	@Test
	void embeddableThatIsRemovedKeepsTheStampsOfTheInsert() {
		Story story = persist(new Story("a", new Trail("b")));
		this.newsroom.signIn("bob");
		Story edited = returning(() -> {
			Story managed = this.entityManager.find(Story.class, story.getId());
			managed.setTrail(null);
			managed.setMark(null);
			return managed;
		});
		Story read = find(Story.class, story.getId());
		for (Story each : List.of(edited, read)) {
			assertThat(each.getTrail()).isEqualTo(new Trail(null, SECOND, "bob", new Origin(FIRST, "ada")));
			assertThat(each.getMark()).isEqualTo(new Mark("ada", SECOND, null));
		}
	}

	@Test
	void embeddableThatTwoEntitiesShareIsStampedForEachByItself() {
		List<Story> stories = returning(() -> {
			Trail shared = new Trail("a");
			Story first = new Story("a", shared);
			this.entityManager.persist(first);
			this.entityManager.flush();
			Story second = new Story("b", shared);
			Auditors.runAs("bob", () -> {
				this.entityManager.persist(second);
				this.entityManager.flush();
				second.getTrail().setRemark("b");
			});
			return List.of(first, second);
		});
		for (int index = 0; index < stories.size(); index++) {
			for (Story each : List.of(stories.get(index), find(Story.class, stories.get(index).getId()))) {
				String author = (index == 0) ? "ada" : "bob";
				assertThat(each.getTrail().getChangedBy()).isEqualTo(author);
				assertThat(each.getTrail().getOrigin().getMadeBy()).isEqualTo(author);
				assertThat(each.getTrail().getRemark()).isEqualTo((index == 0) ? "a" : "b");
			}
		}
	}

	@Test
	void embeddableThatANewEntityTakesOverKeepsTheStampsOfItsOwner() {
		Story story = persist(new Story("a", new Trail("a")));
		this.newsroom.signIn("bob");
		Story copy = returning(() -> {
			Story managed = this.entityManager.find(Story.class, story.getId());
			Story created = new Story("b", managed.getTrail());
			this.entityManager.persist(created);
			return created;
		});
		assertThat(find(Story.class, story.getId()).getTrail()).isEqualTo(story.getTrail());
		assertThat(find(Story.class, copy.getId()).getTrail().getOrigin().getMadeBy()).isEqualTo("bob");
	}

	@Test
	void embeddableThatIsNotSharedStaysTheSameInstance() {
		Trail trail = new Trail("a");
		Story story = returning(() -> {
			Story created = new Story("a", trail);
			this.entityManager.persist(created);
			this.entityManager.flush();
			trail.setRemark("b");
			this.entityManager.flush();
			trail.setRemark("c");
			return created;
		});
		assertThat(story.getTrail()).isSameAs(trail);
		assertThat(find(Story.class, story.getId()).getTrail().getRemark()).isEqualTo("c");
	}

	@Test
	void stampsInsideAnEmbeddableAreNoContent() {
		Sketch sketch = persist(new Sketch("a"));
		this.newsroom.signIn("bob");
		edit(Sketch.class, sketch.getId(), (managed) -> managed.getSize().setResizedBy("mallory"));
		Sketch read = find(Sketch.class, sketch.getId());
		assertThat(read.getSize().getResizedBy()).isEqualTo("ada");
		assertThat(read.getSize().getResizedAt()).isEqualTo(sketch.getSize().getResizedAt());
		Story story = persist(new Story("a", new Trail("b")));
		this.newsroom.signIn("ada");
		edit(Story.class, story.getId(), (managed) -> managed.getTrail().getOrigin().setMadeBy("mallory"));
		assertThat(find(Story.class, story.getId()).getTrail()).isEqualTo(story.getTrail());
	}

	@Test
	void embeddableThatIsNullComesIntoBeingWithNothingButStamps() {
		Sketch sketch = persist(new Sketch("a"));
		for (Sketch each : List.of(sketch, find(Sketch.class, sketch.getId()))) {
			assertThat(each.getSize().getWidth()).isZero();
			assertThat(each.getSize().getUnit()).isNull();
			assertThat(each.getSize().getResizedBy()).isEqualTo("ada");
			assertThat(each.getFrame()).isEqualTo(new Frame(0, false, "ada"));
		}
	}

	@Test
	void embeddableThatCannotBeBuiltStaysNull() {
		Sketch sketch = persist(new Sketch("a"));
		assertThat(sketch.getLicence()).isNull();
		edit(Sketch.class, sketch.getId(), (managed) -> {
			assertThat(managed.getLicence()).isNull();
			managed.setTitle("b");
		});
		this.newsroom.signIn("bob");
		edit(Sketch.class, sketch.getId(), (managed) -> {
			assertThat(managed.getLicence()).isNull();
			managed.setLicence(new Licence("none", "mallory", "mallory"));
		});
		assertThat(find(Sketch.class, sketch.getId()).getLicence()).isEqualTo(new Licence("none", null, "bob"));
	}

	@Test
	void embeddableWithStampsOfItsInsertThatCannotBeBuiltIsNotRemoved() {
		Sketch created = new Sketch("a");
		created.setLicence(new Licence("none", null, null));
		Sketch sketch = persist(created);
		assertThatException()
			.isThrownBy(() -> edit(Sketch.class, sketch.getId(), (managed) -> managed.setLicence(null)));
		assertThat(find(Sketch.class, sketch.getId()).getLicence()).isEqualTo(new Licence("none", "ada", "ada"));
	}

	@Test
	void applicationCannotSetStamps() {
		Report created = new Report("a");
		created.setCreatedBy("mallory");
		created.setCreated(Date.from(LONG_AGO));
		created.setModifiedBy("mallory");
		Report report = persist(created);
		assertThat(report.getCreatedBy()).isEqualTo(report.getModifiedBy()).isEqualTo("ada");
		assertThat(report.getCreated().getTime()).isEqualTo(FIRST.toEpochMilli());
		this.newsroom.signIn("bob");
		Report edited = returning(() -> {
			Report managed = this.entityManager.find(Report.class, report.getId());
			managed.setTitle("b");
			managed.setCreatedBy("mallory");
			managed.setCreated(Date.from(LONG_AGO));
			managed.setModifiedBy("mallory");
			managed.setModified(Date.from(LONG_AGO));
			return managed;
		});
		Report read = find(Report.class, report.getId());
		for (Report each : List.of(edited, read)) {
			assertThat(each.getCreatedBy()).isEqualTo("ada");
			assertThat(each.getCreated().getTime()).isEqualTo(FIRST.toEpochMilli());
			assertThat(each.getModifiedBy()).isEqualTo("bob");
			assertThat(each.getModified().getTime()).isEqualTo(SECOND.toEpochMilli());
		}
		assertThat(column("report", "created_by")).isEqualTo("ada");
	}

	@Test
	void applicationCannotSetReferencesOrEmbeddedStamps() {
		Photo photo = persist(new Photo("a"));
		Story story = persist(new Story("a", new Trail("b")));
		Instant written = story.getTrail().getOrigin().getMadeAt();
		inTransaction(() -> {
			Photo managed = this.entityManager.find(Photo.class, photo.getId());
			managed.setCaption("b");
			managed.setPhotographer(this.entityManager.getReference(Employee.class, this.bob.getId()));
			Story other = this.entityManager.find(Story.class, story.getId());
			other.setHeadline("b");
			other.getTrail().getOrigin().setMadeBy("mallory");
			this.entityManager.flush();
			assertThat(managed.getPhotographer().getId()).isEqualTo(this.ada.getId());
			assertThat(other.getTrail().getOrigin()).isEqualTo(new Origin(written, "ada"));
		});
		assertThat(find(Photo.class, photo.getId()).getPhotographer().getId()).isEqualTo(this.ada.getId());
		assertThat(find(Story.class, story.getId()).getTrail().getOrigin()).isEqualTo(new Origin(written, "ada"));
	}

	@Test
	void stampsThatAloneAreSetAreTakenBackWithoutAnUpdate() {
		Report report = persist(new Report("a"));
		Photo photo = persist(new Photo("a"));
		Story story = persist(new Story("a", new Trail("b")));
		Sketch sketch = persist(new Sketch("a"));
		this.newsroom.signIn("bob");
		inTransaction(() -> {
			Report base = this.entityManager.find(Report.class, report.getId());
			base.setCreatedBy("mallory");
			base.setModifiedBy("mallory");
			base.setModified(Date.from(LONG_AGO));
			Photo references = this.entityManager.find(Photo.class, photo.getId());
			references.setPhotographer(this.entityManager.getReference(Employee.class, this.bob.getId()));
			references.setEditor(null);
			Story embeddables = this.entityManager.find(Story.class, story.getId());
			embeddables.getTrail().getOrigin().setMadeBy("mallory");
			embeddables.setMark(new Mark("mallory", LONG_AGO, null));
			embeddables.setRevision(null);
			Sketch lazy = this.entityManager.find(Sketch.class, sketch.getId());
			lazy.setEditor("mallory");
			lazy.getSize().setResizedBy("mallory");
			assertThat(Statements.of(this.entityManager::flush))
				.noneMatch((statement) -> statement.startsWith("update"));
			assertThat(List.of(base.getCreatedBy(), base.getModifiedBy())).containsOnly("ada");
			assertThat(base.getModified()).hasSameTimeAs(report.getModified());
			assertThat(List.of(references.getPhotographer().getId(), references.getEditor().getId()))
				.containsOnly(this.ada.getId());
			assertThat(embeddables.getTrail()).isEqualTo(story.getTrail());
			assertThat(embeddables.getMark()).isEqualTo(story.getMark());
			assertThat(embeddables.getRevision()).isEqualTo(story.getRevision());
			assertThat(List.of(lazy.getEditor(), lazy.getSize().getResizedBy())).containsOnly("ada");
			base.getModified().setTime(0);
			base.setCreatedBy("mallory");
			this.entityManager.flush();
			assertThat(base.getModified()).hasSameTimeAs(report.getModified());
		});
		assertThat(column("photo", "version")).isEqualTo(column("sketch", "version")).isEqualTo("0");
		assertThat(column("report", "created_by")).isEqualTo(column("report", "modified_by")).isEqualTo("ada");
	}

	// T34
	@Test
	void stampsOfEmbeddablesThatAMergedCopyLacksAreKept() {
		Story story = persist(new Story("a", new Trail("b")));
		this.newsroom.signIn("bob");
		Story copy = new Story(story.getId(), "a", new Trail("b"), null);
		assertThat(Statements.of(() -> inTransaction(() -> this.entityManager.merge(copy))))
			.noneMatch((statement) -> statement.startsWith("update"));
		assertThat(find(Story.class, story.getId())).extracting(Story::getTrail, Story::getMark, Story::getRevision)
			.containsExactly(story.getTrail(), story.getMark(), story.getRevision());
	}

	@Test
	void stampThatIsSetInARowThatIsGoneFailsAsAnyUpdate() {
		Sketch sketch = persist(new Sketch("a"));
		assertThatExceptionOfType(ObjectOptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			Sketch managed = this.entityManager.find(Sketch.class, sketch.getId());
			this.jdbc.update("delete from sketch where id = ?", sketch.getId());
			managed.setEditor("mallory");
			managed.setTitle("b");
		}));
	}

	@Test
	void stampsThatACallbackSetsDuringTheFlushAreNotWritten() {
		Sketch sketch = persist(new Sketch("a"));
		Photo photo = persist(new Photo("a"));
		Instant resized = find(Sketch.class, sketch.getId()).getSize().getResizedAt();
		this.newsroom.signIn("bob");
		List<Object> edited = Auditors.runAs("carol", () -> returning(() -> {
			Sketch managed = this.entityManager.find(Sketch.class, sketch.getId());
			managed.setViews(1);
			Photo other = this.entityManager.find(Photo.class, photo.getId());
			other.setCaption("b");
			Employee mallory = this.entityManager.getReference(Employee.class, this.bob.getId());
			Draft draft = new Draft("a");
			draft.afterInsert(() -> {
				managed.setEditor("mallory");
				managed.getSize().setResizedBy("mallory");
				other.setEditor(mallory);
				other.setPhotographer(mallory);
			});
			this.entityManager.persist(draft);
			this.entityManager.flush();
			return List.of(managed, other);
		}));
		for (Sketch each : List.of((Sketch) edited.get(0), find(Sketch.class, sketch.getId()))) {
			assertThat(each.getSize().getResizedBy()).isEqualTo("ada");
			assertThat(each.getSize().getResizedAt()).isEqualTo(resized);
		}
		for (Photo each : List.of((Photo) edited.get(1), find(Photo.class, photo.getId()))) {
			assertThat(each.getCaption()).isEqualTo("b");
			assertThat(each.getEditor().getId()).isEqualTo(this.ada.getId());
			assertThat(each.getPhotographer().getId()).isEqualTo(this.ada.getId());
		}
		assertThat(column("sketch", "views")).isEqualTo("1");
		assertThat(column("sketch", "editor")).isEqualTo("ada");
	}

	@Test
	void stampThatIsFetchedLazilyIsNotSetByTheApplication() {
		Sketch sketch = persist(new Sketch("a"));
		this.newsroom.signIn("bob");
		edit(Sketch.class, sketch.getId(), (managed) -> {
			managed.setViews(1);
			managed.setEditor("mallory");
		});
		assertThat(column("sketch", "views")).isEqualTo("1");
		assertThat(column("sketch", "editor")).isEqualTo("ada");
	}

	@Test
	void mergeKeepsAStampThatIsFetchedLazily() {
		Sketch sketch = persist(new Sketch("a"));
		this.newsroom.signIn("bob");
		Sketch dto = new Sketch(sketch.getId(), sketch.getVersion(), "b");
		dto.setEditor("mallory");
		Sketch edited = returning(() -> {
			Sketch merged = this.entityManager.merge(dto);
			assertThat(merged.getEditor()).isEqualTo("ada");
			return merged;
		});
		assertThat(edited.getEditor()).isEqualTo("bob").isEqualTo(column("sketch", "editor"));
	}

	@Test
	void statelessUpdateOfAnEntityLeavesWhatIsNotFetchedAlone() {
		Sketch sketch = persist(new Sketch("a"));
		this.newsroom.signIn("bob");
		this.entityManagerFactory.unwrap(SessionFactory.class).inStatelessTransaction((session) -> {
			Sketch found = session.get(Sketch.class, sketch.getId());
			found.setTitle("b");
			session.update(found);
		});
		inTransaction(() -> {
			Sketch read = this.entityManager.find(Sketch.class, sketch.getId());
			assertThat(read.getTitle()).isEqualTo("b");
			assertThat(read.getNote()).isEqualTo("note");
			assertThat(read.getEditor()).isEqualTo("bob");
		});
	}

	@Test
	void insertThatIsFollowedByAnUpdateKeepsItsStamps() {
		Report report = returning(() -> {
			Report created = new Report("a");
			this.entityManager.persist(created);
			for (String title : List.of("b", "c")) {
				created.setTitle(title);
				this.entityManager.flush();
			}
			return created;
		});
		for (Report each : List.of(report, find(Report.class, report.getId()))) {
			assertThat(each.getCreatedBy()).isEqualTo("ada");
			assertThat(each.getCreated().getTime()).isEqualTo(FIRST.toEpochMilli());
		}
	}

	@Test
	void embeddableThatAnotherEntityTakesOverIsStampedForEachByItself() {
		Story story = persist(new Story("a", new Trail("a")));
		Story other = Auditors.runAs("bob", () -> persist(new Story("b", new Trail("b"))));
		Auditors.runAs("carol", () -> inTransaction(() -> {
			Story owner = this.entityManager.find(Story.class, story.getId());
			Story taker = this.entityManager.find(Story.class, other.getId());
			taker.setTrail(owner.getTrail());
			this.entityManager.flush();
			assertThat(owner.getTrail()).isEqualTo(story.getTrail()).isNotSameAs(taker.getTrail());
			assertThat(taker.getTrail().getChangedBy()).isEqualTo("carol");
			assertThat(taker.getTrail().getOrigin().getMadeBy()).isEqualTo("bob");
		}));
		assertThat(find(Story.class, story.getId()).getTrail()).isEqualTo(story.getTrail());
	}

	// T34
	@Test
	void saveOfADtoKeepsStamps() {
		Report report = persist(new Report("a"));
		this.newsroom.signIn("bob");
		Report forged = new Report(report.getId(), "b");
		forged.setCreatedBy("mallory");
		forged.setModifiedBy("mallory");
		for (Report dto : List.of(new Report(report.getId(), "a"), forged)) {
			Report saved = this.reports.saveAndFlush(dto);
			assertThat(saved.getCreatedBy()).isEqualTo("ada");
			assertThat(saved.getCreated().getTime()).isEqualTo(FIRST.toEpochMilli());
			assertThat(saved.getModifiedBy()).isEqualTo((dto == forged) ? "bob" : "ada");
		}
		assertThat(column("report", "created_by")).isEqualTo("ada");
		assertThat(column("report", "modified_by")).isEqualTo("bob");
	}

	// T34
	@Test
	void mergeOfADtoKeepsReferencesAndEmbeddedStamps() {
		Photo photo = persist(new Photo("a"));
		Story story = persist(new Story("a", new Trail("b")));
		Instant written = story.getTrail().getOrigin().getMadeAt();
		assertThat(Statements.of(() -> inTransaction(() -> {
			Photo merged = this.entityManager.merge(new Photo(photo.getId(), photo.getVersion(), "a"));
			assertThat(merged.getPhotographer().getId()).isEqualTo(this.ada.getId());
			Story same = this.entityManager.merge(new Story(story.getId(), "a", new Trail("b"), null));
			assertThat(same.getTrail()).isEqualTo(story.getTrail());
			assertThat(same.getMark()).isEqualTo(story.getMark());
		}))).hasSize(2);
		this.newsroom.signIn("bob");
		Trail forged = new Trail("c", LONG_AGO, "mallory", new Origin(LONG_AGO, "mallory"));
		Story merged = returning(() -> this.entityManager
			.merge(new Story(story.getId(), "a", forged, new Mark("mallory", LONG_AGO, "red"))));
		Story read = find(Story.class, story.getId());
		for (Story each : List.of(merged, read)) {
			assertThat(each.getTrail().getRemark()).isEqualTo("c");
			assertThat(each.getTrail().getChangedBy()).isEqualTo("bob");
			assertThat(each.getTrail().getOrigin()).isEqualTo(new Origin(written, "ada"));
			assertThat(each.getMark()).isEqualTo(new Mark("ada", each.getTrail().getChangedAt(), "red"));
		}
		assertThat(forged.getOrigin().getMadeBy()).isEqualTo("mallory");
	}

	@Test
	void mergeIntoAnInstanceThatTheSessionHoldsKeepsStamps() {
		Story story = persist(new Story("a", new Trail("b")));
		inTransaction(() -> {
			Story managed = this.entityManager.find(Story.class, story.getId());
			this.entityManager.merge(new Story(story.getId(), "a",
					new Trail("b", LONG_AGO, "mallory", new Origin(LONG_AGO, "mallory")), null));
			assertThat(managed.getTrail()).isEqualTo(story.getTrail());
			assertThat(managed.getMark()).isEqualTo(story.getMark());
		});
	}

	@Test
	void rowsOfOneTransactionShareTheInstant() {
		inTransaction(() -> {
			Report report = new Report("a");
			Story story = new Story("a", new Trail("b"));
			this.entityManager.persist(report);
			this.entityManager.flush();
			this.entityManager.persist(story);
			this.entityManager.flush();
			assertThat(story.getTrail().getChangedAt()).isEqualTo(FIRST);
			assertThat(report.getCreated().getTime()).isEqualTo(FIRST.toEpochMilli());
		});
	}

	@Test
	void statelessSessionStamps() {
		SessionFactory sessionFactory = this.entityManagerFactory.unwrap(SessionFactory.class);
		Report report = new Report("a");
		Story story = new Story("a", new Trail("b"));
		Photo photo = new Photo("a");
		sessionFactory.inStatelessTransaction((session) -> {
			session.insert(report);
			session.insert(story);
			session.insert(photo);
		});
		assertThat(report.getCreatedBy()).isEqualTo("ada");
		assertThat(photo.getPhotographer().getId()).isEqualTo(this.ada.getId());
		Trail inserted = new Trail("b", FIRST, "ada", new Origin(FIRST, "ada"));
		assertThat(find(Story.class, story.getId()).getTrail()).isEqualTo(story.getTrail()).isEqualTo(inserted);
		this.newsroom.signIn("bob");
		sessionFactory.inStatelessTransaction((session) -> {
			Report forged = new Report(report.getId(), "b");
			forged.setCreatedBy("mallory");
			session.update(forged);
			session.update(new Story(story.getId(), "b",
					new Trail("c", LONG_AGO, "mallory", new Origin(LONG_AGO, "mallory")), null));
		});
		Report read = find(Report.class, report.getId());
		assertThat(read.getCreatedBy()).isEqualTo("ada");
		assertThat(read.getModifiedBy()).isEqualTo("bob");
		assertThat(find(Story.class, story.getId()).getTrail())
			.isEqualTo(new Trail("c", SECOND, "bob", new Origin(FIRST, "ada")));
	}

	// T30
	@Test
	void softDeletionAndRestorationTouchNothing() {
		Draft draft = persist(new Draft("a"));
		this.newsroom.signIn("bob");
		this.drafts.deleteById(draft.getId());
		Draft deleted = this.drafts.findDeletedById(draft.getId()).orElseThrow();
		assertThat(deleted.getDeletedBy()).isEqualTo("bob");
		this.drafts.restoreById(draft.getId());
		for (Draft each : List.of(deleted, find(Draft.class, draft.getId()))) {
			assertThat(each.getEdited()).isEqualTo(FIRST);
			assertThat(each.getEditor().getId()).isEqualTo(this.ada.getId());
			assertThat(each.getTrail()).isEqualTo(new Trail(null, FIRST, "ada", new Origin(FIRST, "ada")));
		}
	}

	// T50
	@Test
	void editThatIsDeletedSoftlyIsStamped() {
		Draft draft = persist(new Draft("a"));
		this.newsroom.signIn("bob");
		inTransaction(() -> {
			Draft managed = this.entityManager.find(Draft.class, draft.getId());
			managed.setText("b");
			this.entityManager.remove(managed);
		});
		Draft deleted = this.drafts.findDeletedById(draft.getId()).orElseThrow();
		assertThat(deleted.getEdited()).isEqualTo(SECOND);
		assertThat(deleted.getEditor().getId()).isEqualTo(this.bob.getId());
		assertThat(deleted.getTrail()).isEqualTo(new Trail(null, SECOND, "bob", new Origin(FIRST, "ada")));
	}

	// T35
	@Test
	void bulkUpdateStamps() {
		Report report = persist(new Report("a"));
		Photo photo = persist(new Photo("a"));
		this.newsroom.signIn("bob");
		inTransaction(() -> {
			this.entityManager.createQuery("update Report r set r.title = 'b'").executeUpdate();
			this.entityManager.createQuery("update Photo p set p.caption = 'b'").executeUpdate();
		});
		Report read = find(Report.class, report.getId());
		assertThat(read.getCreatedBy()).isEqualTo("ada");
		assertThat(read.getCreated().getTime()).isEqualTo(FIRST.toEpochMilli());
		assertThat(read.getModifiedBy()).isEqualTo("bob");
		assertThat(read.getModified()).isAfter(read.getCreated());
		Photo changed = find(Photo.class, photo.getId());
		assertThat(changed.getPhotographer().getId()).isEqualTo(this.ada.getId());
		assertThat(changed.getEditor().getId()).isEqualTo(this.bob.getId());
		assertThat(changed.getVersion()).isEqualTo(1);
	}

	// T35
	@Test
	void bulkUpdateThatJoinsStampsItsTargetAlone() {
		Photo photo = persist(new Photo("a"));
		this.newsroom.signIn("bob");
		Photo other = persist(new Photo("b"));
		assertThatException()
			.isThrownBy(() -> inTransaction(() -> this.entityManager
				.createQuery("update Photo p join p.editor e set p.caption = 'c' where e.login = 'ada'")
				.executeUpdate()))
			.withMessageContaining("An update that joins 'editor' cannot stamp it");
		for (String update : List.of(
				"update Photo p join Employee e on e.id = p.editor.id set p.caption = 'c'" + " where e.login = 'ada'",
				"update Photo p set p.caption = 'd' where p.editor.login = 'bob' and p.caption = 'c'")) {
			inTransaction(() -> assertThat(this.entityManager.createQuery(update).executeUpdate()).isOne());
			Photo read = find(Photo.class, photo.getId());
			assertThat(read.getEditor().getId()).isEqualTo(this.bob.getId());
			assertThat(read.getPhotographer().getId()).isEqualTo(this.ada.getId());
			assertThat(read.getEdited()).isAfter(photo.getEdited());
		}
		assertThat(find(Photo.class, photo.getId()).getVersion()).isEqualTo(2);
		assertThat(find(Photo.class, other.getId()).getVersion()).isZero();
	}

	// T57
	@Test
	void scopesThatNestAndFailCheckedLeaveEachRowItsName() {
		Report outer = new Report("outer");
		Report inner = new Report("inner");
		Report after = new Report("after");
		inTransaction(() -> {
			assertThatException().isThrownBy(() -> Auditors.runAs("outer", () -> {
				this.entityManager.persist(outer);
				assertThatException().isThrownBy(() -> Auditors.runAs("inner", () -> {
					this.entityManager.persist(inner);
					outer.setTitle("changed");
					OwnAttributesContract.<RuntimeException>fail("inner");
				})).isInstanceOf(IOException.class);
				OwnAttributesContract.<RuntimeException>fail("outer");
			})).isInstanceOf(IOException.class);
			this.entityManager.persist(after);
		});
		assertThat(find(Report.class, outer.getId())).extracting(Report::getCreatedBy, Report::getModifiedBy)
			.containsExactly("outer", "inner");
		assertThat(find(Report.class, inner.getId()).getCreatedBy()).isEqualTo("inner");
		assertThat(find(Report.class, after.getId()).getCreatedBy()).isEqualTo("ada");
	}

	// T35
	@Test
	void bulkInsertStamps() {
		inTransaction(() -> this.entityManager.createQuery("insert into Report (title) values ('a')").executeUpdate());
		assertThat(column("report", "created_by")).isEqualTo(column("report", "modified_by")).isEqualTo("ada");
	}

	// T35
	@Test
	void bulkUpdateStampsEmbeddablesInTheSameStatement() {
		Story story = persist(new Story("a", new Trail("b")));
		Sketch sketch = persist(new Sketch("a"));
		this.newsroom.signIn("bob");
		assertThat(Statements.of(() -> inTransaction(() -> {
			this.entityManager.createQuery("update Story set headline = 'b', trail.remark = 'c'").executeUpdate();
			this.entityManager.createQuery("update Sketch set title = 'b', size.resizedAt = null").executeUpdate();
		}))).hasSize(2);
		Story read = find(Story.class, story.getId());
		assertThat(read.getTrail())
			.isEqualTo(new Trail("c", read.getMark().markedAt(), "bob", story.getTrail().getOrigin()));
		assertThat(read.getMark().marker()).isEqualTo("ada");
		assertThat(read.getMark().markedAt()).isAfter(story.getMark().markedAt());
		Sketch changed = find(Sketch.class, sketch.getId());
		assertThat(changed.getVersion()).isEqualTo(1);
		assertThat(changed.getSize().getResizedBy()).isEqualTo("bob");
		assertThat(changed.getSize().getResizedAt()).isNull();
		assertThat(changed.getFrame().framer()).isEqualTo("ada");
	}

	// T35
	@Test
	void bulkInsertStampsEmbeddables() {
		inTransaction(
				() -> this.entityManager.createQuery("insert into Story (headline, trail.remark) values ('a', 'b')")
					.executeUpdate());
		Story story = returning(() -> this.entityManager.createQuery("from Story", Story.class).getSingleResult());
		assertThat(story.getTrail()).isEqualTo(new Trail("b", FIRST, "ada", new Origin(FIRST, "ada")));
		assertThat(story.getMark()).isEqualTo(new Mark("ada", FIRST, null));
	}

	@Test
	void upsertKeepsTheStampsOfTheInsert() {
		Report report = persist(new Report("a"));
		this.newsroom.signIn("bob");
		this.entityManagerFactory.unwrap(SessionFactory.class)
			.inStatelessTransaction((session) -> session.upsert(new Report(report.getId(), "b")));
		Report read = find(Report.class, report.getId());
		assertThat(read.getTitle()).isEqualTo("b");
		assertThat(read.getCreatedBy()).isEqualTo("ada");
		assertThat(read.getModifiedBy()).isEqualTo("bob");
	}

	// T44
	@Test
	void importKeepsStamps() {
		Report report = new Report("a");
		Story story = new Story("a", null);
		KeptStamps stamps = KeptStamps.created(LONG_AGO, "eve").updated(LONG_AGO.plusSeconds(1), "dan");
		Auditors.keepStamps(report, stamps);
		Auditors.keepStamps(story, stamps);
		persist(report);
		persist(story);
		Report read = find(Report.class, report.getId());
		assertThat(read.getCreatedBy()).isEqualTo("eve");
		assertThat(read.getCreated()).hasTime(LONG_AGO.toEpochMilli());
		assertThat(read.getModifiedBy()).isEqualTo("dan");
		assertThat(read.getModified()).hasTime(LONG_AGO.toEpochMilli() + 1000);
		assertThat(find(Story.class, story.getId()).getTrail())
			.isEqualTo(new Trail(null, LONG_AGO.plusSeconds(1), "dan", new Origin(LONG_AGO, "eve")));
	}

	// T44
	@Test
	void stampToKeepThatTheRowHasWithAnotherOffsetIsNotWrittenAgain() {
		Letter letter = persist(new Letter("a"));
		inTransaction(() -> this.entityManager.createQuery("update Letter set edited = :edited, editor = 3")
			.setParameter("edited", LONG_AGO.atZone(ZoneOffset.ofHours(2)))
			.executeUpdate());
		assertThat(Statements.of(() -> edit(Letter.class, letter.getId(),
				(managed) -> Auditors.keepStamps(managed, KeptStamps.created(null, null).updated(LONG_AGO, null)))))
			.noneMatch((statement) -> statement.startsWith("update"));
	}

	@Test
	void nameThatDoesNotFitItsColumnIsRefused() {
		this.newsroom.signIn("a".repeat(21));
		assertThat(persist(new Report("a")).getCreatedBy()).hasSize(21);
		assertThatException().isThrownBy(() -> persist(new Story("a", new Trail("b"))))
			.havingRootCause()
			.isInstanceOf(AuditorTooLongException.class)
			.withMessageContaining("room for 20");
	}

	// T42
	@Test
	void entityWithTheListenerOfSpringDataIsLeftToIt() {
		Memo memo = persist(new Memo("a"));
		assertThat(memo.getCreatedBy()).isEqualTo("ada");
		assertThat(memo.getCreated()).isNotNull();
		assertThat(memo.getModifiedBy()).as("modifyOnCreation = false").isNull();
		this.newsroom.signIn("bob");
		edit(Memo.class, memo.getId(), (managed) -> managed.setText("b"));
		Memo read = find(Memo.class, memo.getId());
		assertThat(read.getCreatedBy()).isEqualTo("ada");
		assertThat(read.getModifiedBy()).isEqualTo("bob");
		this.newsroom.signIn(null);
		edit(Memo.class, memo.getId(), (managed) -> managed.setText("c"));
		assertThat(find(Memo.class, memo.getId()).getModifiedBy()).isEqualTo("bob");
	}

}
