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
package dev.plinth.softdelete.visibility;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.club.Badge;
import dev.plinth.testing.club.Berth;
import dev.plinth.testing.club.Boat;
import dev.plinth.testing.club.ClubContract;
import dev.plinth.testing.club.Key;
import dev.plinth.testing.club.Member;
import dev.plinth.testing.club.Pass;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The inverse side of a one-to-one association shows the living child, or the one that
 * went with its owner, by whatever way the rows came into the session.
 */
abstract class OneToOneContract extends ClubContract {

	private Member owner(Long id) {
		return this.members.findById(id).orElseThrow();
	}

	private Long memberWithPass() {
		Member member = new Member("ada");
		member.givePass("smiling");
		return persisted(member).getId();
	}

	private Long memberWithBadges(String... colours) {
		Long id = persisted(new Member("ada")).getId();
		for (String colour : colours) {
			inTransaction(() -> owner(id).giveBadge(colour));
		}
		return id;
	}

	private Long memberWithKeys(String... doors) {
		Long id = persisted(new Member("ada")).getId();
		for (String door : doors) {
			this.keys.deleteAll();
			inTransaction(() -> owner(id).giveKey(door));
		}
		return id;
	}

	@Test
	void deletedChildThatSharesThePrimaryKeyIsNotShown() {
		Long id = memberWithPass();
		inTransaction(() -> assertThat(owner(id).getPass().getPhoto()).isEqualTo("smiling"));
		this.passes.deleteById(id);
		inTransaction(() -> assertThat(owner(id).getPass()).isNull());
		inTransaction(() -> assertThat(this.members.getReferenceById(id).getPass()).isNull());
		inTransaction(() -> assertThat(this.members.findAll()).singleElement().extracting(Member::getPass).isNull());
		inTransaction(() -> assertThat(DeletedRows.include(() -> owner(id).getPass())).isNull());
		inTransaction(() -> {
			assertThat(this.passes.findAllDeleted()).hasSize(1);
			assertThat(owner(id).getPass()).isNull();
		});
		inTransaction(() -> {
			this.entityManager.getReference(Pass.class, id);
			assertThat(owner(id).getPass()).isNull();
		});
		inTransaction(() -> {
			Pass pass = this.passes.findDeletedById(id).orElseThrow();
			assertThat(pass.getMember().getPass()).isNull();
		});
		assertThat(this.entityManager
			.createQuery("select p.photo from Member m join m.pass p where m.pass.photo = p.photo", String.class)
			.getResultList()).isEmpty();
	}

	@Test
	void statelessSessionHidesADeletedChildThatSharesThePrimaryKey() {
		Long id = memberWithPass();
		this.passes.deleteById(id);
		this.entityManagerFactory.unwrap(SessionFactory.class).inStatelessTransaction((session) -> {
			assertThat(session.get(Member.class, id).getPass()).isNull();
			assertThat(session.createSelectionQuery("from Member m left join fetch m.pass", Member.class)
				.getSingleResult()
				.getPass()).isNull();
		});
	}

	@Test
	void hiddenChildThatSharesThePrimaryKeyIsLeftAlone() {
		Long id = memberWithPass();
		this.passes.deleteById(id);
		List<String> row = content().get("pass");
		inTransaction(() -> owner(id).setEmail("bob"));
		Member detached = returning(() -> owner(id));
		detached.setEmail("cid");
		this.members.save(detached);
		assertThat(count("select count(*) from member where email = 'cid'")).isOne();
		assertThat(content().get("pass")).isEqualTo(row);
		this.passes.restoreById(id);
		inTransaction(() -> assertThat(owner(id).getPass().getPhoto()).isEqualTo("smiling"));
	}

	@Test
	void childThatSharesThePrimaryKeyAndWentWithItsOwnerIsShown() {
		Long id = memberWithPass();
		this.members.deleteById(id);
		inTransaction(() -> assertThat(this.members.findDeletedById(id).orElseThrow().getPass().getPhoto())
			.isEqualTo("smiling"));
		this.members.restoreById(id);
		inTransaction(() -> assertThat(owner(id).getPass().getPhoto()).isEqualTo("smiling"));
		this.passes.deleteById(id);
		this.members.deleteById(id);
		inTransaction(() -> assertThat(this.members.findDeletedById(id).orElseThrow().getPass()).isNull());
	}

	@Test
	void childOfAnOwnerThatNativeSqlRestoredIsNotShown() {
		Long id = memberWithPass();
		this.members.deleteById(id);
		this.jdbc.update("update member set deleted_at = null");
		inTransaction(() -> assertThat(owner(id).getPass()).isNull());
		inTransaction(() -> {
			Pass pass = this.passes.findDeletedById(id).orElseThrow();
			assertThat(pass.getMember().getPass()).isNull();
		});
	}

	@Test
	void deletedChildThatIsLoadedAheadOfItsOwnerIsNotTakenForTheChild() {
		Long id = memberWithBadges("red", "green");
		Long red = this.badges.findAllDeleted().get(0).getId();
		for (Supplier<Badge> first : badge(red)) {
			inTransaction(() -> {
				assertThat(first.get().getColour()).isEqualTo("red");
				assertThat(owner(id).getBadge().getColour()).isEqualTo("green");
			});
		}
		this.badges.deleteAll();
		for (Supplier<Badge> first : badge(red)) {
			inTransaction(() -> {
				assertThat(first.get().getColour()).isEqualTo("red");
				assertThat(owner(id).getBadge()).isNull();
				owner(id).setEmail("bob");
			});
		}
		assertThat(count("select count(*) from member where email = 'bob'")).isOne();
		assertThat(this.badges.countDeleted()).isEqualTo(2);
	}

	@Test
	void childThatWentWithItsOwnerAndIsLoadedAheadOfItIsShown() {
		Long id = memberWithBadges("red", "green");
		this.members.deleteById(id);
		for (Badge deleted : this.badges.findAllDeleted()) {
			for (Supplier<Badge> first : badge(deleted.getId())) {
				inTransaction(() -> {
					assertThat(first.get().getColour()).isEqualTo(deleted.getColour());
					assertThat(this.members.findDeletedById(id).orElseThrow().getBadge().getColour())
						.isEqualTo("green");
				});
			}
		}
	}

	/**
	 * The ways to load a deleted badge, which brings its owner along.
	 */
	private List<Supplier<Badge>> badge(Long id) {
		return List.of(() -> DeletedRows.include(() -> this.entityManager.find(Badge.class, id)),
				() -> this.badges.findDeletedById(id).orElseThrow(),
				() -> DeletedRows.include(() -> this.entityManager
					.createQuery("select b from Badge b join fetch b.member where b.id = :id", Badge.class)
					.setParameter("id", id)
					.getSingleResult()));
	}

	@Test
	void deletedChildOfAnEmbeddableIsNotShown() {
		Long id = memberWithKeys("boathouse", "bar");
		Long version = this.members.findById(id).orElseThrow().getVersion();
		inTransaction(() -> assertThat(owner(id).getBelongings().getKey().getOpens()).isEqualTo("bar"));
		String fetching = "select k from Key k join fetch k.keeper where k.deletedAt is not null";
		inTransaction(() -> {
			Key deleted = DeletedRows
				.include(() -> this.entityManager.createQuery(fetching, Key.class).getSingleResult());
			assertThat(deleted.getOpens()).isEqualTo("boathouse");
			assertThat(deleted.getKeeper().getBelongings().getKey().getOpens()).isEqualTo("bar");
			owner(id).setEmail("bob");
		});
		this.keys.deleteAll();
		inTransaction(() -> {
			List<Key> deleted = DeletedRows
				.include(() -> this.entityManager.createQuery(fetching, Key.class).getResultList());
			assertThat(deleted).hasSize(2).allMatch((key) -> key.getKeeper().getBelongings().getKey() == null);
			owner(id).setEmail("ada");
		});
		assertThat(this.members.findById(id).orElseThrow().getVersion()).isEqualTo(version + 2);
		inTransaction(() -> assertThat(owner(id).getBelongings().getKey()).isNull());
		inTransaction(() -> assertThat(owner(id).getBelongings().getShelf()).isEqualTo("top"));
	}

	// T32
	@Test
	void hardDeleteTakesTheDeletedPredecessorsOfAnEmbeddableAlong() {
		Long id = memberWithKeys("boathouse", "bar");
		assertThat(count("select count(*) from member_key")).isEqualTo(2);
		this.members.hardDeleteById(id);
		assertThat(count("select count(*) from member_key")).isZero();
		assertThat(count("select count(*) from member")).isZero();
	}

	// T32
	@Test
	void purgeTakesTheDeletedPredecessorsOfAnEmbeddableAlong() {
		Long id = memberWithKeys("boathouse", "bar");
		this.members.deleteById(id);
		assertThat(this.members.purgeDeletedBefore(Instant.now().plusSeconds(60))).isOne();
		assertThat(count("select count(*) from member_key")).isZero();
	}

	// T32
	@Test
	void hardDeleteTakesADeletedChildThatSharesThePrimaryKeyAlong() {
		Long id = memberWithPass();
		this.passes.deleteById(id);
		this.members.hardDeleteById(id);
		assertThat(count("select count(*) from pass")).isZero();
		assertThat(count("select count(*) from member")).isZero();
	}

	// T13
	@ParameterizedTest
	@ValueSource(strings = { "join b.licence l", "left join b.licence l where l.id is not null",
			"where b.licence.waters = 'sea'", "where exists (select 1 from b.licence l)" })
	void childOfASubclassIsRestrictedThoughItsRootIsNotSelected(String joined) {
		Boat boat = new Boat("G 1", new Berth("north", 1));
		boat.license("sea");
		persisted(boat);
		Supplier<List<String>> sails = () -> this.entityManager
			.createQuery("select b.sail from Boat b " + joined, String.class)
			.getResultList();
		assertThat(sails.get()).containsExactly("G 1");
		this.papers.deleteById(boat.getLicence().getId());
		assertThat(sails.get()).isEmpty();
		this.papers.restoreById(boat.getLicence().getId());
		assertThat(this.vehicles.deleteTree(List.of(boat.getId()))).isEqualTo(3);
		this.vehicles.restoreById(boat.getId());
		assertThat(sails.get()).containsExactly("G 1");
	}

	// T46
	@Test
	void deletedChildIsNotShownByARightJoin() {
		Long id = memberWithBadges("red", "green");
		inTransaction(() -> owner(id).givePass("smiling"));
		this.passes.deleteById(id);
		assertThat(this.entityManager.createQuery("select b.colour from Member m right join m.badge b", String.class)
			.getResultList()).containsExactly("green");
		assertThat(this.entityManager.createQuery("select p.photo from Member m right join m.pass p", String.class)
			.getResultList()).isEmpty();
	}

}
