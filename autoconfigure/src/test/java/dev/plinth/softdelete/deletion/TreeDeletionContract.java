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

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.plinth.audit.Auditors;
import dev.plinth.testing.Statements;
import dev.plinth.testing.archive.ArchiveApplication;
import dev.plinth.testing.archive.Contract;
import dev.plinth.testing.archive.Document;
import dev.plinth.testing.archive.Folder;
import dev.plinth.testing.archive.FolderRepository;
import dev.plinth.testing.archive.Remark;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.hibernate.jpa.AvailableHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deleting trees of entities, row by row through the cascade and by statements for whole
 * levels.
 */
@SpringBootTest(classes = ArchiveApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class TreeDeletionContract {

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private FolderRepository folders;

	@BeforeEach
	void emptyTables() {
		for (String table : List.of("folder_links", "folder_documents", "folder_remarks")) {
			this.jdbc.update("delete from " + table);
		}
		this.jdbc.update("update folder set parent_id = null");
		for (String table : List.of("folder", "remark", "contract", "seal", "document")) {
			if (table.equals("seal")) {
				this.jdbc.update("update document set seal_id = null");
			}
			if (table.equals("contract")) {
				this.jdbc.update("update seal set contract_id = null");
			}
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

	private int deleteTree(Folder root) {
		return this.folders.deleteTree(List.of(root.getId()));
	}

	private long living() {
		return count("folder") + count("document") + count("seal");
	}

	private long count(String table) {
		return this.jdbc.queryForObject("select count(*) from " + table + " where deleted_at is null", Long.class);
	}

	private long deletions() {
		return this.jdbc.queryForObject(
				"select count(distinct deletion_id) from (select deletion_id from folder"
						+ " union all select deletion_id from document union all select deletion_id from seal) d",
				Long.class);
	}

	@Test
	void deleteTreeTakesAllLevelsInOneDeletion() {
		Folder root = tree(3, 2);
		Folder other = tree(1, 0);
		assertThat(living()).isEqualTo(8 * 6);
		Auditors.runAs("eve", () -> assertThat(deleteTree(root)).isEqualTo(7 * 6));
		assertThat(living()).isEqualTo(6);
		assertThat(deletions()).isOne();
		assertThat(this.folders.findAll()).containsExactly(other);
		assertThat(this.jdbc.queryForList("select distinct deleted_by from seal where deleted_at is not null",
				String.class))
			.containsExactly("eve");
		assertThat(this.jdbc.queryForObject("select count(*) from remark", Long.class)).isEqualTo(8);
		assertThat(this.jdbc.queryForObject("select count(*) from folder_documents", Long.class)).isEqualTo(16);
	}

	@Test
	void statementsGrowWithTheDepthNotWithTheRows() {
		Folder narrow = tree(3, 1);
		Folder wide = tree(3, 5);
		Folder deep = tree(4, 1);
		int statements = Statements.of(() -> deleteTree(narrow)).size();
		assertThat(Statements.of(() -> deleteTree(wide))).hasSize(statements);
		assertThat(Statements.of(() -> deleteTree(deep))).hasSizeBetween(statements + 1, statements + 5);
		assertThat(living()).isZero();
	}

	// T28
	@Test
	void treeComesBackAsItWas() {
		Folder root = tree(3, 2);
		Folder child = root.getChildren().iterator().next();
		deleteTree(child);
		assertThat(living()).isEqualTo(4 * 6);
		assertThat(deleteTree(root)).isEqualTo(4 * 6);
		assertThat(deletions()).isEqualTo(2);
		assertThat(this.folders.restoreById(root.getId())).isPresent();
		assertThat(living()).isEqualTo(4 * 6);
		assertThat(this.folders.restoreById(child.getId())).isPresent();
		assertThat(living()).isEqualTo(7 * 6);
	}

	// T18
	@Test
	void rowsThatAreDeletedOrUnknownArePassedOver() {
		Folder root = tree(1, 0);
		Auditors.runAs("first", () -> deleteTree(root));
		assertThat(this.folders.deleteTree(List.of(root.getId(), -1L))).isZero();
		assertThat(this.folders.deleteTree(List.of())).isZero();
		assertThat(this.jdbc.queryForList("select deleted_by from folder", String.class)).containsExactly("first");
	}

	@Test
	void circlesEnd() {
		Folder root = tree(2, 2);
		inTransaction(() -> {
			Folder managed = this.entityManager.find(Folder.class, root.getId());
			Folder child = managed.getChildren().iterator().next();
			child.getLinks().add(managed);
			managed.getLinks().add(managed);
			managed.getLinks().add(child);
			return null;
		});
		assertThat(deleteTree(root)).isEqualTo(3 * 6);
		assertThat(this.folders.restoreById(root.getId())).isPresent();
		assertThat(living()).isEqualTo(3 * 6);
		this.folders.deleteById(root.getId());
		assertThat(living()).isZero();
		assertThat(deletions()).isOne();
	}

	@Test
	void pendingChangesBelongToTheTree() {
		Folder root = tree(1, 0);
		inTransaction(() -> {
			Folder child = this.entityManager.find(Folder.class, root.getId()).addChild();
			this.entityManager.persist(child);
			assertThat(deleteTree(root)).isEqualTo(7);
			return null;
		});
		assertThat(living()).isZero();
	}

	@Test
	void cascadeTakesTheSameRowsAsDeleteTree() {
		Folder root = tree(3, 2);
		this.folders.deleteById(root.getId());
		assertThat(living()).isZero();
		assertThat(deletions()).isOne();
		assertThat(this.jdbc.queryForObject("select count(*) from remark", Long.class)).isEqualTo(7);
	}

	// T32
	@Test
	void hardDeleteRemovesATreeChildrenFirst() {
		Folder root = tree(3, 2);
		deleteTree(root.getChildren().iterator().next());
		this.folders.hardDeleteById(root.getId());
		for (String table : List.of("folder", "document", "contract", "seal", "remark", "folder_documents")) {
			assertThat(this.jdbc.queryForObject("select count(*) from " + table, Long.class)).as(table).isZero();
		}
	}

	// T27
	@Test
	void entitiesThatTheSessionHoldsFollow() {
		Folder root = tree(2, 1);
		inTransaction(() -> {
			Folder managed = this.entityManager.find(Folder.class, root.getId());
			Folder child = managed.getChildren().iterator().next();
			Document document = child.getDocuments().iterator().next();
			Folder other = new Folder();
			this.entityManager.persist(other);
			assertThat(deleteTree(root)).isEqualTo(2 * 6);
			assertThat(this.entityManager.find(Folder.class, root.getId())).isNull();
			assertThat(child.isDeleted()).isTrue();
			assertThat(child.getDeletionId()).isEqualTo(managed.getDeletionId());
			assertThat(child.getVersion()).isEqualTo(1);
			assertThat(document.isDeleted()).isTrue();
			assertThat(other.isDeleted()).isFalse();
			assertThat(Statements.of(this.entityManager::flush)).isEmpty();
			return null;
		});
		assertThat(deletions()).isOne();
		assertThat(count("folder")).isOne();
	}

	// T27
	@Test
	void readOnlyEntitiesThatTheSessionHoldsFollow() {
		Folder root = tree(2, 1);
		inTransaction(() -> {
			Folder managed = this.entityManager.find(Folder.class, root.getId(),
					Map.of(AvailableHints.HINT_READ_ONLY, true));
			Folder child = managed.getChildren().iterator().next();
			this.entityManager.unwrap(Session.class).setReadOnly(child, true);
			assertThat(deleteTree(root)).isEqualTo(2 * 6);
			for (Folder folder : List.of(managed, child)) {
				assertThat(folder.isDeleted()).isTrue();
				assertThat(folder.getVersion()).isEqualTo(1);
				assertThat(this.entityManager.find(Folder.class, folder.getId())).isNull();
			}
			this.folders.restore(managed);
			assertThat(this.entityManager.find(Folder.class, child.getId())).isSameAs(child);
			return null;
		});
		assertThat(living()).isEqualTo(2 * 6);
	}

}
