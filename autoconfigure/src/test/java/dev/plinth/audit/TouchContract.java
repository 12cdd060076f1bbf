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
import java.util.UUID;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.office.Binder;
import dev.plinth.testing.office.Board;
import dev.plinth.testing.office.Project;
import dev.plinth.testing.office.Step;
import dev.plinth.testing.office.Task;
import dev.plinth.testing.office.TaskRepository;
import org.hibernate.Session;
import org.hibernate.jpa.AvailableHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a change of a part touches the root of its aggregate.
 */
abstract class TouchContract extends OfficeContract {

	@Autowired
	private TaskRepository tasks;

	private Long project;

	private Long task;

	private Long step;

	private Row before;

	@BeforeEach
	void createAggregate() {
		Project created = new Project();
		Task part = new Task(created);
		created.getTasks().add(part);
		part.getSteps().add(new Step(part));
		persist(created);
		this.project = created.getId();
		this.task = part.getId();
		this.step = part.getSteps().get(0).getId();
		this.before = row(Project.class, this.project);
		assertThat(this.before.version()).isZero();
	}

	@Test
	void newPartTouchesTheRootInOneUpdate() {
		assertTouchedOnce(editAs("bob", Project.class, this.project, (found) -> found.getTasks().add(new Task(found))));
	}

	@Test
	void newPartOfAnUninitializedRootTouchesIt() {
		assertTouchedOnce(writeAs("bob", () -> this.entityManager
			.persist(new Task(this.entityManager.getReference(Project.class, this.project)))));
	}

	@Test
	void changedPartTouchesARootThatIsNotLoaded() {
		List<String> statements = editAs("bob", Task.class, this.task, (found) -> found.setText("b"));
		assertTouchedOnce(statements);
		assertThat(updatesOf("task", statements)).hasSize(1);
	}

	@Test
	void rootIsUpdatedOnceWhateverTouchesIt() {
		assertTouchedOnce(editAs("bob", Project.class, this.project, (found) -> {
			found.getTasks().get(0).setText("b");
			found.getTasks().get(0).getSteps().get(0).setText("b");
			found.getTasks().add(new Task(found));
			found.setName("b");
		}));
	}

	@Test
	void deletedPartTouchesTheRoot() {
		assertTouchedOnce(editAs("bob", Task.class, this.task, this.entityManager::remove));
	}

	@Test
	void orphanTouchesTheRoot() {
		assertTouchedOnce(editAs("bob", Project.class, this.project, (found) -> found.getTasks().clear()));
	}

	@Test
	void changedPartOfAPartTouchesBoth() {
		Row taskBefore = row(Task.class, this.task);
		assertTouchedOnce(editAs("bob", Step.class, this.step, (found) -> found.setText("b")));
		assertModifiedBy("bob", row(Task.class, this.task), taskBefore);
	}

	@Test
	void physicallyDeletedPartOfAPartTouchesBoth() {
		Row taskBefore = row(Task.class, this.task);
		assertTouchedOnce(editAs("bob", Step.class, this.step, this.entityManager::remove));
		assertModifiedBy("bob", row(Task.class, this.task), taskBefore);
	}

	@Test
	void partThatIsInsertedBeforeTheFlushTouchesTheRoot() {
		Row taskBefore = row(Task.class, this.task);
		assertTouchedOnce(editAs("bob", Task.class, this.task, (found) -> this.entityManager.persist(new Step(found))));
		assertModifiedBy("bob", row(Task.class, this.task), taskBefore);
	}

	@Test
	void eachFlushTouchesTheRoot() {
		List<String> statements = editAs("bob", Task.class, this.task, (found) -> {
			found.setText("b");
			assertThat(this.entityManager.createQuery("select count(s) from Step s", Long.class).getSingleResult())
				.isPositive(); // does not need a flush
			assertThat(this.entityManager.createQuery("select count(t) from Task t", Long.class).getSingleResult())
				.isPositive();
			found.setText("c");
		});
		assertThat(updatesOf("project", statements)).hasSize(2);
		assertThat(row(Project.class, this.project).version()).isEqualTo(2);
	}

	@Test
	void rootThatIsReadOnlyIsLeftAsItIsWithWhatHasBeenAssignedToIt() {
		List<String> statements = writeAs("bob", () -> {
			Project root = this.entityManager.find(Project.class, this.project,
					Map.of(AvailableHints.HINT_READ_ONLY, true));
			root.setName("assigned");
			this.entityManager.find(Task.class, this.task).setText("b");
		});
		assertThat(statements).singleElement().asString().startsWith("update task ");
		assertThat(row(Project.class, this.project)).isEqualTo(this.before);
	}

	@Test
	void partThatIsReadOnlyStillHasItsRootTouchedByItsParts() {
		assertTouchedOnce(writeAs("bob", () -> {
			Task part = this.entityManager.find(Task.class, this.task);
			this.entityManager.unwrap(Session.class).setReadOnly(part, true);
			this.entityManager.find(Step.class, this.step).setText("b");
		}));
	}

	@Test
	void changeThatIsNoContentTouchesNobody() {
		List<String> statements = editAs("bob", Task.class, this.task, (found) -> {
			found.setViews(2);
			found.setText(new String("a"));
		});
		assertThat(statements).hasSize(1);
		assertThat(row(Project.class, this.project)).isEqualTo(this.before);
	}

	@Test
	void changedRootIsNotTouchedByPartsThatStay() {
		Row taskBefore = row(Task.class, this.task);
		assertTouchedOnce(editAs("bob", Project.class, this.project, (found) -> found.setName("b")));
		assertThat(row(Task.class, this.task)).isEqualTo(taskBefore);
	}

	// T30
	@Test
	void rootThatIsDeletedInTheSameFlushIsNotTouched() {
		writeAs("bob", () -> {
			this.entityManager.find(Task.class, this.task).setText("b");
			this.entityManager.remove(this.entityManager.find(Project.class, this.project));
		});
		Row after = DeletedRows.include(() -> row(Project.class, this.project));
		assertNotModified(after, this.before);
		assertThat(after.version()).isEqualTo(1);
	}

	@Test
	void restoredPartTouchesTheRoot() {
		editAs("carol", Task.class, this.task, this.entityManager::remove);
		Row deleted = row(Project.class, this.project);
		List<String> statements = writeAs("bob", () -> this.tasks.restoreById(this.task));
		assertModifiedBy("bob", row(Project.class, this.project), deleted);
		assertThat(updatesOf("project", statements)).hasSize(1);
	}

	@Test
	void restoredPartOfALoadedRootTouchesItOnce() {
		editAs("carol", Task.class, this.task, this.entityManager::remove);
		Row deleted = row(Project.class, this.project);
		List<String> statements = writeAs("bob", () -> {
			Project loaded = this.entityManager.find(Project.class, this.project);
			this.tasks.restoreById(this.task);
			this.entityManager.flush();
			assertThat(loaded.getUpdatedBy()).isEqualTo("bob");
			assertThat(this.entityManager.createQuery("select count(t) from Task t", Long.class).getSingleResult())
				.isPositive();
		});
		assertModifiedBy("bob", row(Project.class, this.project), deleted);
		assertThat(updatesOf("project", statements)).hasSize(1);
	}

	// T30
	@Test
	void rootThatIsRestoredWithItsPartsIsNotTouched() {
		editAs("carol", Project.class, this.project, this.entityManager::remove);
		UUID deletion = DeletedRows.include(() -> this.transaction
			.execute((status) -> this.entityManager.find(Project.class, this.project).getDeletionId()));
		writeAs("bob", () -> this.tasks.restoreDeletion(deletion));
		assertNotModified(row(Project.class, this.project), this.before);
		assertThat(row(Task.class, this.task)).isNotNull();
	}

	// T30
	@Test
	void rootThatStaysDeletedIsNotTouchedByARestoredPart() {
		editAs("carol", Project.class, this.project, this.entityManager::remove);
		Row deleted = DeletedRows.include(() -> row(Project.class, this.project));
		writeAs("bob", () -> this.tasks.restoreById(this.task));
		assertThat(DeletedRows.include(() -> row(Project.class, this.project))).isEqualTo(deleted);
	}

	@Test
	void partThatHadBeenDeletedDoesNotTouchTheRootAsItsRowGoes() {
		editAs("carol", Task.class, this.task, this.entityManager::remove);
		Row deleted = row(Project.class, this.project);
		writeAs("bob", () -> this.tasks.hardDeleteById(this.task));
		assertThat(row(Project.class, this.project)).isEqualTo(deleted);
	}

	@Test
	void partThatMovesTouchesBothRoots() {
		Project other = new Project();
		persist(other);
		Row otherBefore = row(Project.class, other.getId());
		List<String> statements = editAs("bob", Task.class, this.task,
				(found) -> found.setProject(this.entityManager.find(Project.class, other.getId())));
		assertThat(updatesOf("project", statements)).isNotEmpty();
		assertModifiedBy("bob", row(Project.class, this.project), this.before);
		assertModifiedBy("bob", row(Project.class, other.getId()), otherBefore);
	}

	@Test
	void rootWithoutVersionAndRootWithNothingElseAreTouched() {
		Board board = new Board();
		Binder binder = new Binder();
		persist(board);
		persist(binder);
		Row boardBefore = row(Board.class, board.getId());
		editAs("bob", Task.class, this.task, (found) -> {
			found.setBoard(this.entityManager.getReference(Board.class, board.getId()));
			found.setBinder(this.entityManager.getReference(Binder.class, binder.getId()));
		});
		assertModifiedBy("bob", row(Board.class, board.getId()), boardBefore);
		inTransaction(
				() -> assertThat(this.entityManager.find(Binder.class, binder.getId()).getVersion()).isEqualTo(1));
	}

	private void assertTouchedOnce(List<String> statements) {
		assertModifiedBy("bob", row(Project.class, this.project), this.before);
		assertThat(updatesOf("project", statements)).hasSize(1);
	}

}
