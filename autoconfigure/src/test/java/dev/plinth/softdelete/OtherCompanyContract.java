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
package dev.plinth.softdelete;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import dev.plinth.testing.agency.AgencyApplication;
import dev.plinth.testing.agency.Case;
import dev.plinth.testing.agency.CaseRepository;
import dev.plinth.testing.agency.CurrentTenant;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Soft deletion beside what applications have of their own: a repository base class,
 * tenants, a session that stays open for a whole request.
 */
@SpringBootTest(classes = AgencyApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class OtherCompanyContract {

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private EntityManagerFactory entityManagerFactory;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private CaseRepository cases;

	@Autowired
	private CurrentTenant tenant;

	private Long north;

	private Long south;

	@BeforeEach
	void populate() {
		this.jdbc.update("delete from exhibit");
		this.jdbc.update("update agency_case set related_id = null");
		this.jdbc.update("delete from agency_case");
		this.north = created("north");
		this.south = created("south");
	}

	@AfterEach
	void closeView() {
		if (TransactionSynchronizationManager
			.unbindResourceIfPossible(this.entityManagerFactory) instanceof EntityManagerHolder holder) {
			holder.getEntityManager().close();
		}
	}

	private Long created(String name) {
		return as(name, () -> {
			Case file = new Case("of " + name);
			file.addExhibit();
			return this.cases.save(file).getId();
		});
	}

	private <T> T as(String name, Supplier<T> work) {
		return this.tenant.as(name, work);
	}

	private long living(String table) {
		return this.jdbc.queryForObject("select count(*) from " + table + " where deleted_at is null", Long.class);
	}

	@Test
	void repositoryBaseClassOfTheApplicationIsInUseAndDeletesSoftly() {
		this.cases.deleteExisting(this.north);
		assertThat(living("agency_case")).isOne();
		assertThat(living("exhibit")).isOne();
		assertThat(this.cases.findAll()).isEmpty();
		assertThat(this.cases.findAllDeleted()).hasSize(1);
		assertThat(this.cases.restoreById(this.north)).isPresent();
		assertThat(this.cases.findAll()).hasSize(1);
	}

	@Test
	void tenantSeesAndRestoresItsOwnDeletedRowsOnly() {
		this.cases.deleteById(this.north);
		as("south", () -> {
			this.cases.deleteById(this.south);
			assertThat(this.cases.findAllDeleted()).extracting(Case::getTitle).containsExactly("of south");
			assertThat(this.cases.findByIdIncludingDeleted(this.north)).isEmpty();
			assertThat(this.cases.restoreById(this.north)).isEmpty();
			assertThat(this.cases.restoreAllById(List.of(this.north, this.south))).hasSize(1);
			return null;
		});
		assertThat(living("agency_case")).isOne();
		assertThat(living("exhibit")).isOne();
		assertThat(this.cases.countDeleted()).isOne();
	}

	// T12
	@Test
	void bulkStatementsOfATenantReachItsOwnRowsOnly() {
		assertThat(this.cases.deleteTree(List.of(this.north, this.south))).isEqualTo(2);
		assertThat(living("agency_case")).isOne();
		assertThat(living("exhibit")).isOne();
		as("south", () -> {
			this.transaction.executeWithoutResult(
					(status) -> assertThat(this.entityManager.createQuery("delete from Exhibit").executeUpdate())
						.isOne());
			this.cases.deleteAllInBatch();
			return null;
		});
		assertThat(living("agency_case")).isZero();
		assertThat(this.cases.purgeDeletedBefore(Instant.now().plusSeconds(60))).isOne();
		assertThat(as("south", this.cases::countDeleted)).isOne();
	}

	// T46
	@Test
	void filterWithAnAlternativeLetsInNeitherDeletedRowsNorThoseOfOtherTenants() {
		Long deleted = created("north");
		this.cases.deleteById(deleted);
		this.transaction.executeWithoutResult((status) -> {
			Session session = this.entityManager.unwrap(Session.class);
			session.enableFilter("cases");
			session.enableFilter("exhibits");
			assertThat(this.cases.findAll()).extracting(Case::getId).containsExactly(this.north);
			assertThat(this.cases.findAllDeleted()).extracting(Case::getId).containsExactly(deleted);
			assertThat(session.createQuery("select e.file.id from Exhibit e", Long.class).getResultList())
				.containsExactly(this.north);
			assertThat(
					session.createQuery("select c.id from Exhibit e join Case c on 1 = 1", Long.class).getResultList())
				.containsExactly(this.north);
			assertThat(session.createMutationQuery("update Exhibit e set e.file = null").executeUpdate()).isOne();
			assertThat(session.createMutationQuery("delete from Exhibit").executeUpdate()).isOne();
			assertThat(session.createMutationQuery("delete from Case").executeUpdate()).isOne();
		});
		Long ofSouth = as("south", this.cases::count);
		assertThat(ofSouth).isOne();
		assertThat(living("exhibit")).isOne();
	}

	// T48
	@Test
	void referencesOfTheTenantRestrictThoughAFilterHidesThem() {
		Long sealed = sealedRelatedTo(this.north);
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> withFilter(() -> this.cases.deleteById(this.north)))
			.withRootCauseInstanceOf(RestrictedDeletionException.class)
			.withMessageContaining("1 times");
		this.jdbc.update("update agency_case set tenant = 'south' where id = ?", sealed);
		withFilter(() -> this.cases.deleteById(this.north));
		assertThat(this.cases.findAll()).isEmpty();
	}

	// T24
	@Test
	void deletedRowsOfTheTenantAreNotReferredToThoughAFilterHidesThem() {
		Long sealed = sealedRelatedTo(null);
		this.cases.deleteById(sealed);
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> withFilter(() -> sealedRelatedTo(sealed)))
			.withRootCauseInstanceOf(DeletedReferenceException.class);
		this.jdbc.update("update agency_case set tenant = 'south' where id = ?", sealed);
		withFilter(() -> sealedRelatedTo(sealed));
		assertThat(this.cases.count()).isEqualTo(2);
	}

	// T31
	@Test
	void deletionIsUndoneOnlyByThoseWhoSeeIt() {
		Long sealed = sealedRelatedTo(null);
		this.cases.deleteById(sealed);
		UUID deletion = this.cases.findDeletedById(sealed).orElseThrow().getDeletionId();
		withFilter(() -> assertThat(this.cases.restoreDeletion(deletion)).isEmpty());
		assertThat(living("agency_case")).isEqualTo(2);
		assertThat(this.cases.restoreDeletion(deletion)).isNotEmpty();
		assertThat(living("agency_case")).isEqualTo(3);
	}

	private Long sealedRelatedTo(Long related) {
		return this.transaction.execute((status) -> {
			Case sealed = new Case("sealed");
			sealed.setRelated((related != null) ? this.entityManager.getReference(Case.class, related) : null);
			this.entityManager.persist(sealed);
			return sealed.getId();
		});
	}

	private void withFilter(Runnable work) {
		this.transaction.executeWithoutResult((status) -> {
			this.entityManager.unwrap(Session.class).enableFilter("unsealed");
			work.run();
		});
	}

	@Test
	void sessionThatStaysOpenOverTransactionsFollows() {
		TransactionSynchronizationManager.bindResource(this.entityManagerFactory,
				new EntityManagerHolder(this.entityManagerFactory.createEntityManager()));
		Case file = this.cases.findById(this.north).orElseThrow();
		assertThat(file.getExhibits()).hasSize(1);
		this.cases.deleteById(this.north);
		assertThat(file.isDeleted()).isTrue();
		assertThat(this.cases.findById(this.north)).isEmpty();
		assertThat(this.cases.existsById(this.north)).isFalse();
		assertThat(this.cases.restoreById(this.north)).containsSame(file);
		assertThat(file.isDeleted()).isFalse();
		assertThat(this.cases.findById(this.north)).containsSame(file);
		assertThat(file.getExhibits()).hasSize(1).noneMatch((exhibit) -> exhibit.isDeleted());
		file.setTitle("edited");
		this.cases.save(file);
		assertThat(this.cases.deleteTree(List.of(this.north))).isEqualTo(2);
		assertThat(this.cases.findById(this.north)).isEmpty();
		assertThat(living("exhibit")).isOne();
	}

	// T17
	@Test
	void staleViewFails() {
		TransactionSynchronizationManager.bindResource(this.entityManagerFactory,
				new EntityManagerHolder(this.entityManagerFactory.createEntityManager()));
		Case file = this.cases.findById(this.north).orElseThrow();
		this.jdbc.update("update agency_case set deleted_at = current_timestamp, deleted_by = 'eve', version = 1"
				+ " where id = ?", this.north);
		file.setTitle("late");
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.cases.saveAndFlush(file));
	}

}
