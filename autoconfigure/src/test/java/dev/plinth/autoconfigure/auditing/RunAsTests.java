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

import dev.plinth.audit.Auditors;
import dev.plinth.audit.stamped.Note;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.AuditorAware;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Auditors#runAs(String, Runnable)}. // T57
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=create-drop" })
@WithMockUser("alice")
class RunAsTests {

	@Autowired
	private NoteRepository notes;

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private AuditorAware<String> auditorAware;

	@Autowired
	private PlatformTransactionManager transactionManager;

	private TransactionTemplate transaction;

	@BeforeEach
	void prepare() {
		this.transaction = new TransactionTemplate(this.transactionManager);
	}

	@Test
	void workOutsideOfATransactionCarriesTheName() {
		assertThat(Auditors.runAs("import", () -> this.notes.save(new Note("a"))).getCreatedBy()).isEqualTo("import");
		assertThat(this.notes.save(new Note("a")).getCreatedBy()).isEqualTo("alice");
	}

	@Test
	void workWithinATransactionCarriesTheNameOfItsScope() {
		List<Note> written = this.transaction.execute((status) -> {
			Note before = this.notes.save(new Note("before"));
			Note inside = Auditors.runAs("import", () -> this.notes.save(new Note("inside")));
			Note after = this.notes.save(new Note("after"));
			return List.of(before, inside, after);
		});
		assertThat(written).extracting(Note::getCreatedBy).containsExactly("alice", "import", "alice");
	}

	@Test
	void changeWithinAScopeCarriesItsName() {
		Note note = this.notes.save(new Note("a"));
		this.transaction.executeWithoutResult((status) -> {
			Note read = this.notes.findById(note.getId()).orElseThrow();
			Auditors.runAs("import", () -> read.setText("b"));
		});
		assertThat(this.notes.findById(note.getId()).orElseThrow()).extracting(Note::getCreatedBy, Note::getUpdatedBy)
			.containsExactly("alice", "import");
	}

	@Test
	void scopesNest() {
		List<Note> written = this.transaction.execute((status) -> Auditors.runAs("outer", () -> {
			Note before = this.notes.save(new Note("before"));
			Note inside = Auditors.runAs("inner", () -> this.notes.save(new Note("inside")));
			Note after = this.notes.save(new Note("after"));
			return List.of(before, inside, after);
		}));
		assertThat(written).extracting(Note::getCreatedBy).containsExactly("outer", "inner", "outer");
	}

	@Test
	void workThatFailsAndIsHandledCarriesTheName() {
		Note inside = new Note("inside");
		this.transaction.executeWithoutResult((status) -> {
			assertThatIllegalStateException().isThrownBy(() -> Auditors.runAs("import", () -> {
				this.entityManager.persist(inside);
				throw new IllegalStateException();
			}));
			assertThat(this.notes.save(new Note("after")).getCreatedBy()).isNull();
		});
		assertThat(inside.getCreatedBy()).isEqualTo("import");
		assertThat(this.notes.save(new Note("a")).getCreatedBy()).isEqualTo("alice");
	}

	@Test
	void workThatFailsInATransactionMarkedForRollbackIsNotFlushed() {
		Note inside = new Note("inside");
		Runnable failing = () -> this.transaction.executeWithoutResult((status) -> {
			this.entityManager.persist(inside);
			throw new IllegalStateException();
		});
		assertThatExceptionOfType(UnexpectedRollbackException.class)
			.isThrownBy(() -> this.transaction.executeWithoutResult(
					(status) -> assertThatIllegalStateException().isThrownBy(() -> Auditors.runAs("import", failing))));
		assertThat(inside.getCreatedAt()).isNull();
	}

	@Test
	void failureToFlushAfterAFailureDoesNotHideIt() {
		this.transaction.executeWithoutResult((status) -> {
			assertThatIllegalStateException().isThrownBy(() -> Auditors.runAs("a".repeat(256), () -> {
				this.entityManager.persist(new Note("a"));
				throw new IllegalStateException("work");
			})).withMessage("work").satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
			status.setRollbackOnly();
		});
	}

	@Test
	void readOnlyTransactionIsNotFlushed() {
		Note note = this.notes.save(new Note("a"));
		this.transaction.setReadOnly(true);
		this.transaction.executeWithoutResult((status) -> {
			Note read = this.notes.findById(note.getId()).orElseThrow();
			Auditors.runAs("import", () -> read.setText("b"));
		});
		assertThat(this.notes.findById(note.getId()).orElseThrow().getText()).isEqualTo("a");
	}

	@Test
	void entityManagerOpenedByHandIsNotFlushed() {
		try (EntityManager opened = this.entityManager.getEntityManagerFactory().createEntityManager()) {
			opened.getTransaction().begin();
			Note note = new Note("a");
			opened.persist(note);
			Auditors.runAs("import", () -> assertThat(note.getCreatedAt()).isNull());
			opened.getTransaction().commit();
			assertThat(note.getCreatedBy()).isEqualTo("alice");
		}
	}

	@Test
	void auditorAwareGivesTheNameOfTheScope() {
		assertThat(Auditors.runAs("import", this.auditorAware::getCurrentAuditor)).contains("import");
		assertThat(this.auditorAware.getCurrentAuditor()).contains("alice");
	}

	@Test
	void emptyNameIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Auditors.runAs(" ", () -> {
		})).withMessage("'auditor' must not be empty");
	}

}
