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
package dev.plinth.softdelete.removal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.plinth.softdelete.model.RowState;
import dev.plinth.testing.Statements;
import dev.plinth.testing.archive.ArchiveApplication;
import dev.plinth.testing.archive.Contract;
import dev.plinth.testing.archive.Document;
import dev.plinth.testing.archive.Folder;
import dev.plinth.testing.archive.FolderRepository;
import dev.plinth.testing.archive.Remark;
import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Removing trees of rows for good that have been deleted long enough.
 */
@SpringBootTest(classes = ArchiveApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class PurgeContract {

	private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

	private static final Instant CUTOFF = LONG_AGO.plus(Duration.ofDays(1));

	private static final Instant LATER = LONG_AGO.plus(Duration.ofDays(2));

	private static final List<String> TABLES = List.of("folder", "document", "contract", "seal", "remark",
			"folder_documents", "folder_remarks", "folder_links");

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private PlatformTransactionManager transactionManager;

	@Autowired
	private FolderRepository folders;

	@BeforeEach
	void emptyTables() {
		this.jdbc.update("update folder set parent_id = null");
		this.jdbc.update("update document set seal_id = null");
		this.jdbc.update("update seal set contract_id = null");
		for (String table : List.of("folder_links", "folder_documents", "folder_remarks", "folder", "remark",
				"contract", "seal", "document")) {
			this.jdbc.update("delete from " + table);
		}
	}

	private <T> T inTransaction(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	/**
	 * Return the root of a tree with a document, a contract and a remark in each folder.
	 */
	private Folder tree(int depth, int width) {
		return inTransaction(() -> {
			Folder root = new Folder();
			grow(root, depth, width);
			this.entityManager.persist(root);
			return root;
		});
	}

	private static void grow(Folder folder, int depth, int width) {
		folder.getDocuments().add(new Document());
		folder.getDocuments().add(new Contract());
		folder.getRemarks().add(new Remark());
		for (int child = 0; depth > 1 && child < width; child++) {
			grow(folder.addChild(), depth - 1, width);
		}
	}

	private Folder deletedTree(int depth, int width) {
		Folder root = tree(depth, width);
		delete(root);
		return root;
	}

	private void delete(Folder root) {
		this.folders.deleteTree(List.of(root.getId()));
		for (String table : List.of("folder", "document", "seal")) {
			this.jdbc.update("update " + table + " set deleted_at = ? where deleted_at > ?", Timestamp.from(LONG_AGO),
					Timestamp.from(LATER));
		}
	}

	private void deleteLater(String table, Object id) {
		this.jdbc.update("update " + table + " set deleted_at = ? where id = ?", Timestamp.from(LATER), id);
	}

	private void revive(String table, Object id) {
		this.jdbc.update(
				"update " + table + " set deleted_at = null, deleted_by = null, deletion_id = null" + " where id = ?",
				id);
	}

	private List<Long> contents() {
		return TABLES.stream().map(this::rows).toList();
	}

	private long rows(String table) {
		return this.jdbc.queryForObject("select count(*) from " + table, Long.class);
	}

	private long purge() {
		return this.folders.purgeDeletedBefore(CUTOFF);
	}

	private Purge purge(int batchSize, PlatformTransactionManager manager) {
		return new Purge(Folder.class, batchSize, this.entityManager, manager);
	}

	// T32
	@Test
	void purgeRemovesDeletedRowsWithAllThatTheyCascadeTo() {
		tree(2, 2);
		List<Long> before = contents();
		deletedTree(3, 2);
		deletedTree(1, 0);
		assertThat(purge()).isEqualTo(8);
		assertThat(contents()).isEqualTo(before);
		assertThat(this.folders.findAll()).hasSize(3);
		assertThat(purge()).isZero();
	}

	// T31
	@Test
	void rowsDeletedAtTheCutoffOrLaterStay() {
		Folder root = deletedTree(1, 0);
		assertThat(this.folders.purgeDeletedBefore(LONG_AGO)).isZero();
		deleteLater("folder", root.getId());
		assertThat(purge()).isZero();
		assertThat(this.folders.findDeletedById(root.getId())).isPresent();
	}

	// T31
	@Test
	void deletingStatementLooksAtTheStateOnceMore() {
		Folder living = tree(1, 0);
		List<Long> before = contents();
		this.transaction.executeWithoutResult((status) -> {
			SharedSessionContractImplementor session = this.entityManager
				.unwrap(SharedSessionContractImplementor.class);
			EntityPersister folder = session.getFactory().getMappingMetamodel().getEntityDescriptor(Folder.class);
			Removal removal = new Removal(session);
			removal.add(folder, List.of(living.getId()), 0);
			assertThat(removal.execute(RowState.deletedBefore(Instant.now()))).isFalse();
			assertThat(rows("folder")).isOne();
			status.setRollbackOnly();
		});
		assertThat(contents()).isEqualTo(before);
	}

	// T32
	@Test
	void statementsDoNotGrowWithTheRows() {
		deletedTree(3, 1);
		int statements = Statements.of(() -> assertThat(purge()).isEqualTo(3)).size();
		for (int tree = 0; tree < 8; tree++) {
			deletedTree(3, 3);
		}
		assertThat(Statements.of(() -> assertThat(purge()).isEqualTo(8 * 13))).hasSize(statements);
	}

	// T31
	@Test
	void rowWithALivingChildStaysWhole() {
		Folder root = deletedTree(3, 2);
		Folder child = root.getChildren().iterator().next();
		revive("folder", child.getId());
		deletedTree(1, 0);
		List<Long> before = contents();
		assertThat(purge()).isEqualTo(1 + 3 + 2);
		assertThat(contents().get(0)).isEqualTo(before.get(0) - 6);
		assertThat(rows("document")).isEqualTo(2 * 2);
		assertThat(rows("folder_documents")).isEqualTo(2 * 2);
		assertThat(this.folders.findById(child.getId())).isPresent();
		assertThat(this.folders.findDeletedById(root.getId())).isPresent();
	}

	// T31
	@Test
	void rowThatCascadesToOneDeletedLaterStaysWhole() {
		Folder kept = deletedTree(1, 0);
		Document document = kept.getDocuments().iterator().next();
		deleteLater("seal", document.getSeal().getId());
		List<Long> before = contents();
		for (int tree = 0; tree < 5; tree++) {
			deletedTree(2, 1);
		}
		assertThat(purge()).isEqualTo(10);
		assertThat(contents()).isEqualTo(before);
		assertThat(purge(2, this.transactionManager).deletedBefore(CUTOFF)).isZero();
		assertThat(this.folders.findDeletedById(kept.getId())).isPresent();
	}

	private Folder circle() {
		Folder root = tree(2, 2);
		inTransaction(() -> {
			Folder managed = this.entityManager.find(Folder.class, root.getId());
			Folder child = managed.getChildren().iterator().next();
			child.getLinks().add(managed);
			managed.getLinks().add(managed);
			managed.getLinks().add(child);
			return null;
		});
		return root;
	}

	// T32
	@Test
	void circlesOfRowsGoTogether() {
		delete(circle());
		assertThat(purge()).isEqualTo(3);
		assertThat(contents()).containsOnly(0L);
	}

	// T32
	@Test
	void hardDeleteOfACircleMayBeginAnywhere() {
		this.folders.hardDeleteById(circle().getChildren().iterator().next().getId());
		assertThat(contents()).containsOnly(0L);
		Folder deleted = circle();
		delete(deleted);
		this.folders.hardDeleteById(deleted.getChildren().iterator().next().getId());
		assertThat(contents()).containsOnly(0L);
	}

	// T32
	@Test
	void rowLinkedFromALivingRowIsProtectedAndTheOthersGo() {
		Folder linked = tree(1, 0);
		Folder linking = tree(1, 0);
		inTransaction(() -> this.entityManager.find(Folder.class, linking.getId())
			.getLinks()
			.add(this.entityManager.find(Folder.class, linked.getId())));
		List<Long> before = contents();
		delete(linked);
		deletedTree(3, 1);
		assertThat(purge()).isEqualTo(3);
		assertThat(contents()).isEqualTo(before);
		assertThat(this.folders.findDeletedById(linked.getId())).isPresent();
	}

	// T32
	@Test
	void batchesThatEndEarlyStayRemovedAndTheNextPurgeGoesOn() {
		for (int tree = 0; tree < 10; tree++) {
			deletedTree(1, 0);
		}
		assertThatIllegalStateException()
			.isThrownBy(() -> purge(2, new FailingTransactionManager(this.transactionManager, 6)).deletedBefore(CUTOFF))
			.withMessage("no more transactions");
		assertThat(rows("folder")).isBetween(1L, 8L);
		assertThat(rows("document")).isEqualTo(2 * rows("folder"));
		long left = rows("folder");
		assertThat(purge(2, this.transactionManager).deletedBefore(CUTOFF)).isEqualTo(left);
		assertThat(contents()).containsOnly(0L);
	}

	// T32
	@Test
	void rollbackOfTheCallerBringsNothingBack() {
		deletedTree(1, 0);
		this.transaction.executeWithoutResult((status) -> {
			tree(1, 0);
			assertThat(purge()).isOne();
			status.setRollbackOnly();
		});
		assertThat(contents()).containsOnly(0L);
	}

	// T32
	@Test
	void rowsThatAnotherTransactionHoldsArePassedOverWithoutWaiting() {
		Folder held = deletedTree(1, 0);
		Folder holdsChild = deletedTree(2, 1);
		deletedTree(2, 1);
		inTransaction(() -> {
			this.jdbc.queryForList("select id from folder where id = ? for update", held.getId());
			this.jdbc.queryForList("select id from folder where id = ? for update",
					holdsChild.getChildren().iterator().next().getId());
			assertThat(purge()).isEqualTo(2);
			return null;
		});
		assertThat(rows("folder")).isEqualTo(3);
		assertThat(rows("document")).isEqualTo(6);
		assertThat(purge()).isEqualTo(3);
		assertThat(contents()).containsOnly(0L);
	}

	// T32
	@RepeatedTest(5)
	void purgesAtOnceRemoveEveryRowOnce() throws Exception {
		for (int tree = 0; tree < 10; tree++) {
			deletedTree(1, 0);
			deletedTree(2, 1);
		}
		Callable<Long> purge = () -> purge(3, this.transactionManager).deletedBefore(CUTOFF);
		List<Long> removed = atOnce(List.of(purge, purge));
		assertThat(removed.get(0) + removed.get(1)).isEqualTo(30 - rows("folder"));
		assertThat(rows("document")).isEqualTo(2 * rows("folder"));
		assertThat(removed.get(0) + removed.get(1) + purge()).isEqualTo(30);
		assertThat(contents()).containsOnly(0L);
	}

	// T31
	@RepeatedTest(15)
	void restoreThatRacesAPurgeFindsTheTreeWholeOrGone() throws Exception {
		Folder root = deletedTree(2, 2);
		List<Long> before = contents();
		Callable<Long> restore = () -> {
			try {
				return this.folders.restoreById(root.getId()).isPresent() ? 1L : 0L;
			}
			catch (DataAccessException ex) {
				return 0L;
			}
		};
		List<Long> results = atOnce(List.of(this::purge, restore));
		if (results.get(1) == 1) {
			assertThat(results.get(0)).isZero();
			assertThat(contents()).isEqualTo(before);
			assertThat(this.folders.findAll()).hasSize(3);
			assertThat(this.folders.countDeleted()).isZero();
		}
		else {
			assertThat(results.get(0) + purge()).isEqualTo(3);
			assertThat(contents()).containsOnly(0L);
		}
	}

	private static List<Long> atOnce(List<Callable<Long>> tasks) throws Exception {
		CyclicBarrier start = new CyclicBarrier(tasks.size());
		ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
		try {
			List<Future<Long>> futures = new ArrayList<>();
			for (Callable<Long> task : tasks) {
				futures.add(threads.submit(() -> {
					start.await();
					return task.call();
				}));
			}
			List<Long> results = new ArrayList<>();
			for (Future<Long> future : futures) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			threads.shutdown();
		}
	}

	/**
	 * Begins some transactions, and then no more.
	 */
	private static final class FailingTransactionManager implements PlatformTransactionManager {

		private final PlatformTransactionManager delegate;

		private final AtomicInteger left;

		FailingTransactionManager(PlatformTransactionManager delegate, int transactions) {
			this.delegate = delegate;
			this.left = new AtomicInteger(transactions);
		}

		@Override
		public TransactionStatus getTransaction(TransactionDefinition definition) {
			if (this.left.getAndDecrement() == 0) {
				throw new IllegalStateException("no more transactions");
			}
			return this.delegate.getTransaction(definition);
		}

		@Override
		public void commit(TransactionStatus status) {
			this.delegate.commit(status);
		}

		@Override
		public void rollback(TransactionStatus status) {
			this.delegate.rollback(status);
		}

	}

}
