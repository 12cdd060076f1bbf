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

import java.util.function.Consumer;

import dev.plinth.testing.zoo.Dog;
import dev.plinth.testing.zoo.Keeper;
import dev.plinth.testing.zoo.Plaque;
import dev.plinth.testing.zoo.Town;
import dev.plinth.testing.zoo.TownRepository;
import dev.plinth.testing.zoo.Zoo;
import dev.plinth.testing.zoo.ZooApplication;
import dev.plinth.testing.zoo.ZooRepository;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Soft deletion with mappings that load, cascade and store in their own ways.
 */
@SpringBootTest(classes = ZooApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class MappingContract {

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private ZooRepository zoos;

	@Autowired
	private TownRepository towns;

	private Long id;

	private Long dog;

	@BeforeEach
	void populate() {
		inTransaction(() -> {
			Zoo zoo = new Zoo();
			Dog first = zoo.addDog();
			zoo.addDog();
			zoo.getAnnex().getKeepers().add(new Keeper());
			zoo.getGuests().add(first);
			this.entityManager.persist(zoo);
			this.id = zoo.getId();
			this.dog = first.getId();
		});
	}

	private void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	private void withZoo(Consumer<Zoo> work) {
		inTransaction(() -> work.accept(this.entityManager.find(Zoo.class, this.id)));
	}

	private void delete(Class<?> type, Long id) {
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(type, id)));
	}

	private long livingAnimals() {
		return this.jdbc.queryForObject("select count(*) from animal where zoo_id = ? and deleted_at is null",
				Long.class, this.id);
	}

	private long livingKeepers() {
		return this.jdbc.queryForObject(
				"select count(*) from keeper k where k.deleted_at is null and (k.id = (select keeper_id from zoo"
						+ " where id = ?) or k.annex_id = ?)",
				Long.class, this.id, this.id);
	}

	// T28
	@Test
	void associationsThatCascadeTheRemovalAmongOthersTakeTheirChildrenAlong() {
		delete(Zoo.class, this.id);
		assertThat(livingAnimals()).isZero();
		assertThat(livingKeepers()).isZero();
		assertThat(this.zoos.restoreById(this.id)).isPresent();
		assertThat(livingAnimals()).isEqualTo(2);
		assertThat(livingKeepers()).isEqualTo(2);
	}

	// T32
	@Test
	void hardDeleteReachesHiddenChildrenOfEmbeddedCollections() {
		withZoo((zoo) -> this.entityManager.remove(zoo.getAnnex().getKeepers().iterator().next()));
		withZoo((zoo) -> {
			assertThat(zoo.getAnnex().getKeepers()).isEmpty();
			zoo.getGuests().clear();
			this.zoos.hardDelete(zoo);
		});
		assertThat(this.jdbc.queryForObject("select count(*) from zoo where id = ?", Long.class, this.id)).isZero();
		assertThat(this.jdbc.queryForObject("select count(*) from animal where zoo_id = ?", Long.class, this.id))
			.isZero();
	}

	// T28
	@Test
	void restoreReachesChildrenThatALoadedCollectionDoesNotHold() {
		delete(Zoo.class, this.id);
		inTransaction(() -> {
			Zoo zoo = DeletedRows.only(() -> this.entityManager
				.createQuery("from Zoo z left join fetch z.animals where z.id = :id", Zoo.class)
				.setParameter("id", this.id)
				.getSingleResult());
			this.zoos.restore(zoo);
		});
		assertThat(livingAnimals()).isEqualTo(2);
	}

	// T07
	@Test
	void collectionsOfASubclassHideDeletedElements() {
		withZoo((zoo) -> assertThat(zoo.getGuests()).hasSize(1));
		delete(Dog.class, this.dog);
		withZoo((zoo) -> assertThat(zoo.getGuests()).isEmpty());
		withZoo((zoo) -> assertThat(
				this.entityManager.createQuery("select count(d) from Zoo z join z.guests d where z = :zoo", Long.class)
					.setParameter("zoo", zoo)
					.getSingleResult())
			.isZero());
	}

	// T46
	@Test
	void crossJoinsHideDeletedRows() {
		delete(Dog.class, this.dog);
		inTransaction(() -> assertThat(this.entityManager
			.createQuery("select count(d) from Zoo z cross join Dog d where d.zoo = z and z.id = :id", Long.class)
			.setParameter("id", this.id)
			.getSingleResult()).isOne());
	}

	// T09, T10
	@Test
	void eagerCollectionsShowWhatTheirScopeSees() {
		delete(Dog.class, this.dog);
		DeletedRows.include(() -> withZoo((zoo) -> assertThat(zoo.getAnimals()).hasSize(2)));
		withZoo((zoo) -> assertThat(zoo.getAnimals()).hasSize(1));
	}

	// T09
	@Test
	void eagerCollectionsLoadedWithALockShowWhatTheirScopeSees() {
		delete(Dog.class, this.dog);
		Runnable find = () -> this.entityManager.find(Zoo.class, this.id, LockModeType.OPTIMISTIC);
		DeletedRows.include(() -> inTransaction(find));
		inTransaction(
				() -> assertThat(this.entityManager.find(Zoo.class, this.id, LockModeType.OPTIMISTIC).getAnimals())
					.hasSize(1));
	}

	// T09
	@Test
	void refreshInAScopeReachesNoOther() {
		delete(Dog.class, this.dog);
		DeletedRows.include(() -> withZoo(this.entityManager::refresh));
		withZoo((zoo) -> {
			this.entityManager.refresh(zoo);
			assertThat(zoo.getAnimals()).hasSize(1);
		});
	}

	// T52
	@Test
	void trashShowsEagerCollections() {
		delete(Zoo.class, this.id);
		assertThat(this.zoos.findDeletedById(this.id)).get()
			.satisfies((zoo) -> assertThat(zoo.getAnimals()).hasSize(2));
	}

	// T17
	@Test
	void staleEditOfTheTableOfASubclassFails() {
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			this.entityManager.find(Dog.class, this.dog).setTrick("late");
			this.jdbc.update("update animal set deleted_at = current_timestamp where id = ?", this.dog);
		}));
		assertThat(this.jdbc.queryForObject("select trick from dog where id = ?", String.class, this.dog)).isNull();
	}

	@Test
	void immutableEntityIsDeleted() {
		Plaque plaque = new Plaque();
		inTransaction(() -> this.entityManager.persist(plaque));
		delete(Plaque.class, plaque.getId());
		inTransaction(() -> assertThat(this.entityManager.find(Plaque.class, plaque.getId())).isNull());
		assertThat(this.jdbc.queryForObject("select version from plaque where id = ? and deleted_at is not null",
				Long.class, plaque.getId()))
			.isOne();
	}

	@Test
	void immutableEntityIsDeletedAndRestoredInOneSession() {
		Plaque plaque = new Plaque();
		inTransaction(() -> {
			this.entityManager.persist(plaque);
			this.entityManager.remove(plaque);
			this.entityManager.flush();
			assertThat(plaque.getVersion()).isOne();
			this.zoos.restoreDeletion(plaque.getDeletionId());
			assertThat(plaque.getVersion()).isEqualTo(2);
		});
		inTransaction(() -> {
			Plaque found = this.entityManager.find(Plaque.class, plaque.getId());
			for (long version = 3; version < 7; version += 2) {
				this.entityManager.remove(found);
				this.entityManager.flush();
				assertThat(found.getVersion()).isEqualTo(version);
				this.zoos.restoreDeletion(found.getDeletionId());
				assertThat(found.isDeleted()).isFalse();
				assertThat(found.getVersion()).isEqualTo(version + 1);
			}
			this.entityManager.remove(found);
		});
		assertThat(this.jdbc.queryForObject("select version from plaque where id = ? and deleted_at is not null",
				Long.class, plaque.getId()))
			.isEqualTo(7);
	}

	// T32
	@Test
	void cascadesInACircleEnd() {
		Long town = this.transaction.execute((status) -> {
			Town first = new Town();
			Town second = new Town();
			first.getNeighbours().add(second);
			second.getNeighbours().add(first);
			this.entityManager.persist(first);
			return first.getId();
		});
		this.towns.deleteById(town);
		assertThat(this.towns.findAll()).isEmpty();
		this.towns.restoreById(town);
		assertThat(this.towns.findAll()).hasSize(2);
		this.towns.hardDeleteById(town);
		assertThat(this.jdbc.queryForObject("select count(*) from town", Long.class)).isZero();
	}

	// T13
	@Test
	void rowsOfAJoinedSubclassStay() {
		delete(Dog.class, this.dog);
		assertThat(this.jdbc.queryForObject(
				"select count(*) from dog d join animal a on a.id = d.id where d.id = ? and a.deleted_at is not null",
				Long.class, this.dog))
			.isOne();
	}

}
