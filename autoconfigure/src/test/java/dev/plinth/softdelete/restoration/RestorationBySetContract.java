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
package dev.plinth.softdelete.restoration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.plinth.softdelete.RestoreConflictException;
import dev.plinth.softdelete.model.Batches;
import dev.plinth.testing.Statements;
import dev.plinth.testing.club.Award;
import dev.plinth.testing.club.Badge;
import dev.plinth.testing.club.Berth;
import dev.plinth.testing.club.Boat;
import dev.plinth.testing.club.ClubContract;
import dev.plinth.testing.club.Cup;
import dev.plinth.testing.club.Licence;
import dev.plinth.testing.club.Locker;
import dev.plinth.testing.club.Medal;
import dev.plinth.testing.club.Member;
import dev.plinth.testing.club.Paper;
import dev.plinth.testing.club.Ribbon;
import dev.plinth.testing.club.Rosette;
import dev.plinth.testing.club.Seat;
import dev.plinth.testing.club.Team;
import dev.plinth.testing.club.Vehicle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Restoring many rows at once, whole deletions, and rows whose unique values are taken.
 */
abstract class RestorationBySetContract extends ClubContract {

	private UUID first;

	private Member member(String name) {
		return returning(() -> {
			Team team = new Team("team of " + name);
			this.entityManager.persist(team);
			Member member = new Member(name);
			member.play(team, 7);
			member.setRemark("remark");
			member.giveBadge("red");
			member.add(new Vehicle("plate of " + name));
			member.add(new Boat("sail of " + name, new Berth(name, 1)));
			Licence licence = new Licence("licence of " + name, "sea");
			licence.getEnclosures().add(new Paper("enclosure of " + name));
			licence.getEnclosures().iterator().next().getEnclosures().add(new Paper("second enclosure of " + name));
			member.getPapers().add(licence);
			member.getPapers().add(new Paper("paper of " + name));
			member.getGuestOf().add(team);
			member.getNicknames().add("nickname");
			this.entityManager.persist(member);
			return member;
		});
	}

	private UUID delete(Member member) {
		this.members.deleteById(member.getId());
		return this.members.findDeletedById(member.getId()).orElseThrow().getDeletionId();
	}

	// T14, T28
	@Test
	void restoreBringsAllTablesBackToWhatTheyHeld() {
		Member member = member("ada");
		Member other = member("bob");
		inTransaction(() -> this.entityManager
			.remove(this.entityManager.find(Member.class, other.getId()).getVehicles().get(0)));
		delete(other);
		Map<String, List<String>> before = content();
		delete(member);
		assertThat(content()).isNotEqualTo(before);
		assertThat(this.members.restoreById(member.getId())).isPresent();
		assertThat(content()).isEqualTo(before);
	}

	// T28
	@Test
	void restoreOfAChildLeavesItsParentDeleted() {
		Member member = member("ada");
		delete(member);
		Paper licence = this.papers.findAllDeleted()
			.stream()
			.filter((paper) -> paper.getCode().equals("licence of ada"))
			.findFirst()
			.orElseThrow();
		this.papers.restore(licence);
		assertThat(this.papers.findAll()).extracting(Paper::getCode)
			.containsExactlyInAnyOrder("licence of ada", "enclosure of ada", "second enclosure of ada");
		assertThat(this.members.count()).isZero();
		this.members.restoreById(member.getId());
		assertThat(this.papers.count()).isEqualTo(4);
		assertThat(this.vehicles.count()).isEqualTo(2);
	}

	// T28
	@Test
	void restoreReachesEntitiesOfAnyType() {
		Paper paper = new Paper("first");
		paper.getEnclosures().add(new Paper("second"));
		Vehicle deletedApart = new Vehicle("P 2");
		List<Long> ids = Stream
			.of(new Locker(1, paper), new Locker(2, new Vehicle("P 1")), new Locker(3, null),
					new Locker(4, deletedApart))
			.map((locker) -> persisted(locker).getId())
			.toList();
		this.vehicles.deleteById(deletedApart.getId());
		Map<String, List<String>> before = content();
		ids.forEach(this.lockers::deleteById);
		assertThat(this.papers.count() + this.vehicles.count()).isZero();
		assertThat(this.lockers.restoreAllById(ids)).hasSize(4);
		assertThat(content()).isEqualTo(before);
	}

	// T28
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void restoreReachesTheTablesOfAllClasses(boolean whole) {
		Award award = new Cup();
		award.getParts().add(new Medal());
		award.getParts().add(new Cup());
		award.getParts().iterator().next().getParts().add(new Cup());
		persisted(award);
		Map<String, List<String>> before = content();
		this.awards.deleteById(award.getId());
		assertThat(this.awards.countDeleted()).isEqualTo(4);
		if (whole) {
			UUID deletionId = this.awards.findDeletedById(award.getId()).orElseThrow().getDeletionId();
			assertThat(this.awards.restoreDeletion(deletionId)).hasEntrySatisfying(Cup.class,
					(cups) -> assertThat(cups).hasSize(3).contains(award.getId()));
		}
		else {
			assertThat(this.awards.restoreById(award.getId())).get().extracting(Award::getVersion).isEqualTo(2L);
		}
		assertThat(content()).isEqualTo(before);
		assertThat(count("select max(version) from medal")).isEqualTo(2);
	}

	// T28
	@Test
	void restoreDeletionBringsBackAllThatItTook() {
		Member member = member("ada");
		Map<String, List<String>> before = content();
		UUID deletionId = delete(member);
		Map<Class<?>, List<Object>> restored = this.seats.restoreDeletion(deletionId);
		assertThat(content()).isEqualTo(before);
		assertThat(restored).containsOnlyKeys(Member.class, Badge.class, Vehicle.class, Boat.class, Berth.class,
				Licence.class, Paper.class);
		assertThat(restored.get(Member.class)).containsExactly(member.getId());
		assertThat(restored.get(Berth.class)).containsExactly(new Berth.Id("ada", 1));
		assertThat(restored.get(Paper.class)).hasSize(3);
		assertThat(this.members.restoreDeletion(deletionId)).isEmpty();
	}

	// T28
	@Test
	void restoreDeletionPassesOverWhatWasRestoredOrRemovedMeanwhile() {
		Member member = member("ada");
		UUID deletionId = delete(member);
		Badge badge = this.badges.findAllDeleted().get(0);
		this.badges.restore(badge);
		Vehicle vehicle = this.vehicles.findAllDeleted()
			.stream()
			.filter((candidate) -> candidate.getPlate() != null)
			.findFirst()
			.orElseThrow();
		this.vehicles.hardDelete(vehicle);
		Map<Class<?>, List<Object>> restored = this.members.restoreDeletion(deletionId);
		assertThat(restored).containsKeys(Member.class, Boat.class).doesNotContainKeys(Badge.class, Vehicle.class);
		assertThat(this.members.count()).isOne();
		assertThat(count("select count(*) from badge where deleted_at is null")).isOne();
	}

	@Test
	void loadedInstancesFollow() {
		Member member = member("ada");
		UUID deletionId = delete(member);
		inTransaction(() -> {
			Member managed = this.members.findDeletedById(member.getId()).orElseThrow();
			Vehicle vehicle = managed.getVehicles().get(0);
			this.members.restoreDeletion(deletionId);
			assertThat(managed.isDeleted()).isFalse();
			assertThat(managed.getDeletionId()).isNull();
			assertThat(managed.getVersion()).isEqualTo(2);
			assertThat(vehicle.isDeleted()).isFalse();
			assertThat(vehicle.getVersion()).isEqualTo(2);
			managed.setEmail("edited");
			this.entityManager.flush();
			this.entityManager.remove(managed);
		});
		assertThat(count("select count(*) from member where email = 'edited' and version = 4")).isOne();
		assertThat(count("select count(*) from vehicle where deleted_at is not null and version = 3")).isEqualTo(2);
	}

	@Test
	void loadedInstancesWithATimeForAVersionFollow() {
		persisted(new Seat("A", 1, "ada"));
		this.seats.deleteAll();
		inTransaction(() -> {
			this.seats.restoreAllById(List.of(new Seat.Key("A", 1))).get(0).setHolder("bob");
			this.entityManager.flush();
			this.seats.deleteAll();
		});
		assertThat(count("select count(*) from seat where holder = 'bob' and deleted_at is not null")).isOne();
	}

	@Test
	void restoreOfWhatChangedSinceItWasLoadedFails() {
		Member member = member("ada");
		UUID deletionId = delete(member);
		Map<String, List<String>> deleted = content();
		for (String edited : List.of("member", "vehicle")) {
			assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
				Member managed = this.members.findDeletedById(member.getId()).orElseThrow();
				assertThat(managed.getVehicles()).hasSize(2);
				this.jdbc.update("update " + edited + " set version = version + 1");
				this.members.restoreDeletion(deletionId);
			}));
			assertThat(content()).isEqualTo(deleted);
		}
	}

	@Test
	void statementsDoNotGrowWithTheRows() {
		List<Long> few = deletedMembers(1, 2);
		List<Long> many = deletedMembers(3, 20);
		assertThat(restorations(many)).isEqualTo(restorations(few));
		assertThat(this.members.count()).isEqualTo(20);
		assertThat(this.vehicles.count()).isEqualTo(40);
		assertThat(this.papers.count()).isEqualTo(80);
	}

	private List<Long> deletedMembers(int from, int to) {
		List<Long> ids = new ArrayList<>();
		for (int number = from; number <= to; number++) {
			Member member = member("member " + number);
			delete(member);
			ids.add(member.getId());
		}
		return ids;
	}

	private long restorations(List<Long> ids) {
		List<String> statements = Statements.of(() -> {
			List<Member> restored = this.members.restoreAllById(ids);
			assertThat(restored).extracting(Member::getId).containsExactlyElementsOf(ids);
			assertThat(restored).noneMatch(Member::isDeleted);
		});
		assertThat(statements).filteredOn((sql) -> sql.startsWith("update"))
			.extracting((sql) -> sql.split(" ")[1])
			.containsExactlyInAnyOrder("member", "badge", "vehicle", "berth", "paper");
		return statements.size();
	}

	@Test
	void restoreDeletionIsOneUpdateForEachTable() {
		UUID few = deletionOf(1, 2);
		UUID many = deletionOf(3, 20);
		assertThat(Statements.of(() -> this.members.restoreDeletion(many)))
			.hasSameSizeAs(Statements.of(() -> this.members.restoreDeletion(few)));
		assertThat(this.members.count()).isEqualTo(20);
	}

	@Test
	void fewRowsOfADeletionAreNamed() {
		UUID few = deletionOf(1, 2);
		assertThat(Statements.of(() -> this.members.restoreDeletion(few))).filteredOn((sql) -> sql.startsWith("update"))
			.isNotEmpty()
			.allSatisfy((sql) -> assertThat(sql).contains(" in ("));
	}

	private UUID deletionOf(int from, int to) {
		deletedMembers(from, to);
		UUID deletionId = UUID.randomUUID();
		for (String entity : List.of("Member", "Badge", "Vehicle", "Berth", "Paper")) {
			String table = entity.toLowerCase();
			String pending = (from == 1) ? "" : " and deletion_id <> '" + this.first + "'";
			this.jdbc.update("update " + table + " set deletion_id = '" + deletionId + "' where deleted_at is not null"
					+ pending);
		}
		this.first = deletionId;
		return deletionId;
	}

	@Test
	void moreRowsThanABatchAreRestored() {
		Map<String, List<String>> before = manySeats();
		this.seats.deleteAll();
		List<Seat.Key> ids = this.seats.findAllDeleted().stream().map(Seat::getId).toList();
		assertThat(this.seats.restoreAllById(ids)).hasSize(Batches.MAXIMUM_PARAMETERS + 7);
		assertThat(content()).isEqualTo(before);
	}

	@Test
	void deletionOfMoreRowsThanABatchIsRestoredByOneUpdate() {
		Map<String, List<String>> before = manySeats();
		UUID deletionId = deleteSeats();
		Map<Class<?>, List<Object>> restored = new HashMap<>();
		assertThat(Statements.of(() -> restored.putAll(this.seats.restoreDeletion(deletionId))))
			.filteredOn((sql) -> sql.startsWith("update"))
			.hasSize(1);
		assertThat(restored.get(Seat.class)).hasSize(Batches.MAXIMUM_PARAMETERS + 7);
		assertThat(content()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, Batches.MAXIMUM_PARAMETERS + 7 })
	void deletionIsRestoredWhereTwoClassesHaveOneTable(int ribbons) {
		inTransaction(() -> {
			for (int number = 0; number < ribbons; number++) {
				this.entityManager.persist(new Ribbon());
			}
			this.entityManager.persist(new Rosette());
			this.entityManager.persist(new Rosette());
		});
		Map<String, List<String>> before = content();
		inTransaction(() -> this.entityManager.createQuery("delete from Ribbon").executeUpdate());
		inTransaction(() -> this.entityManager.createQuery("delete from Rosette").executeUpdate());
		UUID deletionId = UUID.randomUUID();
		this.jdbc.update("update decoration set deletion_id = '" + deletionId + "'");
		Map<Class<?>, List<Object>> restored = this.seats.restoreDeletion(deletionId);
		assertThat(restored.get(Ribbon.class)).hasSize(ribbons);
		assertThat(restored.get(Rosette.class)).hasSize(2).doesNotContainAnyElementsOf(restored.get(Ribbon.class));
		assertThat(content()).isEqualTo(before);
	}

	@Test
	void deletionOfMoreRowsThanABatchStaysIfOneHasChangedSinceItWasLoaded() {
		manySeats();
		UUID deletionId = deleteSeats();
		Map<String, List<String>> deleted = content();
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			assertThat(this.seats.findDeletedById(new Seat.Key("A", 3))).isPresent();
			this.jdbc.update("update seat set version = timestamp '2020-01-01 00:00:00' where place = 3");
			this.seats.restoreDeletion(deletionId);
		}));
		assertThat(content()).isEqualTo(deleted);
	}

	@Test
	void rowsOfSeveralDeletionsStayIfAnotherDeletionHasTakenOneSinceItWasLoaded() {
		List<Long> ids = deletedMembers(1, 3);
		String moved = "update member set deletion_id = '" + UUID.randomUUID() + "' where id = " + ids.get(1);
		Map<String, List<String>> deleted = content();
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			assertThat(this.members.findAllDeleted()).hasSize(3);
			this.jdbc.update(moved);
			this.members.restoreAllById(ids);
		}));
		assertThat(content()).isEqualTo(deleted);
	}

	private Map<String, List<String>> manySeats() {
		inTransaction(() -> {
			for (int number = 0; number < Batches.MAXIMUM_PARAMETERS + 7; number++) {
				this.entityManager.persist(new Seat("A", number, "holder " + number));
			}
		});
		return content();
	}

	private UUID deleteSeats() {
		inTransaction(() -> this.entityManager.createQuery("delete from Seat").executeUpdate());
		return this.seats.findDeletedById(new Seat.Key("A", 0)).orElseThrow().getDeletionId();
	}

	// T29
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void conflictWithALivingRowIsReportedBeforeAnythingIsWritten(boolean whole) {
		Member member = member("ada");
		UUID deletionId = delete(member);
		Member living = persisted(new Member("ada"));
		Map<String, List<String>> before = content();
		List<String> statements = Statements.of(() -> {
			RestoreConflictException conflict = catchThrowableOfType(RestoreConflictException.class,
					() -> restore(member, deletionId, whole));
			assertThat(conflict.getEntityName()).isEqualTo(Member.class.getName());
			assertThat(conflict.getAttributes()).containsExactly("email");
			assertThat(conflict.getValues()).containsExactly("ada");
			assertThat(conflict.getIdentifier()).isEqualTo(member.getId());
			assertThat(conflict.getConflictingIdentifier()).isEqualTo(living.getId());
			assertThat(conflict.isConflictingRowLiving()).isTrue();
			assertThat(conflict).hasMessage("Row " + member.getId() + " of " + Member.class.getName()
					+ " cannot be restored: the" + " living row " + living.getId() + " has email = ada");
		});
		assertThat(statements).isNotEmpty().noneMatch((sql) -> sql.startsWith("update"));
		assertThat(content()).isEqualTo(before);
	}

	// T29
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void conflictOfAChildIsReportedBeforeAnythingIsWritten(boolean whole) {
		for (Object living : List.of(new Vehicle("plate of ada"), new Boat("sail of ada", null),
				new Paper("second enclosure of ada"), new Licence("paper of ada", "lake"))) {
			Member member = member("ada");
			UUID deletionId = delete(member);
			persisted(living);
			Map<String, List<String>> before = content();
			assertThatExceptionOfType(RestoreConflictException.class)
				.isThrownBy(() -> restore(member, deletionId, whole));
			assertThat(content()).isEqualTo(before);
			emptyTables();
		}
	}

	// T29
	@Test
	void conflictOfAReferenceAndOfAnEmbeddedIdentifierNamesTheValues() {
		Team team = persisted(new Team("reds"));
		Member player = new Member(null);
		player.play(team, 7);
		persisted(player);
		delete(player);
		Member successor = new Member(null);
		successor.play(team, 7);
		persisted(successor);
		RestoreConflictException conflict = catchThrowableOfType(RestoreConflictException.class,
				() -> this.members.restoreById(player.getId()));
		assertThat(conflict.getAttributes()).containsExactly("team", "number");
		assertThat(conflict.getValues()).containsExactly(team, 7);
		persisted(new Seat("A", 1, "ada"));
		this.seats.deleteAll();
		persisted(new Seat("A", 2, "ada"));
		conflict = catchThrowableOfType(RestoreConflictException.class,
				() -> this.seats.restoreById(new Seat.Key("A", 1)));
		assertThat(conflict.getIdentifier()).isEqualTo(new Seat.Key("A", 1));
		assertThat(conflict.getConflictingIdentifier()).isEqualTo(new Seat.Key("A", 2));
	}

	// T29
	@Test
	void rowsOfOneRestorationThatClashAreReportedBeforeAnythingIsWritten() {
		List<Long> ids = Stream.of("ada", "bob", "ada").map((email) -> {
			Member member = persisted(new Member(email));
			delete(member);
			return member.getId();
		}).toList();
		Map<String, List<String>> before = content();
		RestoreConflictException conflict = catchThrowableOfType(RestoreConflictException.class,
				() -> this.members.restoreAllById(ids));
		assertThat(List.of(conflict.getIdentifier(), conflict.getConflictingIdentifier()))
			.containsExactlyInAnyOrder(ids.get(0), ids.get(2));
		assertThat(conflict.isConflictingRowLiving()).isFalse();
		assertThat(conflict).hasMessageContaining("together with");
		assertThat(content()).isEqualTo(before);
		assertThat(this.members.restoreAllById(ids.subList(1, 3))).hasSize(2);
	}

	// T29
	@Test
	void rowsWithANullInTheirKeyNeverConflict() {
		Member member = persisted(new Member(null));
		delete(member);
		persisted(new Member(null));
		assertThat(this.members.restoreById(member.getId())).isPresent();
		assertThat(this.members.count()).isEqualTo(2);
	}

	private void restore(Member member, UUID deletionId, boolean whole) {
		if (whole) {
			this.members.restoreDeletion(deletionId);
		}
		else {
			this.members.restoreById(member.getId());
		}
	}

}
