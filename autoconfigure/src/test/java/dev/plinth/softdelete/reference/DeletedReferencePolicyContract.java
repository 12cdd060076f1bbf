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
package dev.plinth.softdelete.reference;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.plinth.softdelete.DeletedReferenceException;
import dev.plinth.softdelete.DeletedReferenceLoadException;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.gallery.Appraisal;
import dev.plinth.testing.gallery.Artist;
import dev.plinth.testing.gallery.ArtistRepository;
import dev.plinth.testing.gallery.Exhibit;
import dev.plinth.testing.gallery.Exhibition;
import dev.plinth.testing.gallery.ExhibitionRepository;
import dev.plinth.testing.gallery.Frame;
import dev.plinth.testing.gallery.GalleryApplication;
import dev.plinth.testing.gallery.Loan;
import dev.plinth.testing.gallery.Mural;
import dev.plinth.testing.gallery.Painting;
import dev.plinth.testing.gallery.PaintingRepository;
import dev.plinth.testing.gallery.Provenance;
import dev.plinth.testing.gallery.Sale;
import dev.plinth.testing.gallery.Sketch;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * References to deleted rows are hidden, or fail, where their association says so, and
 * their foreign keys stay.
 */
@SpringBootTest(classes = GalleryApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "spring.jpa.properties.hibernate.cache.use_second_level_cache=true",
				"spring.jpa.properties.hibernate.cache.use_query_cache=true",
				"spring.jpa.properties.hibernate.cache.region.factory_class=jcache",
				"spring.jpa.properties.hibernate.javax.cache.missing_cache_strategy=create" })
abstract class DeletedReferencePolicyContract {

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private EntityManagerFactory entityManagerFactory;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private ArtistRepository artists;

	@Autowired
	private PaintingRepository paintings;

	@Autowired
	private ExhibitionRepository exhibitions;

	private Long deleted;

	private Long living;

	private Long frame;

	private Long painting;

	private Long blank;

	@BeforeEach
	void populate() {
		this.jdbc.update("update artist set masterpiece_id = null");
		for (String table : List.of("exhibit", "exhibition", "sale", "sketch_keywords", "sketch", "mural",
				"painting_keywords", "painting", "frame", "artist")) {
			this.jdbc.update("delete from " + table);
		}
		this.entityManagerFactory.getCache().evictAll();
		inTransaction(() -> {
			Artist ann = persisted(new Artist("Ann"));
			this.deleted = ann.getId();
			this.living = persisted(new Artist("Bob")).getId();
			Painting referring = new Painting("referring");
			refer(referring, ann);
			this.painting = persisted(referring).getId();
			this.frame = referring.getFrame().getId();
			this.blank = persisted(new Painting("blank")).getId();
		});
	}

	private void refer(Painting referring, Artist artist) {
		referring.setPainter(artist);
		referring.setRestorer(artist);
		referring.setFramer(artist);
		referring.setFrame(persisted(new Frame()));
		referring.setProvenance(new Provenance(artist, artist, new Appraisal(artist, "9")));
	}

	private void deleteTargets() {
		inTransaction(() -> {
			this.artists.deleteById(this.deleted);
			this.entityManager.remove(this.entityManager.find(Frame.class, this.frame));
		});
	}

	private <T> T persisted(T entity) {
		this.entityManager.persist(entity);
		return entity;
	}

	private void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	private <T> T returning(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	private Painting painting() {
		return this.entityManager.find(Painting.class, this.painting);
	}

	private Artist living() {
		return this.entityManager.find(Artist.class, this.living);
	}

	private Map<String, Object> row() {
		return this.jdbc.queryForMap(
				"select title, painter_id, restorer_id, framer_id, frame_id, donor_id, witness_id, appraiser_id, note, price"
						+ " from painting where id = ?",
				this.painting);
	}

	private void assertKeysAreKept(String title) {
		assertThat(row()).containsEntry("title", title)
			.containsEntry("painter_id", this.deleted)
			.containsEntry("restorer_id", this.deleted)
			.containsEntry("framer_id", this.deleted)
			.containsEntry("frame_id", this.frame);
		assertEmbeddedKeysAreKept(null, "9");
	}

	private void assertEmbeddedKeysAreKept(String note, String price) {
		assertThat(row()).containsEntry("donor_id", this.deleted)
			.containsEntry("witness_id", this.deleted)
			.containsEntry("appraiser_id", this.deleted)
			.containsEntry("note", note)
			.containsEntry("price", price);
	}

	private void assertHidden(Painting read) {
		assertThat(read.getPainter()).isNull();
		assertThat(read.getRestorer()).isNull();
		assertThat(read.getFrame()).isNull();
		assertThat(read.getFramer().getName()).isEqualTo("Ann");
		assertThat(read.getProvenance().getDonor()).isNull();
		assertThat(read.getProvenance().getWitness()).isNull();
		assertThat(read.getProvenance().getAppraisal()).isEqualTo(new Appraisal(null, "9"));
	}

	private void assertShown(Painting read) {
		assertThat(read.getPainter().getName()).isEqualTo("Ann");
		assertThat(read.getRestorer().getName()).isEqualTo("Ann");
		assertThat(read.getFrame().getId()).isEqualTo(this.frame);
		assertThat(read.getFramer().getName()).isEqualTo("Ann");
		assertThat(read.getProvenance().getDonor().getName()).isEqualTo("Ann");
		assertThat(read.getProvenance().getWitness().getName()).isEqualTo("Ann");
		assertThat(read.getProvenance().getAppraisal().appraiser().getName()).isEqualTo("Ann");
	}

	@Test
	void changeWithinAnEmbeddableIsWrittenAfterARestorationInTheSameSession() {
		inTransaction(() -> {
			Provenance provenance = new Provenance(null, null, null);
			provenance.setNote("found");
			this.entityManager.find(Painting.class, this.blank).setProvenance(provenance);
		});
		inTransaction(() -> {
			Painting painting = this.entityManager.find(Painting.class, this.blank);
			this.entityManager.remove(painting);
			this.entityManager.flush();
			this.paintings.restore(painting);
			painting.getProvenance().setNote("bought");
		});
		assertThat(this.jdbc.queryForList("select note from painting where id = ?", String.class, this.blank))
			.containsExactly("bought");
	}

	// T46
	@Test
	void hiddenTargetIsNotShownByARightJoin() {
		deleteTargets();
		assertThat(this.entityManager.createQuery("select a.name from Painting p right join p.painter a", String.class)
			.getResultList()).containsExactly("Bob");
	}

	// T46
	@Test
	void rightJoinHidesDeletedRowsOfASubclassWithATableOfItsOwn() {
		inTransaction(() -> {
			persisted(new Mural("kept"));
			this.entityManager.flush();
			this.entityManager.remove(persisted(new Mural("gone")));
		});
		assertThat(this.entityManager
			.createQuery("select m.title from Artist a right join Mural m on m.painter = a", String.class)
			.getResultList()).containsExactly("kept");
		assertThat(
				this.entityManager.createQuery("select m.title from Mural m right join Artist a on a = a", String.class)
					.getResultList())
			.containsExactlyInAnyOrder("kept", "kept");
	}

	// T46
	@Test
	void deletedTargetIsShownByARightJoinIfItIsReferredTo() {
		deleteTargets();
		String query = "select a.name from Painting p right join p.framer a";
		assertThat(this.entityManager.createQuery(query, String.class).getResultList()).containsExactlyInAnyOrder("Ann",
				"Bob");
		this.jdbc.update("update painting set framer_id = null");
		assertThat(this.entityManager.createQuery(query, String.class).getResultList()).containsExactly("Bob");
	}

	@Test
	void referencesToDeletedRowsAreHidden() {
		inTransaction(() -> assertShown(painting()));
		deleteTargets();
		inTransaction(() -> assertHidden(painting()));
		inTransaction(() -> assertHidden(this.paintings.findById(this.painting).orElseThrow()));
		inTransaction(() -> assertHidden(this.paintings.getReferenceById(this.painting)));
		inTransaction(() -> this.paintings.findAll()
			.stream()
			.filter((read) -> read.getId().equals(this.painting))
			.forEach(this::assertHidden));
		assertKeysAreKept("referring");
	}

	@Test
	void referenceIsHiddenAlsoIfTheSessionHoldsItsTarget() {
		deleteTargets();
		inTransaction(() -> {
			assertThat(this.artists.findByIdIncludingDeleted(this.deleted)).isPresent();
			assertHidden(painting());
		});
		inTransaction(() -> {
			this.entityManager.getReference(Artist.class, this.deleted);
			assertHidden(painting());
		});
	}

	@Test
	void scopesThatSeeDeletedRowsShowReferences() {
		deleteTargets();
		inTransaction(() -> DeletedRows.include(() -> assertShown(painting())));
		inTransaction(() -> DeletedRows.include(() -> assertShown(this.entityManager
			.createQuery("select p from Painting p join fetch p.painter where p.painter.name = 'Ann'", Painting.class)
			.getSingleResult())));
		inTransaction(() -> DeletedRows.edit(() -> {
			assertShown(painting());
			painting().setTitle("edited");
		}));
		assertKeysAreKept("edited");
		inTransaction(() -> this.paintings.deleteById(this.painting));
		inTransaction(() -> assertShown(this.paintings.findAllDeleted().get(0)));
		inTransaction(() -> assertShown(this.paintings.findDeletedById(this.painting).orElseThrow()));
		assertKeysAreKept("edited");
	}

	// T04
	@Test
	void editOfTheOwnerKeepsTheKeys() {
		deleteTargets();
		inTransaction(() -> painting().setTitle("edited"));
		assertKeysAreKept("edited");
		inTransaction(() -> painting().getKeywords().add("blue"));
		assertKeysAreKept("edited");
		inTransaction(() -> {
			Painting read = painting();
			read.setPainter(null);
			read.setRestorer(null);
			read.setTitle("again");
			read.getKeywords().add("green");
		});
		assertKeysAreKept("again");
		assertThat(this.jdbc.queryForObject("select version from painting where id = ?", Long.class, this.painting))
			.isEqualTo(3);
	}

	// T04
	@Test
	void editOfAnEmbeddableKeepsTheKeysInIt() {
		deleteTargets();
		inTransaction(() -> painting().getProvenance().setNote("a gift"));
		assertEmbeddedKeysAreKept("a gift", "9");
		inTransaction(() -> painting().getProvenance().setAppraisal(new Appraisal(null, "7")));
		assertEmbeddedKeysAreKept("a gift", "7");
		inTransaction(() -> {
			painting().setProvenance(new Provenance(null, null, null));
			this.entityManager.flush();
			painting().getProvenance().setNote("sold");
		});
		assertEmbeddedKeysAreKept("sold", null);
		inTransaction(() -> painting().setProvenance(null));
		assertEmbeddedKeysAreKept(null, null);
		inTransaction(() -> {
			painting().setProvenance(new Provenance(null, living(), null));
			painting().getProvenance().setNote("bought");
		});
		assertThat(row()).containsEntry("donor_id", this.deleted)
			.containsEntry("witness_id", this.living)
			.containsEntry("appraiser_id", this.deleted)
			.containsEntry("note", "bought");
	}

	// T04
	@Test
	void deletionWithAnEditOfAnEmbeddableKeepsTheKeysInIt() {
		deleteTargets();
		inTransaction(() -> {
			painting().getProvenance().setNote("lost");
			this.paintings.deleteById(this.painting);
		});
		assertEmbeddedKeysAreKept("lost", "9");
		inTransaction(() -> DeletedRows.edit(() -> painting().getProvenance().setNote("found")));
		assertEmbeddedKeysAreKept("found", "9");
	}

	// T04
	@Test
	void mergeOfAnEmbeddableKeepsTheKeysInIt() {
		deleteTargets();
		Painting copy = returning(this::painting);
		copy.getProvenance().setNote("merged");
		inTransaction(() -> assertThat(this.entityManager.merge(copy).getProvenance().getDonor()).isNull());
		assertEmbeddedKeysAreKept("merged", "9");
	}

	@Test
	void statelessSessionKeepsTheKeysOfEmbeddables() {
		deleteTargets();
		String fetching = "select p from Painting p left join fetch p.provenance v left join fetch v.donor"
				+ " left join fetch v.witness left join fetch v.appraisal a left join fetch a.appraiser"
				+ " left join fetch p.painter left join fetch p.restorer left join fetch p.frame where p.id = :id";
		stateless((session) -> {
			Painting read = session.createSelectionQuery(fetching, Painting.class)
				.setParameter("id", this.painting)
				.getSingleResult();
			assertThat(read.getProvenance().getDonor()).isNull();
			read.getProvenance().setNote("updated");
			session.update(read);
		});
		assertEmbeddedKeysAreKept("updated", "9");
		this.jdbc.update("update painting set note = null, price = null where id = ?", this.painting);
		stateless((session) -> {
			Painting read = session.createSelectionQuery(fetching, Painting.class)
				.setParameter("id", this.painting)
				.getSingleResult();
			read.setTitle("updated");
			session.update(read);
			session.upsert(read);
		});
		assertEmbeddedKeysAreKept(null, null);
	}

	@Test
	void embeddedReferenceCanBeSetToNullOrReplaced() {
		inTransaction(() -> painting().getProvenance().setDonor(null));
		assertThat(row()).containsEntry("donor_id", null).containsEntry("witness_id", this.deleted);
		deleteTargets();
		inTransaction(() -> painting().getProvenance().setAppraisal(new Appraisal(living(), "8")));
		assertThat(row()).containsEntry("donor_id", null)
			.containsEntry("witness_id", this.deleted)
			.containsEntry("appraiser_id", this.living)
			.containsEntry("price", "8");
		assertThat(catchThrowable(() -> inTransaction(() -> painting().getProvenance()
			.setDonor(this.entityManager.getReference(Artist.class, this.deleted)))))
			.hasRootCauseInstanceOf(DeletedReferenceException.class);
	}

	// T04
	@Test
	void severalFlushesKeepTheKeys() {
		deleteTargets();
		inTransaction(() -> {
			Painting read = painting();
			read.setTitle("first");
			this.entityManager.flush();
			read.setTitle("second");
			this.entityManager.flush();
			this.entityManager.lock(read, jakarta.persistence.LockModeType.PESSIMISTIC_FORCE_INCREMENT);
			read.getKeywords().add("third");
		});
		assertKeysAreKept("second");
	}

	// T04
	@Test
	void mergeOfACopyWithHiddenReferencesKeepsTheKeys() {
		deleteTargets();
		Painting copy = returning(this::painting);
		copy.setTitle("merged");
		inTransaction(() -> assertThat(this.entityManager.merge(copy).getPainter()).isNull());
		assertKeysAreKept("merged");
	}

	// T25
	@Test
	void mergeOfACopyThatStillShowsTheReferencesIsAccepted() {
		Painting copy = returning(() -> {
			Painting read = painting();
			assertShown(read);
			return read;
		});
		deleteTargets();
		copy.setTitle("merged");
		inTransaction(() -> this.entityManager.merge(copy));
		assertKeysAreKept("merged");
	}

	@Test
	void hiddenReferenceCanBeReplaced() {
		deleteTargets();
		inTransaction(() -> painting().setPainter(living()));
		assertThat(row()).containsEntry("painter_id", this.living).containsEntry("restorer_id", this.deleted);
		inTransaction(() -> assertThat(painting().getPainter()).isSameAs(living()));
	}

	@Test
	void shownReferenceCanBeSetToNull() {
		inTransaction(() -> painting().setPainter(null));
		assertThat(row()).containsEntry("painter_id", null).containsEntry("restorer_id", this.deleted);
	}

	// T24
	@Test
	void newReferenceToADeletedRowIsRefused() {
		deleteTargets();
		Throwable thrown = catchThrowable(() -> inTransaction(() -> this.entityManager.find(Painting.class, this.blank)
			.setPainter(this.entityManager.getReference(Artist.class, this.deleted))));
		assertThat(thrown).hasRootCauseInstanceOf(DeletedReferenceException.class);
		inTransaction(() -> this.artists.deleteById(this.living));
		assertThat(catchThrowable(() -> inTransaction(
				() -> painting().setPainter(this.entityManager.getReference(Artist.class, this.living)))))
			.hasRootCauseInstanceOf(DeletedReferenceException.class);
		assertKeysAreKept("referring");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select p.painter from Painting p where p.id = :id",
			"select p.painter.name from Painting p where p.id = :id",
			"select p.painter.id from Painting p where p.id = :id",
			"select a from Painting p join p.painter a where p.id = :id",
			"select a from Painting p left join p.painter a where p.id = :id",
			"select p.id from Painting p where p.id = :id and p.painter is null",
			"select p.id from Painting p where p.id = :id and p.painter is not null",
			"select p.id from Painting p where p.id = :id and p.painter.name = 'Ann'",
			"select p.id from Painting p where p.id = :id and p.painter.name is null",
			"select p.id from Painting p where p.id = :id and p.painter.id is not null",
			"select p.id from Painting p where p.id = :id and p.painter in (select a from Painting q join q.painter a)",
			"select p.id from Painting p left join p.painter a where p.id = :id and a is null",
			"select p.id from Painting p left join p.painter a on a.name = 'Ann' where p.id = :id and a.id is null",
			"select count(p.painter) from Painting p where p.id = :id",
			"select count(a) from Painting p left join p.painter a where p.id = :id",
			"select p.id from Painting p where p.id = :id order by p.painter.name",
			"select p.frame from Painting p where p.id = :id", "select p.frame.id from Painting p where p.id = :id",
			"select p.id from Painting p where p.id = :id and exists (select 1 from Artist a where a = p.painter)",
			"select p from Painting p left join fetch p.painter a where p.id = :id and a.name = 'Ann'",
			"select p.provenance.donor.name from Painting p where p.id = :id",
			"select p.id from Painting p where p.id = :id and p.provenance.witness is null",
			"select p.id from Painting p left join p.provenance.appraisal.appraiser a where p.id = :id and a is null",
			"select count(p.provenance.appraisal.appraiser) from Painting p where p.id = :id",
			"select treat(p as Mural).assistant from Painting p where p.id = :id" })
	void hiddenReferenceIsANullReferenceToQueries(String hql) {
		List<?> ofNull = result(hql, this.blank);
		deleteTargets();
		List<Object> ofHidden = result(hql, this.painting).stream()
			.<Object>map((value) -> this.painting.equals(value) ? this.blank : value)
			.toList();
		assertThat(ofHidden).isEqualTo(ofNull);
		assertThat(DeletedRows.<List<?>>include(() -> result(hql.replace("= :id", "= :id "), this.painting)))
			.isEqualTo(result(hql.replace("Painting p", "Painting p "), this.painting, true));
	}

	private List<?> result(String hql, Long id) {
		return returning(
				() -> this.entityManager.createQuery(hql, Object.class).setParameter("id", id).getResultList());
	}

	/**
	 * What a query shows whose targets live.
	 */
	private List<?> result(String hql, Long id, boolean restored) {
		inTransaction(() -> {
			this.artists.restoreById(this.deleted);
			this.jdbc.update("update frame set deleted_at = null, deleted_by = null, deletion_id = null");
		});
		return result(hql, id);
	}

	@Test
	void fetchedReferencesAreHidden() {
		deleteTargets();
		inTransaction(() -> assertHidden(single("select p from Painting p left join fetch p.painter"
				+ " left join fetch p.restorer left join fetch p.frame where p.id = :id")));
		inTransaction(() -> assertHidden(single("select p from Painting p where p.id = :id")));
		inTransaction(() -> assertHidden(single("select p from Painting p left join p.painter a where p.id = :id")));
		inTransaction(() -> assertHidden(this.entityManager.find(Painting.class, this.painting,
				Map.of("jakarta.persistence.fetchgraph", this.entityManager.getEntityGraph("references")))));
		inTransaction(() -> assertHidden(this.entityManager.find(Painting.class, this.painting,
				Map.of("jakarta.persistence.loadgraph", this.entityManager.getEntityGraph("references")))));
		inTransaction(() -> assertHidden(
				this.entityManager.createQuery("select p from Painting p where p.id = :id", Painting.class)
					.setParameter("id", this.painting)
					.setHint("jakarta.persistence.fetchgraph", this.entityManager.getEntityGraph("references"))
					.getSingleResult()));
		inTransaction(() -> assertHidden(byCriteria()));
		inTransaction(() -> single("select p from Painting p left join fetch p.painter where p.id = :id")
			.setTitle("fetched"));
		assertKeysAreKept("fetched");
	}

	private Painting single(String hql) {
		return this.entityManager.createQuery(hql, Painting.class).setParameter("id", this.painting).getSingleResult();
	}

	private Painting byCriteria() {
		CriteriaBuilder builder = this.entityManager.getCriteriaBuilder();
		CriteriaQuery<Painting> query = builder.createQuery(Painting.class);
		Root<Painting> root = query.from(Painting.class);
		root.fetch("painter", JoinType.LEFT);
		query.where(builder.equal(root.get("id"), this.painting));
		return this.entityManager.createQuery(query).getSingleResult();
	}

	@Test
	void ownerOfAnOwnerIsRead() {
		Long mural = returning(() -> {
			Mural read = new Mural("mural");
			read.setAssistant(this.entityManager.find(Artist.class, this.deleted));
			this.entityManager.persist(read);
			living().setMasterpiece(read);
			return read.getId();
		});
		deleteTargets();
		inTransaction(() -> {
			Mural read = (Mural) living().getMasterpiece();
			assertThat(read.getAssistant()).isNull();
			read.setWall("north");
		});
		assertThat(this.jdbc.queryForMap("select wall, assistant_id from mural where id = ?", mural))
			.containsEntry("wall", "north")
			.containsEntry("assistant_id", this.deleted);
		inTransaction(() -> this.entityManager.find(Mural.class, mural).setTitle("renamed"));
		assertThat(this.jdbc.queryForMap("select wall, assistant_id from mural where id = ?", mural))
			.containsEntry("assistant_id", this.deleted);
	}

	@Test
	void rowsThatReferToEachOtherAreHiddenFromEachOther() {
		inTransaction(() -> {
			Artist ann = this.entityManager.find(Artist.class, this.deleted);
			ann.setMasterpiece(painting());
			living().setMasterpiece(painting());
			painting().setRestorer(living());
		});
		inTransaction(() -> this.paintings.deleteById(this.painting));
		inTransaction(() -> assertThat(
				this.entityManager.createQuery("from Artist a order by a.name", Artist.class).getResultList())
			.extracting(Artist::getMasterpiece)
			.containsExactly(null, null));
		inTransaction(() -> assertThat(living().getMasterpiece()).isNull());
		inTransaction(() -> assertThat(this.paintings.findByIdIncludingDeleted(this.painting)
			.orElseThrow()
			.getRestorer()
			.getMasterpiece()
			.getId()).isEqualTo(this.painting));
		assertThat(this.jdbc.queryForList("select masterpiece_id from artist", Long.class)).containsOnly(this.painting);
	}

	@Test
	void referenceToARowThatIsStillBeingLoadedIsHidden() {
		inTransaction(() -> this.entityManager.find(Artist.class, this.deleted).setMasterpiece(painting()));
		deleteTargets();
		inTransaction(() -> {
			Artist framer = this.entityManager
				.createQuery("select p.framer from Painting p where p.id = :id", Artist.class)
				.setParameter("id", this.painting)
				.getSingleResult();
			assertThat(framer.isDeleted()).isTrue();
			assertHidden(framer.getMasterpiece());
		});
		inTransaction(() -> {
			Artist framer = (Artist) this.entityManager
				.createNativeQuery("select * from artist where id = " + this.deleted, Artist.class)
				.getSingleResult();
			assertHidden(framer.getMasterpiece());
		});
	}

	@Test
	void entityWithoutMixinsHidesItsReference() {
		Long id = sketch();
		Sketch copy = returning(() -> {
			Sketch read = this.entityManager.find(Sketch.class, id);
			assertThat(read.getDraughtsman()).isNull();
			read.setTitle("edited");
			return read;
		});
		assertSketch("edited", 1, this.deleted);
		inTransaction(() -> {
			Sketch merged = this.entityManager.merge(copy);
			merged.setTitle("merged");
		});
		assertSketch("merged", 2, this.deleted);
		inTransaction(() -> this.entityManager.find(Sketch.class, id).getKeywords().add("blue"));
		assertSketch("merged", 3, this.deleted);
		inTransaction(() -> this.entityManager.find(Sketch.class, id).setDraughtsman(living()));
		assertSketch("merged", 4, this.living);
	}

	// T04
	@Test
	void entityWithoutMixinsKeepsTheKeyInAnEmbeddable() {
		Long id = sketch();
		inTransaction(() -> {
			Sketch read = this.entityManager.find(Sketch.class, id);
			assertThat(read.getAppraisal()).isEqualTo(new Appraisal(null, null));
			read.setAppraisal(new Appraisal(null, "5"));
		});
		assertSketch(null, 1, this.deleted);
		inTransaction(() -> this.entityManager.find(Sketch.class, id).setAppraisal(null));
		assertSketch(null, 2, this.deleted);
	}

	@Test
	void statelessSessionKeepsTheKeysOfAnEntityWithoutMixins() {
		Long id = sketch();
		String fetching = "from Sketch s left join fetch s.draughtsman left join fetch s.appraisal a left join fetch a.appraiser";
		stateless((session) -> {
			Sketch read = session.createSelectionQuery(fetching, Sketch.class).getSingleResult();
			assertThat(read.getDraughtsman()).isNull();
			read.setTitle("updated");
			session.update(read);
		});
		assertSketch("updated", 1, this.deleted);
		stateless((session) -> {
			Sketch read = session.createSelectionQuery(fetching, Sketch.class).getSingleResult();
			read.setTitle("upserted");
			session.upsert(read);
		});
		assertSketch("upserted", 2, this.deleted);
		stateless((session) -> {
			Sketch read = session.get(Sketch.class, id);
			read.setDraughtsman(session.get(Artist.class, this.living));
			session.update(read);
		});
		assertSketch("upserted", 3, this.living);
	}

	@Test
	void statelessSessionKeepsTheKeyOfARowThatAFilterHides() {
		sketch();
		this.jdbc.update("update sketch set title = 'secret'");
		String fetching = "from Sketch s left join fetch s.draughtsman left join fetch s.appraisal a left join fetch a.appraiser";
		stateless((session) -> {
			Sketch read = session.createSelectionQuery(fetching, Sketch.class).getSingleResult();
			session.enableFilter("shown");
			read.setTitle("updated");
			session.update(read);
		});
		assertSketch("updated", 1, this.deleted);
	}

	private Long sketch() {
		Long id = returning(() -> {
			Sketch sketch = new Sketch();
			sketch.setDraughtsman(this.entityManager.find(Artist.class, this.deleted));
			sketch.setAppraisal(new Appraisal(sketch.getDraughtsman(), null));
			return persisted(sketch).getId();
		});
		deleteTargets();
		return id;
	}

	private void assertSketch(String title, int revision, Long draughtsman) {
		assertThat(this.jdbc.queryForMap("select title, revision, draughtsman_id, appraiser_id from sketch"))
			.containsEntry("title", title)
			.containsEntry("revision", revision)
			.containsEntry("draughtsman_id", draughtsman)
			.containsEntry("appraiser_id", this.deleted);
	}

	@Test
	void refreshHidesAnew() {
		refresh(this::painting);
	}

	@Test
	void refreshOfAProxyHidesAnew() {
		refresh(() -> this.entityManager.getReference(Painting.class, this.painting));
	}

	private void refresh(Supplier<Painting> owner) {
		inTransaction(() -> {
			Painting read = owner.get();
			assertShown(read);
			this.jdbc.update("update artist set deleted_at = current_timestamp where id = ?", this.deleted);
			this.jdbc.update("update frame set deleted_at = current_timestamp where id = ?", this.frame);
			this.entityManager.detach(read.getPainter());
			this.entityManager.detach(read.getFrame());
			this.entityManager.refresh(read);
			assertHidden(read);
			read.setTitle("refreshed");
		});
		assertKeysAreKept("refreshed");
	}

	@Test
	void cachesTellScopesApart() {
		inTransaction(() -> assertShown(painting()));
		deleteTargets();
		inTransaction(() -> assertHidden(painting()));
		inTransaction(() -> painting().setTitle("edited"));
		inTransaction(() -> assertHidden(cachedQuery()));
		inTransaction(() -> DeletedRows.include(() -> assertShown(cachedQuery())));
		inTransaction(() -> DeletedRows.include(() -> assertShown(painting())));
		inTransaction(() -> assertHidden(cachedQuery()));
		inTransaction(() -> assertHidden(painting()));
		inTransaction(() -> this.artists.restoreById(this.deleted));
		inTransaction(() -> assertThat(painting().getPainter().getName()).isEqualTo("Ann"));
		inTransaction(() -> assertThat(cachedQuery().getPainter().getName()).isEqualTo("Ann"));
	}

	private Painting cachedQuery() {
		return this.entityManager.createQuery("select p from Painting p where p.id = :id", Painting.class)
			.setParameter("id", this.painting)
			.setHint("org.hibernate.cacheable", true)
			.getSingleResult();
	}

	@Test
	void deletionAndRestorationOfTheOwnerKeepTheKeys() {
		deleteTargets();
		inTransaction(() -> {
			painting().setTitle("edited");
			this.paintings.deleteById(this.painting);
		});
		assertKeysAreKept("edited");
		inTransaction(() -> this.paintings.restoreById(this.painting));
		assertKeysAreKept("edited");
		inTransaction(() -> assertHidden(painting()));
		this.jdbc.update("update painting set frame_id = null where id = ?", this.painting);
		inTransaction(() -> this.paintings.hardDeleteById(this.painting));
		assertThat(this.jdbc.queryForObject("select count(*) from artist", Long.class)).isEqualTo(2);
	}

	@Test
	void statelessSessionsKeepTheKeys() {
		deleteTargets();
		String fetching = "select p from Painting p left join fetch p.painter left join fetch p.restorer"
				+ " left join fetch p.frame where p.id = :id";
		stateless((session) -> {
			Painting read = session.createSelectionQuery(fetching, Painting.class)
				.setParameter("id", this.painting)
				.getSingleResult();
			assertThat(read.getPainter()).isNull();
			read.setTitle("updated");
			session.update(read);
		});
		assertKeysAreKept("updated");
		stateless((session) -> {
			Painting read = session.createSelectionQuery(fetching, Painting.class)
				.setParameter("id", this.painting)
				.getSingleResult();
			read.setTitle("upserted");
			session.upsert(read);
		});
		assertKeysAreKept("upserted");
		stateless((session) -> {
			Painting read = session.get(Painting.class, this.painting);
			read.setTitle("read");
			session.update(read);
		});
		assertKeysAreKept("read");
		stateless((session) -> {
			Painting read = session.get(Painting.class, this.painting);
			read.setPainter(session.get(Artist.class, this.living));
			session.update(read);
			read.setPainter(null);
			session.update(read);
		});
		assertThat(row()).containsEntry("painter_id", null).containsEntry("restorer_id", this.deleted);
	}

	private void stateless(Consumer<StatelessSession> work) {
		this.entityManagerFactory.unwrap(SessionFactory.class).inStatelessTransaction(work);
	}

	private Long sale(Function<Artist, Sale> sale) {
		Long id = returning(() -> persisted(sale.apply(this.entityManager.find(Artist.class, this.deleted))).getId());
		inTransaction(() -> assertThat(this.entityManager.find(Sale.class, id)).isNotNull());
		deleteTargets();
		return id;
	}

	private void assertFails(String attribute, Long id, ThrowingCallable work) {
		assertThat(catchThrowable(work)).isInstanceOfSatisfying(DeletedReferenceLoadException.class, (ex) -> {
			assertThat(ex).hasMessage("'" + attribute + "' of row " + id + " of " + Sale.class.getName()
					+ " refers to row " + this.deleted + " of " + Artist.class.getName()
					+ ", which is deleted; restore it first, or read within DeletedRows.include");
			assertThat(ex.getEntityName()).isEqualTo(Sale.class.getName());
			assertThat(ex.getIdentifier()).isEqualTo(id);
			assertThat(ex.getAttribute()).isEqualTo(attribute);
			assertThat(ex.getTargetEntityName()).isEqualTo(Artist.class.getName());
			assertThat(ex.getTargetIdentifier()).isEqualTo(this.deleted);
		});
	}

	private void assertFails(String attribute, Long id) {
		assertFails(attribute, id, () -> inTransaction(() -> this.entityManager.find(Sale.class, id)));
		assertFails(attribute, id,
				() -> inTransaction(() -> this.entityManager.getReference(Sale.class, id).getPrice()));
		assertFails(attribute, id,
				() -> inTransaction(() -> this.entityManager.createQuery("from Sale", Sale.class).getResultList()));
		String join = "from Sale s left join fetch s." + attribute;
		assertFails(attribute, id,
				() -> inTransaction(() -> this.entityManager.createQuery(join, Sale.class).getResultList()));
		assertThat(result("select a.name from Sale s join s." + attribute + " a where s.id = :id", id)).isEmpty();
		assertThat(result("select s." + attribute + " from Sale s where s.id = :id", id)).isEmpty();
		inTransaction(() -> DeletedRows.edit(() -> this.entityManager.find(Sale.class, id).setPrice("1")));
		assertThat(DeletedRows
			.<List<?>>include(() -> result("select s." + attribute + ".name from Sale s where s.id = :id", id)))
			.hasToString("[Ann]");
		inTransaction(() -> this.artists.restoreById(this.deleted));
		inTransaction(() -> assertThat(this.entityManager.find(Sale.class, id).getPrice()).isEqualTo("1"));
	}

	@Test
	void lazyReferenceThatFails() {
		assertFails("seller", sale((artist) -> {
			Sale sale = new Sale();
			sale.setSeller(artist);
			return sale;
		}));
	}

	@Test
	void eagerReferenceThatFails() {
		assertFails("buyer", sale((artist) -> {
			Sale sale = new Sale();
			sale.setBuyer(artist);
			return sale;
		}));
	}

	@Test
	void embeddedReferenceThatFails() {
		assertFails("loan.lender", sale((artist) -> {
			Sale sale = new Sale();
			sale.setLoan(new Loan(artist, "a year"));
			return sale;
		}));
	}

	@Test
	void ownerThatFailsIsNotLeftInTheSession() {
		Long id = sale((artist) -> {
			Sale sale = new Sale();
			sale.setSeller(artist);
			return sale;
		});
		EntityManager session = this.entityManagerFactory.createEntityManager();
		try (session) {
			assertFails("seller", id, () -> session.find(Sale.class, id));
			assertFails("seller", id, () -> session.find(Sale.class, id));
		}
	}

	private Long exhibition() {
		return returning(() -> {
			Exhibition exhibition = persisted(new Exhibition());
			exhibition.getExhibits().add(new Exhibit(exhibition));
			exhibition.getExhibits().add(new Exhibit(exhibition));
			return exhibition.getId();
		});
	}

	private void assertShowsItsChildren(Exhibition exhibition) {
		assertThat(exhibition.getExhibits()).hasSize(2).allSatisfy((exhibit) -> {
			assertThat(exhibit.getExhibition()).isSameAs(exhibition);
			assertThat(exhibit.getFirstShownAt()).isSameAs(exhibition);
		});
	}

	private long deletedExhibits() {
		return this.jdbc.queryForObject("select count(*) from exhibit where deleted_at is not null", Long.class);
	}

	// T52
	@Test
	void deletionThatTakesChildrenAlongIsShownAndRestoredWhole() {
		Long id = exhibition();
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(Exhibition.class, id)));
		assertThat(deletedExhibits()).isEqualTo(2);
		inTransaction(() -> assertShowsItsChildren(this.exhibitions.findDeletedById(id).orElseThrow()));
		inTransaction(() -> this.exhibitions.restoreById(id));
		assertThat(deletedExhibits()).isZero();
		inTransaction(() -> assertShowsItsChildren(this.exhibitions.findById(id).orElseThrow()));
		this.exhibitions.deleteTree(List.of(id));
		assertThat(deletedExhibits()).isEqualTo(2);
		inTransaction(() -> this.exhibitions.restoreById(id));
		assertThat(deletedExhibits()).isZero();
		inTransaction(() -> this.exhibitions.deleteById(id));
		inTransaction(() -> this.exhibitions.hardDeleteById(id));
		assertThat(this.jdbc.queryForObject("select count(*) from exhibit", Long.class)).isZero();
	}

	@Test
	void orphansOfAParentAreDeleted() {
		Long id = exhibition();
		inTransaction(() -> this.entityManager.find(Exhibition.class, id).getExhibits().clear());
		assertThat(deletedExhibits()).isEqualTo(2);
		inTransaction(() -> this.entityManager.createQuery("delete from Exhibition").executeUpdate());
		assertThat(this.jdbc.queryForList("select exhibition_id from exhibit", Long.class)).containsOnly(id);
	}

}
