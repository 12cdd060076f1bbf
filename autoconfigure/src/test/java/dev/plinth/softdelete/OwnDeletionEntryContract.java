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
import java.util.Objects;
import java.util.UUID;

import dev.plinth.testing.registry.Appendix;
import dev.plinth.testing.registry.Deposit;
import dev.plinth.testing.registry.DepositBox;
import dev.plinth.testing.registry.DepositRepository;
import dev.plinth.testing.registry.Entry;
import dev.plinth.testing.registry.RegistryApplication;
import dev.plinth.testing.registry.Survey;
import dev.plinth.testing.registry.SurveyMap;
import dev.plinth.testing.registry.SurveyRepository;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.AvailableHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Soft deletion by attributes of an application's own, of entities that have a table for
 * each class, a natural id, the inverse side of a one-to-one association, and a place in
 * the second-level cache.
 */
@SpringBootTest(classes = { RegistryApplication.class, OwnDeletionContract.Events.class },
		webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class OwnDeletionEntryContract {

	@Autowired
	EntityManager entityManager;

	@Autowired
	EntityManagerFactory entityManagerFactory;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	ApplicationContext context;

	@BeforeEach
	void populate() {
		this.entityManagerFactory.getCache().evictAll();
		for (Kind kind : Kind.values()) {
			for (String table : kind.tables) {
				if (!table.equals(kind.tables.get(0))) {
					this.jdbc.update("update " + table + " set whole_id = null");
				}
				this.jdbc.update("delete from " + table);
			}
		}
	}

	// T12, T13
	@ParameterizedTest
	@EnumSource
	void deletionKeepsTheRowsOfAllTables(Kind kind) {
		for (boolean bulk : new boolean[] { false, true }) {
			Long root = persist(kind.create("root" + bulk), "part" + bulk);
			inTransaction(() -> {
				if (bulk) {
					this.entityManager.createQuery("delete from " + kind.entity() + " e where e.sign like '%true'")
						.executeUpdate();
				}
				else {
					this.entityManager.remove(find(kind, root));
				}
			});
			assertThat(living(kind)).isEmpty();
			assertThat(find(kind, root)).isNull();
			inTransaction(() -> assertThat(DeletedRows.only(() -> find(kind, root)).isGone()).isTrue());
		}
		assertThat(rows(kind, 1)).isEqualTo(2);
		assertThat(rows(kind, 2)).isEqualTo(2);
		assertThat(kind.repository(this.context).findAllDeleted()).hasSize(4);
	}

	@ParameterizedTest
	@EnumSource
	void treeIsDeletedLevelByLevel(Kind kind) {
		Entry root = kind.create("root");
		root.append();
		root.add("a").add("b").append();
		root.add("c");
		inTransaction(() -> this.entityManager.persist(root));
		Long other = persist(kind.create("other"), "d");
		inTransaction(() -> {
			Entry loaded = find(kind, root.getId());
			assertThat(kind.repository(this.context).deleteTree(List.of(root.getId()))).isEqualTo(6);
			assertThat(loaded.isGone()).isTrue();
			assertThat(find(kind, root.getId())).isNull();
		});
		assertThat(living(kind)).containsExactly("d", "other");
		assertThat(query("select e.sign from " + kind.appendix() + " a join a.entry e")).isEmpty();
		assertThat(kind.repository(this.context).deleteTree(List.of(root.getId()))).isZero();
		assertThat(kind.repository(this.context).restoreById(root.getId())).isPresent();
		assertThat(living(kind)).containsExactlyElementsOf(
				(kind == Kind.DEPOSIT) ? List.of("a", "b", "c", "d", "other", "root") : List.of("d", "other", "root"));
		assertThat(find(kind, other).isGone()).isFalse();
	}

	// T11
	@ParameterizedTest
	@EnumSource
	void cacheServesWhatTheScopeSees(Kind kind) {
		Long id = persist(kind.create("root"), "part");
		find(kind, id);
		assertThat(hits(() -> find(kind, id))).isPositive();
		inTransaction(() -> this.entityManager.remove(find(kind, id)));
		for (int i = 0; i < 2; i++) {
			assertThat(find(kind, id)).isNull();
			assertThat(DeletedRows.include(() -> find(kind, id)).isGone()).isTrue();
		}
		kind.repository(this.context).restoreById(id);
		for (int i = 0; i < 2; i++) {
			assertThat(find(kind, id).isGone()).isFalse();
			assertThat(DeletedRows.only(() -> find(kind, id))).isNull();
		}
		inTransaction(() -> this.entityManager.createQuery("delete from " + kind.entity()).executeUpdate());
		assertThat(find(kind, id)).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void cacheTakesNothingOverThatIsAssigned(Kind kind) {
		Long id = persist(kind.create("root"), "part");
		inTransaction(() -> {
			Entry entry = find(kind, id);
			kind.assign(entry);
			entry.add("added");
		});
		assertThat(find(kind, id).isGone()).isFalse();
		assertThat(hits(() -> assertThat(find(kind, id).isGone()).isFalse())).isPositive();
	}

	// T02
	@ParameterizedTest
	@EnumSource
	void naturalIdLeadsToWhatTheScopeSees(Kind kind) {
		Long id = persist(kind.create("root"), "part");
		inTransaction(() -> {
			assertThat(bySign(kind, "part")).isInstanceOf(kind.create("").add("").getClass());
			Entry entry = bySign(kind, "root");
			kind.assign(entry);
			assertThat(bySign(kind, "root")).isSameAs(entry);
			this.entityManager.remove(entry);
			assertThat(bySign(kind, "root")).isNull();
			this.entityManager.flush();
			assertThat(bySign(kind, "root")).isNull();
		});
		inTransaction(() -> {
			assertThat(bySign(kind, "root")).isNull();
			assertThat(bySign(kind, "part")).isNull();
			assertThat(DeletedRows.only(() -> bySign(kind, "root")).getId()).isEqualTo(id);
			assertThat(bySign(kind, "root")).isNull();
		});
		kind.repository(this.context).restoreById(id);
		inTransaction(() -> assertThat(bySign(kind, "root").getId()).isEqualTo(id));
	}

	// T52
	@ParameterizedTest
	@EnumSource
	void inverseSideShowsTheLivingAppendixOrTheOneThatWentAlong(Kind kind) {
		Entry entry = kind.create("root");
		entry.append();
		inTransaction(() -> this.entityManager.persist(entry));
		inTransaction(() -> this.entityManager.remove(find(kind, entry.getId())));
		inTransaction(() -> assertThat(DeletedRows.only(() -> find(kind, entry.getId())).getAppendix() != null)
			.isEqualTo(kind == Kind.DEPOSIT));
		kind.repository(this.context).restoreById(entry.getId());
		inTransaction(
				() -> assertThat(find(kind, entry.getId()).getAppendix() != null).isEqualTo(kind == Kind.DEPOSIT));
		inTransaction(() -> this.entityManager.createQuery("delete from " + kind.appendix()).executeUpdate());
		inTransaction(() -> {
			assertThat(find(kind, entry.getId()).getAppendix()).isNull();
			this.entityManager.clear();
			assertThat(
					this.entityManager.createQuery("from " + kind.entity() + " e left join fetch e.appendix", kind.type)
						.getSingleResult()
						.getAppendix())
				.isNull();
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void appendixOfAnotherDeletionIsNotShownWhateverIsAssigned(boolean readOnly) {
		Deposit deposit = new Deposit("root");
		deposit.append();
		inTransaction(() -> this.entityManager.persist(deposit));
		inTransaction(() -> this.entityManager.createQuery("delete from DepositBox").executeUpdate());
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(Deposit.class, deposit.getId())));
		UUID deletion = this.jdbc.query("select gone_with from deposit", (row, index) -> row.getObject(1))
			.stream()
			.map((value) -> UUID.fromString(value.toString()))
			.findFirst()
			.orElseThrow();
		inTransaction(() -> DeletedRows.include(() -> {
			Appendix box = this.entityManager.createQuery("from DepositBox", DepositBox.class)
				.setHint(AvailableHints.HINT_READ_ONLY, readOnly)
				.getSingleResult();
			box.assignDeletion(deletion);
			this.entityManager.createQuery("from DepositBox b join fetch b.entry", DepositBox.class)
				.setFlushMode(FlushModeType.COMMIT)
				.getSingleResult();
			Entry owner = this.entityManager.find(Deposit.class, deposit.getId());
			assertThat(owner.getAppendix()).isNull();
			assertThat(this.context.getBean(DepositRepository.class).restoreDeletion(deletion))
				.containsOnlyKeys(Deposit.class);
		}));
		assertThat(query("select e.sign from DepositBox b join b.entry e")).isEmpty();
	}

	private Long persist(Entry entry, String part) {
		entry.add(part);
		inTransaction(() -> this.entityManager.persist(entry));
		return Objects.requireNonNull(entry.getId());
	}

	private Entry find(Kind kind, Long id) {
		return this.entityManager.find(kind.type, id);
	}

	@SuppressWarnings("deprecation") // what there is has to hold
	private Entry bySign(Kind kind, String sign) {
		return this.entityManager.unwrap(Session.class).bySimpleNaturalId(kind.type).load(sign);
	}

	private List<String> living(Kind kind) {
		return query("select e.sign from " + kind.entity() + " e order by e.sign");
	}

	private List<String> query(String hql) {
		return this.entityManager.createQuery(hql, String.class).getResultList();
	}

	private long rows(Kind kind, int table) {
		return this.jdbc.queryForObject("select count(*) from " + kind.tables.get(table), Long.class);
	}

	private long hits(Runnable work) {
		var statistics = this.entityManagerFactory.unwrap(SessionFactoryImplementor.class).getStatistics();
		long before = statistics.getSecondLevelCacheHitCount();
		work.run();
		return statistics.getSecondLevelCacheHitCount() - before;
	}

	private void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	/**
	 * What entries are, and what they hold of a deletion.
	 */
	enum Kind {

		/**
		 * A flag.
		 */
		SURVEY(Survey.class, SurveyRepository.class, SurveyMap.class, "survey_map", "aerial_survey", "survey"),

		/**
		 * An instant and an identifier.
		 */
		DEPOSIT(Deposit.class, DepositRepository.class, DepositBox.class, "deposit_box", "sealed_deposit", "deposit");

		private final Class<? extends Entry> type;

		private final Class<?> repository;

		private final Class<?> appendix;

		private final List<String> tables;

		Kind(Class<? extends Entry> type, Class<?> repository, Class<?> appendix, String... tables) {
			this.type = type;
			this.repository = repository;
			this.appendix = appendix;
			this.tables = List.of(tables);
		}

		String entity() {
			return this.type.getSimpleName();
		}

		String appendix() {
			return this.appendix.getSimpleName();
		}

		Entry create(String sign) {
			return (this == SURVEY) ? new Survey(sign) : new Deposit(sign);
		}

		void assign(Entry entry) {
			ReflectionTestUtils.setField(entry, "gone", (this == SURVEY) ? true : Instant.EPOCH);
		}

		@SuppressWarnings("unchecked")
		SoftDeleteRepository<Entry, Long> repository(ApplicationContext context) {
			return (SoftDeleteRepository<Entry, Long>) context.getBean(this.repository);
		}

	}

}
