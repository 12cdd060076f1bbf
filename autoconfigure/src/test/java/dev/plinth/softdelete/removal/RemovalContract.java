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
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.depot.Box;
import dev.plinth.testing.depot.Delivery;
import dev.plinth.testing.depot.Depot;
import dev.plinth.testing.depot.DepotApplication;
import dev.plinth.testing.depot.DepotRepository;
import dev.plinth.testing.depot.Drum;
import dev.plinth.testing.depot.Shelf;
import dev.plinth.testing.depot.ShelfId;
import dev.plinth.testing.depot.ShelfRepository;
import dev.plinth.testing.depot.StepId;
import dev.plinth.testing.depot.StepRepository;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Removing rows for good, one by one and in a purge, whatever their foreign keys.
 */
@SpringBootTest(classes = DepotApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class RemovalContract {

	private static final Instant CUTOFF = Instant.parse("2100-01-01T00:00:00Z");

	private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

	private static final List<String> TABLES = List.of("delivery", "item_marks", "box", "drum", "shelf", "depot_labels",
			"depot");

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private PlatformTransactionManager transactionManager;

	@Autowired
	private DepotRepository depots;

	@Autowired
	private ShelfRepository shelves;

	@Autowired
	private StepRepository steps;

	@BeforeEach
	void emptyTables() {
		this.jdbc.update("update depot set entrance_aisle = null, entrance_place = null, successor_id = null");
		this.jdbc.update("update box set inside_id = null");
		TABLES.forEach((table) -> this.jdbc.update("delete from " + table));
	}

	private void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	private void apart(Runnable work) {
		TransactionTemplate apart = new TransactionTemplate(this.transactionManager);
		apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		apart.executeWithoutResult((status) -> work.run());
	}

	/**
	 * Store a depot that refers to one of its two shelves, with boxes in boxes.
	 */
	private Depot depot(String code) {
		Depot depot = new Depot(code);
		inTransaction(() -> {
			this.entityManager.persist(depot);
			for (int place = 1; place <= 2; place++) {
				Shelf shelf = depot.addShelf(place);
				Box outer = shelf.add(new Box());
				Box inner = shelf.add(new Box());
				shelf.add(new Drum());
				this.entityManager.persist(shelf);
				inner.setInside(outer);
				outer.setInside(inner);
				depot.setEntrance(shelf);
			}
		});
		return depot;
	}

	private void withDepot(Depot depot, Consumer<Depot> work) {
		inTransaction(
				() -> DeletedRows.include(() -> work.accept(this.entityManager.find(Depot.class, depot.getId()))));
	}

	private void delete(Depot depot) {
		this.depots.deleteById(depot.getId());
	}

	private List<Long> contents() {
		return TABLES.stream().map(this::rows).toList();
	}

	private long rows(String table) {
		return this.jdbc.queryForObject("select count(*) from " + table, Long.class);
	}

	private long purge() {
		return this.depots.purgeDeletedBefore(CUTOFF);
	}

	// T32
	@Test
	void purgeTakesRowsThatReferToTheirChildren() {
		depot("living");
		List<Long> before = contents();
		delete(depot("first"));
		delete(depot("second"));
		assertThat(purge()).isEqualTo(2);
		assertThat(contents()).isEqualTo(before);
		assertThat(this.jdbc.queryForList("select labels from depot_labels", String.class)).containsExactly("living");
	}

	// T32
	@Test
	void purgeTakesRowsWithACompositeIdentifier() {
		Depot depot = depot("north");
		this.shelves.deleteById(new ShelfId("north", 1));
		this.shelves.deleteById(new ShelfId("north", 2));
		assertThat(this.shelves.purgeDeletedBefore(CUTOFF)).isOne();
		assertThat(this.shelves.findDeletedById(new ShelfId("north", 2))).isPresent();
		withDepot(depot, (managed) -> managed.setEntrance(null));
		assertThat(this.shelves.purgeDeletedBefore(CUTOFF)).isOne();
		assertThat(rows("box") + rows("drum") + rows("item_marks")).isZero();
		assertThat(rows("depot")).isOne();
	}

	// T32
	@Test
	void purgeKeepsWhatForeignKeysProtectAndTakesTheOthers() {
		Depot delivered = depot("delivered");
		inTransaction(() -> this.entityManager
			.persist(new Delivery(this.entityManager.getReference(Depot.class, delivered.getId()))));
		List<Long> before = contents();
		delete(delivered);
		for (int number = 0; number < 5; number++) {
			delete(depot("other " + number));
		}
		assertThat(purge()).isEqualTo(5);
		assertThat(contents()).isEqualTo(before);
		assertThat(purge()).isZero();
		this.jdbc.update("delete from delivery");
		assertThat(purge()).isOne();
		assertThat(contents()).containsOnly(0L);
	}

	// T32
	@Test
	void purgeTakesRowsThatReferToEachOther() {
		Depot first = depot("first");
		Depot second = depot("second");
		withDepot(first, (managed) -> managed.setSuccessor(this.entityManager.find(Depot.class, second.getId())));
		withDepot(second, (managed) -> managed.setSuccessor(this.entityManager.find(Depot.class, first.getId())));
		delete(first);
		assertThat(purge()).isZero();
		delete(second);
		assertThat(purge()).isEqualTo(2);
		assertThat(contents()).containsOnly(0L);
	}

	// T32
	@Test
	void purgeTakesRowsThatAlwaysReferToOneOfTheirKindDeepestFirst() {
		for (String plan : List.of("a", "b")) {
			for (int number = 1; number <= 4; number++) {
				this.jdbc.update("insert into step (plan, number, previous_plan, previous_number) values (?, ?, ?, ?)",
						plan, number, plan, Math.max(number - 1, 1));
			}
		}
		this.jdbc.update("update step set deleted_at = ? where plan = 'a' and number > 1", Timestamp.from(LONG_AGO));
		assertThat(this.steps.purgeDeletedBefore(CUTOFF)).isEqualTo(3);
		assertThat(rows("step")).isEqualTo(5);
		assertThat(this.steps.deleteTree(List.of(new StepId("b", 2)))).isEqualTo(3);
		this.steps.hardDeleteById(new StepId("b", 2));
		assertThat(rows("step")).isEqualTo(2);
	}

	// T32
	@Test
	void hardDeleteTakesRowsThatReferToTheirChildren() {
		Depot depot = depot("north");
		this.shelves.deleteById(new ShelfId("north", 1));
		this.depots.hardDeleteById(depot.getId());
		assertThat(contents()).containsOnly(0L);
	}

	// T32
	@Test
	void hardDeleteOfARowThatOthersReferToFailsAndKeepsAll() {
		Depot depot = depot("delivered");
		Depot other = depot("other");
		withDepot(other, (managed) -> managed.setSuccessor(this.entityManager.find(Depot.class, depot.getId())));
		List<Long> before = contents();
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.depots.hardDeleteById(depot.getId()));
		delete(depot);
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.depots.hardDeleteById(depot.getId()));
		assertThat(contents()).isEqualTo(before);
		assertThat(this.jdbc.queryForObject("select count(entrance_aisle) from depot", Long.class)).isEqualTo(2);
	}

	// T31
	@Test
	void hardDeleteOfARowThatWasRestoredMeanwhileFails() {
		Depot depot = depot("north");
		delete(depot);
		List<Long> before = contents();
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			Depot deleted = this.depots.findDeletedById(depot.getId()).orElseThrow();
			apart(() -> this.depots.restoreById(depot.getId()));
			this.depots.hardDelete(deleted);
		}));
		assertThat(contents()).isEqualTo(before);
		assertThat(this.depots.findById(depot.getId())).isPresent();
	}

	// T31
	@Test
	void hardDeleteOfARowWhoseChildWasDeletedMeanwhileFails() {
		Depot depot = depot("north");
		List<Long> before = contents();
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			Depot managed = this.depots.findById(depot.getId()).orElseThrow();
			assertThat(managed.getShelves()).hasSize(2);
			apart(() -> this.shelves.deleteById(new ShelfId("north", 1)));
			this.depots.hardDelete(managed);
		}));
		assertThat(contents()).isEqualTo(before);
	}

}
