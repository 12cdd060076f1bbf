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
package dev.plinth.softdelete.deletion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.plinth.audit.Auditors;
import dev.plinth.softdelete.DeletedRowException;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.EntitySoftDeleted;
import dev.plinth.testing.catalog.Article;
import dev.plinth.testing.catalog.Callbacks;
import dev.plinth.testing.catalog.CatalogContract;
import dev.plinth.testing.catalog.Edition;
import dev.plinth.testing.catalog.Reader;
import dev.plinth.testing.catalog.Shelf;
import org.hibernate.Hibernate;
import org.hibernate.LockMode;
import org.hibernate.SessionFactory;
import org.hibernate.StaleObjectStateException;
import org.hibernate.StatelessSession;
import org.hibernate.UnresolvableObjectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a stateless session sees and writes.
 */
abstract class StatelessSessionContract extends CatalogContract {

	private Shelf shelf;

	private Article living;

	private Article deleted;

	/**
	 * A shelf with labels, an edition, a living and a deleted article.
	 */
	@BeforeEach
	void populate() {
		this.shelf = new Shelf("shelf");
		this.living = this.shelf.add(new Article("1", "living"));
		this.deleted = this.shelf.add(new Article("2", "deleted"));
		this.living.getKeywords().add("keyword");
		this.shelf.getLabels().add("label");
		inTransaction(() -> {
			Edition edition = new Edition("edition", 2000);
			this.entityManager.persist(edition);
			this.shelf.getEditions().add(edition);
			this.entityManager.persist(this.shelf);
		});
		delete(Article.class, this.deleted.getId());
		this.deleted = DeletedRows
			.include(() -> returning(() -> this.entityManager.find(Article.class, this.deleted.getId())));
	}

	private Map<String, Object> row(String table, Object id) {
		return this.jdbc.queryForMap("select * from " + table + " where id = ?", id);
	}

	// T02
	@Test
	void lookUpsSeeWhatTheScopeSees() {
		inStatelessSession((session) -> {
			assertThat(session.get(Article.class, this.deleted.getId())).isNull();
			assertThat(session.get(Article.class, this.deleted.getId(), LockMode.PESSIMISTIC_WRITE)).isNull();
			assertThat(session.get(session.createEntityGraph(Article.class), this.deleted.getId())).isNull();
			assertThat(session.get(Article.class, this.living.getId())).isNotNull();
			List<Long> ids = List.of(this.living.getId(), this.deleted.getId());
			assertThat(session.getMultiple(Article.class, ids)).containsExactly(this.living, null);
			DeletedRows.include(() -> {
				assertThat(session.get(Article.class, this.deleted.getId())).isNotNull();
				assertThat(session.getMultiple(Article.class, ids)).containsExactly(this.living, this.deleted);
			});
			DeletedRows.only(() -> {
				assertThat(session.get(Article.class, this.living.getId())).isNull();
				assertThat(session.getMultiple(Article.class, ids)).containsExactly(null, this.deleted);
			});
		});
	}

	// T02, T11
	@Test
	void lookUpsAreNotServedDeletedRowsByTheCache() {
		inTransaction(() -> assertThat(this.entityManager.getReference(Article.class, this.deleted.getId()).getTitle())
			.isNotNull());
		assertThat(this.entityManagerFactory.getCache().contains(Article.class, this.deleted.getId())).isTrue();
		inStatelessSession((session) -> assertThat(session.get(Article.class, this.deleted.getId())).isNull());
		inTransaction(() -> assertThat(this.entityManager.find(Article.class, this.deleted.getId())).isNull());
	}

	// T02
	@Test
	void refreshOfADeletedRowFindsNothing() {
		inStatelessSession((session) -> {
			assertThatExceptionOfType(UnresolvableObjectException.class)
				.isThrownBy(() -> session.refresh(this.deleted));
			DeletedRows.include(() -> session.refresh(this.deleted));
			session.refresh(this.living);
		});
	}

	// T01
	@Test
	void queriesSeeWhatTheScopeSees() {
		inStatelessSession((session) -> {
			var query = session.createSelectionQuery("select a.title from Article a order by a.id", String.class);
			assertThat(query.getResultList()).containsExactly("living");
			DeletedRows.include(() -> assertThat(query.getResultList()).containsExactly("living", "deleted"));
			DeletedRows.only(() -> assertThat(query.getResultList()).containsExactly("deleted"));
		});
	}

	// T03, T07
	@Test
	void fetchResolvesReferencesAndHidesElements() {
		inStatelessSession((session) -> {
			Shelf fetched = session.get(Shelf.class, this.shelf.getId());
			session.fetch(fetched.getArticles());
			assertThat(fetched.getArticles()).containsExactly(this.living);
		});
		delete(Shelf.class, this.shelf.getId());
		inStatelessSession((session) -> {
			Article article = DeletedRows.include(() -> session.get(Article.class, this.living.getId()));
			session.fetch(article.getShelf());
			assertThat(Hibernate.isInitialized(article.getShelf())).isTrue();
			assertThat(article.getShelf().getName()).isEqualTo("shelf");
		});
	}

	// T52
	@Test
	void fetchedCollectionOfADeletedOwnerShowsWhatItsDeletionTook() {
		delete(Shelf.class, this.shelf.getId());
		inStatelessSession((session) -> {
			Shelf fetched = DeletedRows.only(() -> session.get(Shelf.class, this.shelf.getId()));
			session.fetch(fetched.getArticles());
			assertThat(fetched.getArticles()).containsExactly(this.living);
		});
	}

	// T14, T17
	@Test
	void deleteKeepsTheRowsOfCollections() {
		Callbacks.drain();
		this.publishedEvents.clear();
		statistics().clear();
		Shelf detached = returning(() -> {
			Shelf loaded = this.entityManager.find(Shelf.class, this.shelf.getId());
			Hibernate.initialize(loaded.getLabels());
			Hibernate.initialize(loaded.getEditions());
			return loaded;
		});
		Auditors.runAs("eve", () -> inStatelessSession((session) -> session.delete(detached)));
		assertThat(row("shelf", this.shelf.getId())).containsEntry("deleted_by", "eve")
			.containsEntry("version", 1L)
			.doesNotContainEntry("deletion_id", null);
		assertThat(detached.isDeleted()).isTrue();
		assertThat(detached.getVersion()).isOne();
		assertThat(count("select count(*) from shelf_labels")).isOne();
		assertThat(count("select count(*) from shelf_editions")).isOne();
		assertThat(count("select count(*) from article where deleted_at is null")).isOne();
		assertThat(Callbacks.drain()).containsExactly("PreRemove Shelf", "PostRemove Shelf");
		assertThat(statistics().getEntityDeleteCount()).isOne();
		assertThat(this.publishedEvents.published()).containsExactly(new EntitySoftDeleted(Shelf.class,
				this.shelf.getId(), detached.getDeletedAt(), "eve", detached.getDeletionId(), "default"));
		assertThat(this.shelves.findById(this.shelf.getId())).isEmpty();
	}

	@Test
	void deleteMultipleStampsEachRow() {
		List<Edition> editions = IntStream.range(0, 30)
			.mapToObj((year) -> persisted(new Edition("many", year)))
			.toList();
		List<Object> entities = new ArrayList<>(editions);
		entities.add(this.living);
		inStatelessSession((session) -> session.deleteMultiple(entities));
		assertThat(count("select count(*) from edition where code = 'many' and deleted_by = 'system'")).isEqualTo(30);
		assertThat(count("select count(distinct deletion_id) from edition where code = 'many'")).isEqualTo(30);
		assertThat(count("select count(*) from article_keywords")).isOne();
		assertThat(row("article", this.living.getId())).containsEntry("deleted_by", "system");
	}

	// T18, T26
	@Test
	void deletingAgainDoesNothing() {
		Map<String, Object> first = row("article", this.deleted.getId());
		inStatelessSession((session) -> session.delete(this.deleted));
		assertThat(row("article", this.deleted.getId())).isEqualTo(first);
	}

	@Test
	void deletionThatWasRolledBackCanBeTriedAgain() {
		Edition edition = persisted(new Edition("retried", 1));
		for (Object entity : List.of(edition, this.living)) {
			try (StatelessSession session = this.entityManagerFactory.unwrap(SessionFactory.class)
				.openStatelessSession()) {
				session.beginTransaction();
				session.delete(entity);
				session.getTransaction().rollback();
			}
		}
		inStatelessSession((session) -> {
			session.delete(edition);
			assertThatExceptionOfType(StaleObjectStateException.class).as("the version of the instance is ahead")
				.isThrownBy(() -> session.delete(this.living));
		});
		assertThat(row("edition", edition.getId())).containsEntry("deleted_by", "system");
		assertThat(row("article", this.living.getId())).containsEntry("deleted_at", null);
	}

	// T18
	@Test
	void deletionThatRacedFails() {
		delete(Article.class, this.living.getId());
		Map<String, Object> first = row("article", this.living.getId());
		inStatelessSession((session) -> assertThatExceptionOfType(StaleObjectStateException.class)
			.isThrownBy(() -> session.delete(this.living)));
		assertThat(row("article", this.living.getId())).isEqualTo(first);
		Edition edition = persisted(new Edition("raced", 1));
		delete(Edition.class, edition.getId());
		inStatelessSession((session) -> assertThatExceptionOfType(StaleObjectStateException.class)
			.isThrownBy(() -> session.delete(edition)));
	}

	// T17
	@Test
	void updateOfADeletedRowIsRefused() {
		this.deleted.setTitle("edited");
		inStatelessSession((session) -> assertThatExceptionOfType(DeletedRowException.class)
			.isThrownBy(() -> session.update(this.deleted)));
		Edition edition = persisted(new Edition("raced", 1));
		delete(Edition.class, edition.getId());
		edition.setCode("edited");
		inStatelessSession((session) -> assertThatExceptionOfType(StaleObjectStateException.class)
			.isThrownBy(() -> session.update(edition)));
		assertThat(count("select count(*) from edition where code = 'edited'")).isZero();
		assertThat(row("article", this.deleted.getId())).containsEntry("title", "deleted");
	}

	// T25
	@Test
	void upsertOfADeletedRowIsRefused() {
		Edition edition = persisted(new Edition("raced", 1));
		delete(Edition.class, edition.getId());
		Map<String, Object> deletedRow = row("edition", edition.getId());
		edition.setCode("edited");
		inStatelessSession((session) -> {
			assertThatExceptionOfType(DeletedRowException.class).isThrownBy(() -> session.upsert(edition));
			assertThatExceptionOfType(DeletedRowException.class).isThrownBy(() -> session.upsert(this.deleted));
		});
		assertThat(row("edition", edition.getId())).isEqualTo(deletedRow);
	}

	@Test
	void upsertUpdatesALivingRowAndInsertsAMissingOne() {
		Edition edition = persisted(new Edition("before", 1));
		edition.setCode("after");
		this.living.setTitle("after");
		inStatelessSession((session) -> {
			session.upsert(edition);
			session.upsert(this.living);
		});
		assertThat(row("edition", edition.getId())).containsEntry("code", "after");
		assertThat(row("article", this.living.getId())).containsEntry("title", "after").containsEntry("version", 1L);
		this.jdbc.update("delete from edition where id = ?", edition.getId());
		inStatelessSession((session) -> session.upsert(edition));
		assertThat(row("edition", edition.getId())).containsEntry("code", "after").containsEntry("deleted_at", null);
	}

	@Test
	void insertAndUpdateWork() {
		Edition edition = new Edition("new", 1);
		inStatelessSession((session) -> {
			session.insert(edition);
			edition.setCode("changed");
			session.update(edition);
		});
		assertThat(row("edition", edition.getId())).containsEntry("code", "changed").containsEntry("deleted_at", null);
	}

	@Test
	void updateOfAnEntityThatIsNotSoftDeletableWritesContentAndStamps() {
		Reader reader = persisted(new Reader("before"));
		reader.setName("after");
		Auditors.runAs("eve", () -> inStatelessSession((session) -> session.update(reader)));
		assertThat(row("reader", reader.getId())).containsEntry("name", "after")
			.containsEntry("created_by", "system")
			.containsEntry("updated_by", "eve")
			.containsEntry("version", 1L);
		reader.setName("once more");
		inStatelessSession((session) -> session.upsert(reader));
		assertThat(row("reader", reader.getId())).containsEntry("name", "once more")
			.containsEntry("updated_by", "system")
			.containsEntry("version", 2L);
	}

}
