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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import dev.plinth.audit.Auditors;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.softdelete.DeletedRowException;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.SoftDeleteRepository;
import dev.plinth.testing.race.Binding;
import dev.plinth.testing.race.Folder;
import dev.plinth.testing.race.FolderRepository;
import dev.plinth.testing.race.Paper;
import dev.plinth.testing.race.RaceApplication;
import dev.plinth.testing.race.Sheet;
import dev.plinth.testing.race.VersionedFolder;
import dev.plinth.testing.race.VersionedFolderRepository;
import dev.plinth.testing.race.VersionedSheet;
import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transactions that change the same rows at the same time. Two contestants load their
 * entities, each in a transaction and thread of its own, before either writes. Then they
 * write in a forced order, or both at once and many times over. How that may end, a model
 * tells that runs one operation after the other: who wins, and every row with its edits,
 * its version and its deleter. Who loses gets an optimistic-lock exception, or the
 * exception that refuses the edit of a deleted row.
 */
@SpringBootTest(classes = RaceApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "logging.level.org.hibernate.orm.jdbc.error=off",
				"logging.level.org.mariadb.jdbc.message.server=off" })
@Tag("exhaustive")
abstract class RaceContract {

	private static final int ROUNDS = 25;

	private static final int RESTORATIONS = 50;

	/**
	 * Within this time everything is over, or the test fails.
	 */
	private static final long TIMEOUT_SECONDS = 60;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private FolderRepository folders;

	@Autowired
	private VersionedFolderRepository versionedFolders;

	@AfterEach
	void stopThreads() {
		this.threads.shutdownNow();
	}

	static Stream<Race> races() {
		return Arrays.stream(Kind.values())
			.flatMap((kind) -> Stream.concat(Stream.of(race(kind, Operation.EDIT, Operation.DELETE),
					race(kind, Operation.DELETE, Operation.EDIT), race(kind, Operation.DELETE, Operation.DELETE),
					race(kind, Operation.DELETE, Operation.EDIT_SHEET),
					race(kind, Operation.EDIT_SHEET, Operation.DELETE),
					race(kind, Operation.DELETE, Operation.DELETE_SHEET),
					race(kind, Operation.DELETE_SHEET, Operation.DELETE),
					race(kind, Operation.HARD_DELETE, Operation.EDIT),
					race(kind, Operation.EDIT, Operation.HARD_DELETE),
					race(kind, Operation.HARD_DELETE, Operation.DELETE),
					race(kind, Operation.DELETE, Operation.HARD_DELETE),
					race(kind, Operation.HARD_DELETE, Operation.HARD_DELETE),
					race(kind, Operation.DELETE, Operation.INSERT_SHEET),
					race(kind, Operation.INSERT_SHEET, Operation.DELETE)),
					Stream.of(trashRace(kind, Operation.RESTORE, Operation.RESTORE),
							trashRace(kind, Operation.RESTORE, Operation.EDIT),
							trashRace(kind, Operation.EDIT, Operation.RESTORE),
							trashRace(kind, Operation.RESTORE, Operation.EDIT_IN_TRASH),
							trashRace(kind, Operation.EDIT_IN_TRASH, Operation.RESTORE),
							trashRace(kind, Operation.RESTORE, Operation.EDIT_SHEET),
							trashRace(kind, Operation.EDIT_SHEET, Operation.RESTORE),
							trashRace(kind, Operation.RESTORE, Operation.DELETE),
							trashRace(kind, Operation.DELETE, Operation.RESTORE),
							trashRace(kind, Operation.HARD_DELETE, Operation.RESTORE),
							trashRace(kind, Operation.RESTORE, Operation.HARD_DELETE),
							trashRace(kind, Operation.RESTORE, Operation.INSERT_SHEET),
							trashRace(kind, Operation.INSERT_SHEET, Operation.RESTORE))));
	}

	static Race race(Kind kind, Operation first, Operation second) {
		return new Race(kind, false, first, second);
	}

	private static Race trashRace(Kind kind, Operation first, Operation second) {
		return new Race(kind, true, first, second);
	}

	// T17, T18
	@ParameterizedTest
	@MethodSource("races")
	void secondFindsWhatTheFirstHasCommitted(Race race) {
		assertThat(run(race, Order.AFTER_COMMIT)).isEqualTo(race.outcome());
	}

	// T17, T18
	@ParameterizedTest
	@MethodSource("races")
	void firstThatHasWrittenIsNotHinderedByTheSecond(Race race) {
		Outcome outcome = run(race, Order.AFTER_WRITE);
		assertThat(outcome).isIn(race.outcome(), race.reverseOutcome());
		assertThat(outcome.firstWins()).isEqualTo(race.outcome().firstWins());
	}

	// T17, T18
	@ParameterizedTest
	@MethodSource("races")
	void endsAsIfOneHadBeenFirst(Race race) {
		for (int round = 0; round < ROUNDS; round++) {
			assertThat(run(race, Order.NONE)).isIn(race.outcome(), race.reverseOutcome());
		}
	}

	Outcome run(Race race, Order order) {
		Course course = new Course(newArchive(race.kind()));
		Future<Boolean> first = this.threads
			.submit(() -> contend(race.first(), "first", course, new CountDownLatch(0)));
		Future<Boolean> second = this.threads
			.submit(() -> contend(race.second(), "second", course, course.turnOfSecond(order)));
		meet(course.meeting());
		if (race.inTrash()) {
			Auditors.runAs("archivist", () -> course.archive().repository().deleteById(course.archive().folder()));
		}
		meet(course.meeting());
		meet(course.meeting());
		return new Outcome(result(first), result(second), state(course.archive()));
	}

	private boolean contend(Operation operation, String name, Course course, CountDownLatch turn) {
		Archive archive = course.archive();
		try {
			Auditors.runAs(name, () -> this.transaction.executeWithoutResult((status) -> {
				Paper early = operation.loadsLiving ? operation.load(archive) : null;
				meet(course.meeting());
				meet(course.meeting());
				Paper loaded = (early != null) ? early : operation.load(archive);
				meet(course.meeting());
				await(turn);
				operation.write(archive, loaded);
				archive.repository().flush();
				course.written().countDown();
			}));
			return true;
		}
		catch (DataAccessException ex) {
			// a database ends a deadlock by failing one of the transactions
			assertThat(Stream.iterate((Throwable) ex, (cause) -> cause != null, Throwable::getCause)).anyMatch(
					(cause) -> operation.failure.isInstance(cause) || cause instanceof CannotAcquireLockException);
			return false;
		}
		finally {
			course.written().countDown();
			course.ended().countDown();
		}
	}

	// T17, T18, T28
	@ParameterizedTest
	@EnumSource
	void nothingIsLostWhereAllRunFreely(Kind kind) {
		Archive archive = newArchive(kind);
		Map<UUID, Integer> editsAtDeletion = new ConcurrentHashMap<>();
		AtomicInteger edits = new AtomicInteger();
		AtomicInteger deletions = new AtomicInteger();
		AtomicInteger restorations = new AtomicInteger();
		Runnable edit = () -> repeat(restorations, edits, () -> perform(Operation.EDIT, archive) != null);
		Runnable delete = () -> repeat(restorations, deletions, () -> {
			Paper deleted = perform(Operation.DELETE, archive);
			if (deleted != null) {
				editsAtDeletion.put(((SoftDeletable) deleted).getDeletionId(), storedEdits(archive));
			}
			return deleted != null;
		});
		Runnable restore = () -> repeat(restorations, restorations, () -> {
			Paper deleted = Operation.RESTORE.load(archive);
			if (deleted != null) {
				UUID deletionId = ((SoftDeletable) deleted).getDeletionId();
				archive.repository(deleted).restore(deleted);
				assertThat(storedEdits(archive)).isEqualTo(editsAtDeletion.get(deletionId));
			}
			return deleted != null;
		});
		List<Runnable> work = new ArrayList<>(List.of(edit, delete, delete, restore, restore));
		if (kind == Kind.VERSIONED) {
			work.add(edit);
		}
		work.stream().map(this.threads::submit).toList().forEach(RaceContract::result);
		State state = state(archive);
		assertThat(deletions.get() - restorations.get()).isEqualTo((state.folder().deletedBy() != null) ? 1 : 0);
		assertThat(state.folder().edits()).isEqualTo(edits.get());
		assertThat(state.sheet().deletedBy()).isEqualTo(state.folder().deletedBy());
		if (kind == Kind.VERSIONED) {
			assertThat(state.folder().version()).isEqualTo(edits.get() + (long) deletions.get() + restorations.get());
			assertThat(state.sheet().version()).isEqualTo((long) deletions.get() + restorations.get());
		}
	}

	private void repeat(AtomicInteger restorations, AtomicInteger successes, BooleanSupplier attempt) {
		while (restorations.get() < RESTORATIONS) {
			try {
				if (Boolean.TRUE.equals(this.transaction.execute((status) -> attempt.getAsBoolean()))) {
					successes.incrementAndGet();
				}
			}
			catch (ConcurrencyFailureException ex) {
				Thread.onSpinWait(); // somebody else was first
			}
		}
	}

	/**
	 * Perform an operation if its entity can be seen.
	 */
	private static Paper perform(Operation operation, Archive archive) {
		Paper loaded = operation.load(archive);
		if (loaded != null) {
			operation.write(archive, loaded);
			archive.repository().flush();
		}
		return loaded;
	}

	private int storedEdits(Archive archive) {
		return this.jdbc.queryForObject("select edits from " + archive.kind().folderTable + " where id = ?",
				Integer.class, archive.folder());
	}

	private Archive newArchive(Kind kind) {
		SoftDeleteRepository<? extends Paper, Long> repository = (kind == Kind.VERSIONED) ? this.versionedFolders
				: this.folders;
		return this.transaction.execute((status) -> {
			Paper folder = kind.newFolder();
			Paper sheet = ((Binding) folder).addSheet();
			this.entityManager.persist(folder);
			return new Archive(kind, folder.getId(), sheet.getId(), this.entityManager, repository);
		});
	}

	private State state(Archive archive) {
		return new State(row(archive.kind().folderTable, archive.folder()),
				row(archive.kind().sheetTable, archive.sheet()),
				this.jdbc.queryForObject(
						"select count(*) from " + archive.kind().sheetTable
								+ " where folder_id = ? and id <> ? and deleted_at is null",
						Integer.class, archive.folder(), archive.sheet()));
	}

	private Row row(String table, Long id) {
		return this.jdbc.queryForList("select * from " + table + " where id = ?", id).stream().map((row) -> {
			assertThat(row.get("deleted_at") == null).isEqualTo(row.get("deleted_by") == null)
				.isEqualTo(row.get("deletion_id") == null);
			return new Row((Integer) row.get("edits"), (Long) row.get("version"), (String) row.get("deleted_by"));
		}).findFirst().orElse(null);
	}

	private static void meet(CyclicBarrier meeting) {
		try {
			meeting.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException | BrokenBarrierException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void await(CountDownLatch turn) {
		try {
			assertThat(turn.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static <T> T result(Future<T> future) {
		try {
			return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The folders and sheets that the contestants change.
	 */
	enum Kind {

		PLAIN(Folder.class, "folder", Sheet.class, "sheet") {

			@Override
			Paper newFolder() {
				return new Folder();
			}

		},

		VERSIONED(VersionedFolder.class, "versioned_folder", VersionedSheet.class, "versioned_sheet") {

			@Override
			Paper newFolder() {
				return new VersionedFolder();
			}

		};

		private final Class<? extends Paper> folder;

		private final String folderTable;

		private final Class<? extends Paper> sheet;

		private final String sheetTable;

		Kind(Class<? extends Paper> folder, String folderTable, Class<? extends Paper> sheet, String sheetTable) {
			this.folder = folder;
			this.folderTable = folderTable;
			this.sheet = sheet;
			this.sheetTable = sheetTable;
		}

		abstract Paper newFolder();

	}

	/**
	 * When the second contestant writes.
	 */
	enum Order {

		AFTER_COMMIT, AFTER_WRITE, NONE

	}

	/**
	 * A folder with one sheet, and how to get at them.
	 *
	 * @param kind what they are
	 * @param folder the identifier of the folder
	 * @param sheet the identifier of the sheet
	 * @param entityManager the entity manager
	 * @param repository the repository of the folder
	 */
	record Archive(Kind kind, Long folder, Long sheet, EntityManager entityManager,
			SoftDeleteRepository<? extends Paper, Long> repository) {

		Paper findFolder() {
			Paper folder = this.entityManager.find(this.kind.folder, this.folder);
			if (folder != null) {
				Hibernate.initialize(((Binding) folder).getSheets());
			}
			return folder;
		}

		Paper findSheet() {
			return this.entityManager.find(this.kind.sheet, this.sheet);
		}

		@SuppressWarnings("unchecked")
		<T extends Paper> SoftDeleteRepository<T, Long> repository(Paper folder) {
			return (SoftDeleteRepository<T, Long>) this.repository;
		}

	}

	/**
	 * What a contestant does, and what that is in the model: {@code null} where it must
	 * not happen.
	 */
	enum Operation {

		EDIT(true, OptimisticLockingFailureException.class) {

			@Override
			Paper load(Archive archive) {
				return archive.findFolder();
			}

			@Override
			void write(Archive archive, Paper loaded) {
				loaded.edit();
			}

			@Override
			State apply(State state, String name) {
				return state.folderLives() ? state.with(state.folder().edited(), state.sheet()) : null;
			}

		},

		EDIT_IN_TRASH(false, DeletedRowException.class) {

			@Override
			Paper load(Archive archive) {
				return DeletedRows.include(archive::findFolder);
			}

			@Override
			void write(Archive archive, Paper loaded) {
				loaded.edit();
			}

			@Override
			State apply(State state, String name) {
				return null;
			}

		},

		EDIT_SHEET(true, OptimisticLockingFailureException.class) {

			@Override
			Paper load(Archive archive) {
				return archive.findSheet();
			}

			@Override
			void write(Archive archive, Paper loaded) {
				loaded.edit();
			}

			@Override
			State apply(State state, String name) {
				return state.sheetLives() ? state.with(state.folder(), state.sheet().edited()) : null;
			}

		},

		DELETE(true, OptimisticLockingFailureException.class) {

			@Override
			Paper load(Archive archive) {
				return archive.findFolder();
			}

			@Override
			void write(Archive archive, Paper loaded) {
				archive.entityManager().remove(loaded);
			}

			@Override
			State apply(State state, String name) {
				return (state.folderLives() && state.sheetLives())
						? state.with(state.folder().deleted(name), state.sheet().deleted(name)) : null;
			}

		},

		DELETE_SHEET(true, OptimisticLockingFailureException.class) {

			@Override
			Paper load(Archive archive) {
				return archive.findSheet();
			}

			@Override
			void write(Archive archive, Paper loaded) {
				archive.entityManager().remove(loaded);
			}

			@Override
			State apply(State state, String name) {
				return state.sheetLives() ? state.with(state.folder(), state.sheet().deleted(name)) : null;
			}

		},

		/**
		 * Changes no row of the folder, and takes no lock on it but that of the foreign
		 * key. So a deletion does not hinder it, nor takes along what is inserted once it
		 * has loaded the sheets: the new sheet lives, and its folder may be deleted.
		 */
		INSERT_SHEET(true, DataIntegrityViolationException.class) {

			@Override
			Paper load(Archive archive) {
				return archive.findFolder();
			}

			@Override
			void write(Archive archive, Paper loaded) {
				archive.entityManager().persist(((Binding) loaded).newSheet());
			}

			@Override
			State apply(State state, String name) {
				return new State(state.folder(), state.sheet(), state.newSheets() + 1);
			}

		},

		RESTORE(false, OptimisticLockingFailureException.class) {

			@Override
			Paper load(Archive archive) {
				return archive.repository().findDeletedById(archive.folder()).orElse(null);
			}

			@Override
			void write(Archive archive, Paper loaded) {
				archive.repository(loaded).restore(loaded);
			}

			@Override
			State apply(State state, String name) {
				return (state.folder() != null && !state.folderLives())
						? state.with(state.folder().restored(), state.sheet().restored()) : null;
			}

		},

		HARD_DELETE(false, DataAccessException.class) {

			@Override
			Paper load(Archive archive) {
				return DeletedRows.include(archive::findFolder);
			}

			@Override
			void write(Archive archive, Paper loaded) {
				archive.repository(loaded).hardDelete(loaded);
			}

			@Override
			State apply(State state, String name) {
				return (state.folder() != null) ? state.with(null, null) : null;
			}

		};

		private final boolean loadsLiving;

		private final Class<? extends Exception> failure;

		Operation(boolean loadsLiving, Class<? extends Exception> failure) {
			this.loadsLiving = loadsLiving;
			this.failure = failure;
		}

		abstract Paper load(Archive archive);

		abstract void write(Archive archive, Paper loaded);

		abstract State apply(State state, String name);

	}

	/**
	 * Two operations on one folder, and how they may end.
	 *
	 * @param kind the kind of folder
	 * @param inTrash whether the folder is deleted once those have loaded it that need it
	 * alive
	 * @param first the operation of the first contestant
	 * @param second the operation of the second
	 */
	record Race(Kind kind, boolean inTrash, Operation first, Operation second) {

		private State start() {
			Long version = (this.kind == Kind.VERSIONED) ? 0L : null;
			Row row = new Row(0, version, null);
			Row start = this.inTrash ? row.deleted("archivist") : row;
			return new State(start, start, 0);
		}

		Outcome outcome() {
			State start = start();
			State afterFirst = this.first.apply(start, "first");
			State afterSecond = mayFollow(afterFirst, this.second) ? this.second.apply(start.or(afterFirst), "second")
					: null;
			return new Outcome(afterFirst != null, afterSecond != null, start.or(afterFirst).or(afterSecond));
		}

		Outcome reverseOutcome() {
			State start = start();
			State afterSecond = this.second.apply(start, "second");
			State afterFirst = mayFollow(afterSecond, this.first) ? this.first.apply(start.or(afterSecond), "first")
					: null;
			return new Outcome(afterFirst != null, afterSecond != null, start.or(afterSecond).or(afterFirst));
		}

		/**
		 * Both have loaded before either wrote, so where they write the same rows, a
		 * version lets one of them pass only. Without a version, a hard deletion demands
		 * that the row is deleted, or lives, as it was loaded.
		 */
		private boolean mayFollow(State afterOther, Operation next) {
			if (afterOther == null || this.first == Operation.INSERT_SHEET || this.second == Operation.INSERT_SHEET) {
				return true;
			}
			return this.kind == Kind.PLAIN
					&& (next != Operation.HARD_DELETE || afterOther.folderLives() == start().folderLives());
		}

	}

	/**
	 * How a race ended.
	 *
	 * @param firstWins whether the first contestant committed
	 * @param secondWins whether the second did
	 * @param state the rows
	 */
	record Outcome(boolean firstWins, boolean secondWins, State state) {

	}

	/**
	 * The rows; {@code null} where there is none.
	 *
	 * @param folder the folder's
	 * @param sheet the sheet's
	 * @param newSheets how many more sheets of the folder live
	 */
	record State(Row folder, Row sheet, int newSheets) {

		State with(Row nextFolder, Row nextSheet) {
			return new State(nextFolder, nextSheet, this.newSheets);
		}

		boolean folderLives() {
			return this.folder != null && this.folder.deletedBy() == null;
		}

		boolean sheetLives() {
			return this.sheet != null && this.sheet.deletedBy() == null;
		}

		State or(State next) {
			return (next != null) ? next : this;
		}

	}

	/**
	 * What of a row counts.
	 *
	 * @param edits how often it was edited
	 * @param version its version, if it has one
	 * @param deletedBy who deleted it, if it is deleted
	 */
	record Row(int edits, Long version, String deletedBy) {

		Row edited() {
			return new Row(this.edits + 1, nextVersion(), this.deletedBy);
		}

		Row deleted(String name) {
			return new Row(this.edits, nextVersion(), name);
		}

		Row restored() {
			return new Row(this.edits, nextVersion(), null);
		}

		private Long nextVersion() {
			return (this.version != null) ? this.version + 1 : null;
		}

	}

	/**
	 * Where the contestants wait for each other.
	 *
	 * @param archive what they change
	 * @param meeting where they meet with the thread that started them
	 * @param written opens when the first contestant has written, but not committed
	 * @param ended opens when the transaction of the first contestant has ended
	 */
	private record Course(Archive archive, CyclicBarrier meeting, CountDownLatch written, CountDownLatch ended) {

		Course(Archive archive) {
			this(archive, new CyclicBarrier(3), new CountDownLatch(1), new CountDownLatch(1));
		}

		CountDownLatch turnOfSecond(Order order) {
			return switch (order) {
				case AFTER_COMMIT -> this.ended;
				case AFTER_WRITE -> this.written;
				case NONE -> new CountDownLatch(0);
			};
		}

	}

}
