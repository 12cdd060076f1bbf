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
import java.util.UUID;
import java.util.stream.IntStream;

import dev.plinth.softdelete.DeletedRowException;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.Statements;
import dev.plinth.testing.catalog.Article;
import dev.plinth.testing.catalog.Bookmark;
import dev.plinth.testing.catalog.Callbacks;
import dev.plinth.testing.catalog.CatalogContract;
import dev.plinth.testing.catalog.Edition;
import dev.plinth.testing.catalog.Price;
import dev.plinth.testing.catalog.Shelf;
import dev.plinth.testing.catalog.Stock;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What other operations of a session make of an entity that is removed.
 */
abstract class SessionOperationContract extends CatalogContract {

	private Long shelfId;

	private Long firstId;

	private Long secondId;

	/**
	 * A shelf with two articles.
	 */
	@BeforeEach
	void populate() {
		Shelf shelf = new Shelf("shelf");
		Article first = shelf.add(new Article("1", "first"));
		Article second = shelf.add(new Article("2", "second"));
		persisted(shelf);
		this.shelfId = shelf.getId();
		this.firstId = first.getId();
		this.secondId = second.getId();
		Callbacks.drain();
	}

	private Shelf shelf() {
		return this.entityManager.find(Shelf.class, this.shelfId);
	}

	private Article first() {
		return this.entityManager.find(Article.class, this.firstId);
	}

	private Map<String, Object> row(String table, Object id) {
		return this.jdbc.queryForMap("select * from " + table + " where id = ?", id);
	}

	private long deletedRows() {
		return count("select (select count(*) from shelf where deleted_at is not null)"
				+ " + (select count(*) from article where deleted_at is not null)");
	}

	@Test
	void refreshOfARemovedEntityIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> inTransaction(() -> {
			Article article = first();
			this.entityManager.remove(article);
			this.entityManager.refresh(article);
		})).withMessage("Removed entity cannot be refreshed");
		assertThat(deletedRows()).isZero();
	}

	@Test
	void refreshOfADeletedEntityShowsItsDeletion() {
		inTransaction(() -> {
			Article article = first();
			this.entityManager.remove(article);
			this.entityManager.flush();
			this.entityManager.refresh(article);
			assertThat(article.isDeleted()).isTrue();
			assertThat(article.getVersion()).isOne();
			assertThat(first()).isNull();
		});
		assertThat(deletedRows()).isOne();
	}

	@Test
	void refreshThatCascadesToARemovedEntityLeavesItRemoved() {
		for (Long id : List.of(this.firstId, this.secondId)) {
			inTransaction(() -> {
				Shelf shelf = shelf();
				if (id.equals(this.firstId)) {
					Hibernate.initialize(shelf.getArticles());
				}
				Article article = this.entityManager.find(Article.class, id);
				this.entityManager.remove(article);
				this.entityManager.refresh(shelf);
				assertThat(article.isDeleted()).isTrue();
				assertThat(this.entityManager.find(Article.class, id)).isNull();
			});
			assertThat(row("article", id).get("deleted_at")).isNotNull();
			assertThat(row("article", id)).containsEntry("version", 1L);
		}
		assertThat(deletedRows()).isEqualTo(2);
	}

	@Test
	void persistTakesAnUnflushedDeletionBackWithWhatItTook() {
		inTransaction(() -> {
			Shelf shelf = shelf();
			this.entityManager.remove(shelf);
			this.entityManager.persist(shelf);
			assertThat(shelf.isDeleted()).isFalse();
			assertThat(shelf()).isSameAs(shelf);
			assertThat(shelf.getArticles()).noneMatch(Article::isDeleted);
		});
		assertThat(deletedRows()).isZero();
		assertThat(row("shelf", this.shelfId)).containsEntry("version", 0L);
		inTransaction(() -> {
			Shelf shelf = shelf();
			this.entityManager.remove(shelf);
			this.entityManager.persist(shelf);
			this.entityManager.remove(shelf);
		});
		assertThat(deletedRows()).isEqualTo(3);
		assertThat(row("shelf", this.shelfId)).containsEntry("version", 1L);
	}

	@Test
	void persistTakesARequestToDeleteBack() {
		inTransaction(() -> {
			Article article = first();
			article.softDelete();
			this.entityManager.persist(article);
			assertThat(article.isDeleted()).isFalse();
		});
		assertThat(deletedRows()).isZero();
	}

	@Test
	void persistOfADeletedEntityIsRefused() {
		delete(Article.class, this.firstId);
		assertThatExceptionOfType(DeletedRowException.class)
			.isThrownBy(() -> inTransaction(() -> this.entityManager.persist(DeletedRows.include(this::first))))
			.withMessageContaining("restore it first");
		assertThatExceptionOfType(DeletedRowException.class).isThrownBy(() -> inTransaction(() -> {
			Article second = this.entityManager.find(Article.class, this.secondId);
			this.entityManager.remove(second);
			this.entityManager.flush();
			this.entityManager.persist(second);
		}));
		assertThat(deletedRows()).isOne();
	}

	// T47
	@Test
	void persistThatCascadesToARemovedEntityLeavesItDeleted() {
		inTransaction(() -> {
			Shelf shelf = shelf();
			Hibernate.initialize(shelf.getArticles());
			this.entityManager.remove(first());
			this.entityManager.persist(shelf);
			this.entityManager.flush();
			this.entityManager.persist(shelf);
		});
		assertThat(row("article", this.firstId).get("deleted_at")).isNotNull();
		assertThat(deletedRows()).isOne();
	}

	@Test
	void forcedIncrementAndDeletionInOneTransaction() {
		for (LockModeType mode : List.of(LockModeType.OPTIMISTIC_FORCE_INCREMENT,
				LockModeType.PESSIMISTIC_FORCE_INCREMENT, LockModeType.OPTIMISTIC, LockModeType.PESSIMISTIC_WRITE)) {
			Article article = persisted(new Article("locked " + mode, "locked"));
			Article removed = returning(() -> {
				Article managed = this.entityManager.find(Article.class, article.getId());
				this.entityManager.lock(managed, mode);
				this.entityManager.remove(managed);
				return managed;
			});
			assertThat(row("article", article.getId())).containsEntry("version", removed.getVersion());
			assertThat(row("article", article.getId()).get("deleted_at")).isNotNull();
			this.articles.restore(removed);
			assertThat(this.articles.findById(article.getId())).isPresent();
		}
	}

	// T17
	@ParameterizedTest
	@EnumSource(names = { "PESSIMISTIC_READ", "PESSIMISTIC_WRITE" })
	void pessimisticLockOfARowDeletedMeanwhileFails(LockModeType mode) {
		Edition edition = persisted(new Edition("locked", 1));
		for (Object loaded : List.of(this.firstId, edition.getId())) {
			Class<?> type = loaded.equals(edition.getId()) ? Edition.class : Article.class;
			try (EntityManager other = this.entityManagerFactory.createEntityManager()) {
				other.getTransaction().begin();
				Object held = other.find(type, loaded);
				other.lock(held, mode);
				other.getTransaction().rollback();
				other.getTransaction().begin();
				Object stale = other.find(type, loaded);
				delete(type, loaded);
				assertThatExceptionOfType(OptimisticLockException.class).isThrownBy(() -> other.lock(stale, mode));
				other.getTransaction().rollback();
			}
		}
		inTransaction(() -> {
			Edition deleted = DeletedRows.include(() -> this.entityManager.find(Edition.class, edition.getId()));
			this.entityManager.lock(deleted, mode);
			assertThat(deleted.isDeleted()).isTrue();
		});
	}

	// T16
	@Test
	void removalCallsTheCallbacksOfARemovalOnce() {
		inTransaction(() -> this.entityManager.remove(first()));
		assertThat(Callbacks.drain()).containsExactly("PreRemove Article", "PostRemove Article");
		inTransaction(() -> this.entityManager.find(Article.class, this.secondId).softDelete());
		assertThat(Callbacks.drain()).containsExactly("PreRemove Article", "PostRemove Article");
		inTransaction(() -> this.entityManager.remove(shelf()));
		assertThat(Callbacks.drain()).containsExactly("PreRemove Shelf", "PostRemove Shelf");
	}

	@Test
	void cascadeCallsTheCallbacksOfEachEntityOnce() {
		inTransaction(() -> this.entityManager.remove(shelf()));
		assertThat(Callbacks.drain()).containsExactlyInAnyOrder("PreRemove Shelf", "PreRemove Article",
				"PreRemove Article", "PostRemove Shelf", "PostRemove Article", "PostRemove Article");
	}

	// T50
	@Test
	void editThatGoesWithADeletionCallsTheCallbacksOfARemovalOnly() {
		inTransaction(() -> {
			Article article = first();
			article.setTitle("edited");
			this.entityManager.remove(article);
		});
		assertThat(Callbacks.drain()).containsExactly("PreRemove Article", "PostRemove Article");
		assertThat(row("article", this.firstId)).containsEntry("title", "edited").containsEntry("version", 1L);
	}

	@Test
	void restorationOfWhatAStatementHasDeletedFailsUntilItIsRefreshed() {
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			Article article = first();
			this.articles.deleteAllInBatch(List.of(article));
			this.articles.restore(article);
		}));
		inTransaction(() -> {
			Article article = first();
			this.articles.deleteAllInBatch(List.of(article));
			assertThat(count("select count(*) from article where deleted_at is not null")).isOne();
			this.entityManager.refresh(article);
			this.articles.restore(article);
			assertThat(this.articles.restore(article).isDeleted()).isFalse();
		});
		assertThat(deletedRows()).isZero();
	}

	// T17
	@Test
	void deletionIsLockedByTheAttributesOfTheEntity() {
		Price price = persisted(new Price("EUR", 1));
		Price unset = persisted(new Price(null, 1));
		inTransaction(() -> {
			this.entityManager.remove(this.entityManager.find(Price.class, price.getId()));
			this.entityManager.remove(this.entityManager.find(Price.class, unset.getId()));
		});
		assertThat(count("select count(*) from price where deleted_at is not null")).isEqualTo(2);
		for (String currency : new String[] { "EUR", null }) {
			Price stale = persisted(new Price(currency, 1));
			assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
				this.entityManager.remove(this.entityManager.find(Price.class, stale.getId()));
				this.jdbc.update("update price set currency = 'USD' where id = ?", stale.getId());
			}));
			assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
				Price edited = this.entityManager.find(Price.class, stale.getId());
				edited.setAmount(2);
				this.entityManager.remove(edited);
				this.jdbc.update("update price set currency = 'USD' where id = ?", stale.getId());
			}));
			assertThat(row("price", stale.getId())).containsEntry("deleted_at", null);
		}
	}

	@Test
	void editOfADeletedRowIsLockedByTheAttributesOfTheEntity() {
		for (String currency : new String[] { "EUR", null }) {
			Long id = persisted(new Price(currency, 1)).getId();
			delete(Price.class, id);
			inTransaction(() -> DeletedRows.edit(() -> this.entityManager.find(Price.class, id).setAmount(2)));
			assertThat(row("price", id)).containsEntry("amount", 2).doesNotContainEntry("deleted_at", null);
			assertThatExceptionOfType(OptimisticLockException.class)
				.isThrownBy(() -> inTransaction(() -> DeletedRows.edit(() -> {
					this.entityManager.find(Price.class, id).setAmount(3);
					this.jdbc.update("update price set deletion_id = ? where id = ?", UUID.randomUUID(), id);
				})));
			this.jdbc.update("update price set deletion_id = null where id = ?", id);
			inTransaction(() -> DeletedRows.edit(() -> this.entityManager.find(Price.class, id).setAmount(4)));
			assertThat(row("price", id)).containsEntry("amount", 4);
		}
	}

	@Test
	void valuesThatTheDatabaseGeneratesAreThereAfterADeletion() {
		Long id = persisted(new Stock(1)).getId();
		inTransaction(() -> {
			Stock stock = this.entityManager.find(Stock.class, id);
			stock.setQuantity(5);
			this.entityManager.flush();
			assertThat(stock.getDoubled()).isEqualTo(10);
			stock.setQuantity(7);
			this.entityManager.remove(stock);
			this.entityManager.flush();
			assertThat(stock.getDoubled()).isEqualTo(14);
		});
		assertThat(row("stock", id)).containsEntry("doubled", 14).containsEntry("version", 2L);
	}

	// T17
	@Test
	void staleEditFailsWhereTheDatabaseGeneratesValues() {
		Long id = persisted(new Stock(1)).getId();
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			this.entityManager.find(Stock.class, id).setQuantity(5);
			this.jdbc.update("update stock set deleted_at = current_timestamp where id = ?", id);
		}));
		assertThat(row("stock", id)).containsEntry("quantity", 1);
	}

	// T03
	@Test
	void referenceToOneOfSeveralEntitiesResolves() {
		Bookmark bookmark = returning(() -> {
			Bookmark created = new Bookmark(first());
			this.entityManager.persist(created);
			return created;
		});
		delete(Article.class, this.firstId);
		inTransaction(() -> {
			Article article = (Article) Hibernate
				.unproxy(this.entityManager.find(Bookmark.class, bookmark.getId()).getTarget());
			assertThat(article.getTitle()).isEqualTo("first");
		});
		this.jdbc.update("delete from bookmark");
	}

	@Test
	void deletionsAreSentInBatches() {
		List<Long> ids = returning(() -> IntStream.range(0, 50).mapToObj((year) -> {
			Edition edition = new Edition("many", year);
			this.entityManager.persist(edition);
			return edition.getId();
		}).toList());
		List<String> statements = Statements.of(() -> inTransaction(() -> {
			this.entityManager.createQuery("from Edition", Edition.class)
				.getResultList()
				.forEach(this.entityManager::remove);
		}));
		assertThat(statements).filteredOn((sql) -> sql.startsWith("update edition")).hasSizeLessThanOrEqualTo(3);
		assertThat(count("select count(*) from edition where deleted_by = 'system'")).isEqualTo(ids.size());
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> inTransaction(() -> removeAllButOneHasGone()));
		assertThat(count("select count(*) from article where deleted_at is not null")).isZero();
	}

	private void removeAllButOneHasGone() {
		this.entityManager.createQuery("from Article", Article.class)
			.getResultList()
			.forEach(this.entityManager::remove);
		this.jdbc.update("update article set version = version + 1 where id = ?", this.secondId);
	}

	// T01
	@Test
	void keysetScrollingPassesDeletedRowsOver() {
		for (int number = 10; number < 20; number++) {
			persisted(new Article(String.valueOf(number), "scrolled"));
		}
		this.articles.findAll()
			.stream()
			.filter((article) -> article.getNumber().endsWith("3") || article.getNumber().endsWith("4"))
			.forEach(this.articles::delete);
		assertThat(scroll()).containsExactly("1", "10", "11", "12", "15", "16", "17", "18", "19", "2");
		assertThat(DeletedRows.only(this::scroll)).containsExactly("13", "14");
		assertThat(DeletedRows.include(this::scroll)).hasSize(12);
	}

	private List<String> scroll() {
		List<String> numbers = new ArrayList<>();
		KeysetScrollPosition position = ScrollPosition.keyset();
		Window<Article> window;
		do {
			window = this.articles.findBy(position, Sort.by("number"), Limit.of(3));
			window.forEach((article) -> numbers.add(article.getNumber()));
			position = window.isEmpty() ? position : (KeysetScrollPosition) window.positionAt(window.size() - 1);
		}
		while (window.hasNext());
		return numbers;
	}

	// T17, T18
	@Test
	void sessionsOpenAtOnceSeeADeletionWhenTheyRead() {
		try (EntityManager other = this.entityManagerFactory.createEntityManager()) {
			other.getTransaction().begin();
			Article held = other.find(Article.class, this.firstId);
			delete(Article.class, this.firstId);
			assertThat(other.createQuery("from Article", Article.class).getResultList()).extracting(Article::getId)
				.containsExactly(this.secondId);
			assertThat(other.find(Article.class, this.firstId)).isSameAs(held);
			other.refresh(held);
			assertThat(held.isDeleted()).isTrue();
			assertThat(other.find(Article.class, this.firstId)).isNull();
			other.clear();
			assertThat(other.find(Article.class, this.firstId)).isNull();
			other.getTransaction().commit();
		}
	}

}
