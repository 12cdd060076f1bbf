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
package dev.plinth.softdelete.unique;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.club.Address;
import dev.plinth.testing.club.Badge;
import dev.plinth.testing.club.Berth;
import dev.plinth.testing.club.Boat;
import dev.plinth.testing.club.ClubApplication;
import dev.plinth.testing.club.ClubContract;
import dev.plinth.testing.club.Licence;
import dev.plinth.testing.club.Locker;
import dev.plinth.testing.club.Member;
import dev.plinth.testing.club.Paper;
import dev.plinth.testing.club.Seat;
import dev.plinth.testing.club.Team;
import dev.plinth.testing.club.Vehicle;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Keys that are unique among the living.
 */
abstract class UniquenessContract extends ClubContract {

	private static int seats;

	static Stream<Arguments> duplicates() {
		return Stream.of(duplicates("attribute", () -> new Member("ada")),
				duplicates("embedded attribute", UniquenessContract::withBox),
				duplicates("mapped superclass", () -> new Team("reds")),
				duplicates("single table", () -> new Vehicle("P 1")),
				duplicates("subclass in a single table", () -> new Boat("S 1", null)),
				duplicates("root of a joined subclass", () -> new Licence("L 1", "sea")),
				duplicates("entity with several identifying attributes", () -> new Seat("A", seats++, "ada")));
	}

	private static Arguments duplicates(String kind, Supplier<Object> duplicates) {
		return Arguments.argumentSet(kind, duplicates);
	}

	private static Member withBox() {
		Member member = new Member(null);
		member.setAddress(new Address("Rome", "7"));
		return member;
	}

	private void delete(Object entity) {
		inTransaction(() -> this.entityManager.remove(this.entityManager.merge(entity)));
	}

	// T22
	@ParameterizedTest
	@MethodSource("duplicates")
	void anyNumberOfRowsIsDeletedAndOneLives(Supplier<Object> duplicates) {
		delete(persisted(duplicates.get()));
		delete(persisted(duplicates.get()));
		Object living = persisted(duplicates.get());
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> persisted(duplicates.get()));
		delete(living);
		persisted(duplicates.get());
	}

	// T22
	@Test
	void rowsOfSeveralClassesOfATableShareItsKey() {
		persisted(new Licence("L 1", "sea"));
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> persisted(new Paper("L 1")));
	}

	// T22
	@Test
	void keyOfSeveralAttributesComparesThemTogether() {
		Team reds = persisted(new Team("reds"));
		Team blues = persisted(new Team("blues"));
		delete(persisted(player(reds, 7)));
		persisted(player(reds, 7));
		persisted(player(reds, 8));
		persisted(player(blues, 7));
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> persisted(player(reds, 7)));
	}

	// T22
	@Test
	void keyWithANullIsInNobodysWay() {
		Team reds = persisted(new Team("reds"));
		persisted(player(reds, null));
		persisted(player(reds, null));
		persisted(player(null, 7));
		persisted(player(null, 7));
		assertThat(this.members.count()).isEqualTo(4);
	}

	private static Member player(Team team, Integer number) {
		Member member = new Member(null);
		member.play(team, number);
		return member;
	}

	// T20
	@Test
	void valueIsFreeForARowInsertedInTheTransactionThatDeletes() {
		Member first = persisted(new Member("ada"));
		inTransaction(() -> {
			this.entityManager.remove(this.entityManager.find(Member.class, first.getId()));
			this.entityManager.persist(new Member("ada"));
		});
		assertThat(count("select count(*) from member where email = 'ada'")).isEqualTo(2);
		assertThat(this.members.findAll()).extracting(Member::getEmail).containsExactly("ada");
	}

	// T20
	@Test
	void valueIsFreeForARowEditedInTheTransactionThatDeletes() {
		Member first = persisted(new Member("ada"));
		Member second = persisted(new Member("bob"));
		inTransaction(() -> {
			this.entityManager.find(Member.class, second.getId()).setEmail("ada");
			this.entityManager.remove(this.entityManager.find(Member.class, first.getId()));
		});
		assertThat(this.members.findAll()).extracting(Member::getId).containsExactly(second.getId());
	}

	// T20
	@Test
	void valueIsFreeOnceTheDeletionIsFlushedWhereTheTableGeneratesIdentifiers() {
		Locker first = persisted(new Locker(1, null));
		inTransaction(() -> {
			this.lockers.deleteById(first.getId());
			this.lockers.flush();
			this.lockers.save(new Locker(1, null));
		});
		assertThat(this.lockers.count()).isOne();
		assertThat(this.lockers.countDeleted()).isOne();
	}

	// T21
	@Test
	void replacedOrphanOfAOneToOneLeavesItsKeyToTheNext() {
		Member member = persisted(new Member("ada"));
		for (String colour : List.of("red", "green", "blue")) {
			inTransaction(() -> this.entityManager.find(Member.class, member.getId()).giveBadge(colour));
		}
		assertThat(this.badges.findAll()).extracting(Badge::getColour).containsExactly("blue");
		assertThat(this.badges.findAllDeleted()).extracting(Badge::getColour).containsExactlyInAnyOrder("red", "green");
		assertBadge(member, "blue");
		this.members.deleteById(member.getId());
		inTransaction(() -> {
			Member deleted = this.members.findDeletedById(member.getId()).orElseThrow();
			assertThat(deleted.getBadge().getColour()).isEqualTo("blue");
		});
		this.members.restoreById(member.getId());
		assertBadge(member, "blue");
		this.badges.deleteAll();
		inTransaction(() -> assertThat(this.members.findById(member.getId()).orElseThrow().getBadge()).isNull());
	}

	@Test
	void deletedPredecessorsThatTheSessionKnowsAreNotTakenForTheChild() {
		Member member = persisted(new Member("ada"));
		for (String colour : List.of("red", "green")) {
			inTransaction(() -> this.entityManager.find(Member.class, member.getId()).giveBadge(colour));
		}
		inTransaction(() -> {
			assertThat(this.badges.findAllDeleted()).extracting(Badge::getColour).containsExactly("red");
			this.entityManager.detach(this.members.findById(member.getId()).orElseThrow());
			assertThat(this.members.findAll()).singleElement()
				.extracting((found) -> found.getBadge().getColour())
				.isEqualTo("green");
		});
		inTransaction(() -> {
			this.members.findById(member.getId()).orElseThrow().giveBadge("blue");
			this.entityManager.flush();
			this.entityManager.detach(this.members.findById(member.getId()).orElseThrow());
			assertThat(this.members.findAll()).singleElement()
				.extracting((found) -> found.getBadge().getColour())
				.isEqualTo("blue");
		});
	}

	// T32
	@Test
	void hardDeleteTakesTheDeletedPredecessorsOfAOneToOneAlong() {
		Member member = persisted(new Member("ada"));
		for (String colour : List.of("red", "green", "blue")) {
			inTransaction(() -> this.entityManager.find(Member.class, member.getId()).giveBadge(colour));
		}
		this.members.hardDeleteById(member.getId());
		assertThat(count("select count(*) from badge")).isZero();
		assertThat(count("select count(*) from member")).isZero();
	}

	// T32
	@Test
	void purgeTakesTheDeletedPredecessorsOfAOneToOneAlong() {
		Member member = persisted(new Member("ada"));
		for (String colour : List.of("red", "green", "blue")) {
			inTransaction(() -> this.entityManager.find(Member.class, member.getId()).giveBadge(colour));
		}
		this.members.deleteById(member.getId());
		assertThat(this.members.purgeDeletedBefore(Instant.now().plusSeconds(60))).isOne();
		assertThat(count("select count(*) from badge")).isZero();
		assertThat(count("select count(*) from member")).isZero();
	}

	private void assertBadge(Member member, String colour) {
		inTransaction(() -> assertThat(this.members.findById(member.getId()).orElseThrow().getBadge().getColour())
			.isEqualTo(colour));
		inTransaction(() -> assertThat(this.members.findAll()).singleElement()
			.extracting((found) -> found.getBadge().getColour())
			.isEqualTo(colour));
		inTransaction(() -> assertThat(
				DeletedRows.include(() -> this.entityManager.find(Member.class, member.getId()).getBadge().getColour()))
			.isEqualTo(colour));
		assertThat(this.entityManager
			.createQuery("select b.colour from Member m join m.badge b where m.badge.colour = b.colour", String.class)
			.getResultList()).containsExactly(colour);
	}

	@Test
	void generatedColumnIsNoAttribute() {
		assertThat(this.entityManagerFactory.getMetamodel().entity(Berth.class).getAttributes())
			.hasSameSizeAs(List.of("id", "deletedAt", "deletedBy", "deletionId", "version"));
		assertThat(this.entityManagerFactory.getMetamodel().entity(Team.class).getAttributes())
			.extracting(Attribute::getName)
			.containsExactlyInAnyOrder("id", "name", "register", "papers", "deletedAt", "deletedBy", "deletionId");
	}

	@Test
	void schemaCanBeUpdatedAndValidated() {
		this.jdbc.execute("drop index member_box" + (isMariaDb() ? " on member" : ""));
		start("update");
		anyNumberOfRowsIsDeletedAndOneLives(UniquenessContract::withBox);
		start("update");
		start("validate");
	}

	private boolean isMariaDb() {
		return this.environment.getRequiredProperty("spring.datasource.url").contains("mariadb");
	}

	private void start(String ddl) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(ClubApplication.class)
			.web(WebApplicationType.NONE)
			.properties("spring.jpa.hibernate.ddl-auto=" + ddl, "spring.flyway.enabled=false");
		for (String property : List.of("url", "username", "password")) {
			String name = "spring.datasource." + property;
			application.properties(name + "=" + this.environment.getRequiredProperty(name));
		}
		try (ConfigurableApplicationContext context = application.run()) {
			assertThat(context.getBean(EntityManagerFactory.class).isOpen()).isTrue();
		}
	}

}
