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

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.catalog.Article;
import dev.plinth.testing.catalog.CatalogContract;
import dev.plinth.testing.catalog.Edition;
import dev.plinth.testing.catalog.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the second-level cache and the query cache serve. T11
 */
abstract class CacheContract extends CatalogContract {

	private Long shelfId;

	private Long firstId;

	private Long secondId;

	private Long editionId;

	/**
	 * A shelf with two articles and an edition.
	 */
	@BeforeEach
	void populate() {
		inTransaction(() -> {
			Shelf shelf = new Shelf("shelf");
			Article first = shelf.add(new Article("1", "first"));
			first.getKeywords().add("keyword");
			Article second = shelf.add(new Article("2", "second"));
			Edition edition = new Edition("edition", 2000);
			this.entityManager.persist(edition);
			shelf.getEditions().add(edition);
			shelf.getLabels().add("label");
			this.entityManager.persist(shelf);
			this.shelfId = shelf.getId();
			this.firstId = first.getId();
			this.secondId = second.getId();
			this.editionId = edition.getId();
		});
	}

	private Article find(Long id) {
		return returning(() -> this.entityManager.find(Article.class, id));
	}

	private String throughReference(Long id) {
		return returning(() -> this.entityManager.getReference(Article.class, id).getTitle());
	}

	private Set<String> shown() {
		return returning(() -> {
			Shelf shelf = DeletedRows.include(() -> this.entityManager.find(Shelf.class, this.shelfId));
			Set<String> shown = shelf.getArticles().stream().map(Article::getTitle).collect(Collectors.toSet());
			shelf.getEditions().forEach((edition) -> shown.add(edition.getCode()));
			return shown;
		});
	}

	private List<String> query(String jpql) {
		return returning(() -> this.entityManager.createQuery(jpql, String.class)
			.setHint("org.hibernate.cacheable", true)
			.getResultList());
	}

	// T11
	@Test
	void cacheServesLivingRowsAndHidesDeletedOnes() {
		find(this.firstId);
		statistics().clear();
		assertThat(find(this.firstId)).isNotNull();
		assertThat(statistics().getSecondLevelCacheHitCount()).isPositive();
		delete(Article.class, this.firstId);
		assertThat(find(this.firstId)).isNull();
		assertThat(throughReference(this.firstId)).isEqualTo("first");
		statistics().clear();
		assertThat(throughReference(this.firstId)).isEqualTo("first");
		assertThat(statistics().getSecondLevelCacheHitCount()).isPositive();
		assertThat(find(this.firstId)).isNull();
		assertThat(returning(() -> session().findMultiple(Article.class, List.of(this.firstId, this.secondId))))
			.extracting((article) -> (article != null) ? article.getId() : null)
			.containsExactly(null, this.secondId);
		assertThat(this.articles.findDeletedById(this.firstId)).isPresent();
	}

	// T11
	@Test
	void cacheServesARestoredRow() {
		delete(Article.class, this.firstId);
		throughReference(this.firstId);
		assertThat(this.articles.restoreById(this.firstId)).isPresent();
		assertThat(find(this.firstId).isDeleted()).isFalse();
		assertThat(this.articles.findDeletedById(this.firstId)).isEmpty();
		statistics().clear();
		assertThat(find(this.firstId).getVersion()).isEqualTo(2);
		assertThat(statistics().getSecondLevelCacheHitCount()).isPositive();
	}

	// T11
	@Test
	void rolledBackDeletionLeavesTheCacheRight() {
		find(this.firstId);
		this.transaction.executeWithoutResult((status) -> {
			this.entityManager.remove(this.entityManager.find(Article.class, this.firstId));
			this.entityManager.flush();
			status.setRollbackOnly();
		});
		assertThat(find(this.firstId).isDeleted()).isFalse();
	}

	// T07, T11
	@Test
	void collectionMarkedAsCachedShowsWhatIsThere() {
		assertThat(shown()).containsExactlyInAnyOrder("first", "second", "edition");
		assertThat(shown()).containsExactlyInAnyOrder("first", "second", "edition");
		delete(Article.class, this.firstId);
		delete(Edition.class, this.editionId);
		assertThat(shown()).containsExactly("second");
		assertThat(DeletedRows.include(this::shown)).containsExactlyInAnyOrder("first", "second", "edition");
		assertThat(shown()).containsExactly("second");
		this.articles.restoreById(this.firstId);
		assertThat(shown()).containsExactlyInAnyOrder("first", "second");
	}

	// T52
	@Test
	void collectionOfADeletedOwnerIsNotThatOfALivingOne() {
		delete(Article.class, this.secondId);
		shown();
		delete(Shelf.class, this.shelfId);
		assertThat(shown()).containsExactlyInAnyOrder("first", "edition");
		this.shelves.restoreById(this.shelfId);
		assertThat(shown()).containsExactlyInAnyOrder("first", "edition");
	}

	// T14
	@Test
	void cachedElementsOfADeletedOwnerStay() {
		inTransaction(() -> assertThat(find(this.firstId)).isNotNull());
		delete(Article.class, this.firstId);
		inTransaction(() -> DeletedRows
			.include(() -> assertThat(this.entityManager.find(Article.class, this.firstId).getKeywords())
				.containsExactly("keyword")));
		this.articles.restoreById(this.firstId);
		inTransaction(() -> assertThat(this.entityManager.find(Article.class, this.firstId).getKeywords())
			.containsExactly("keyword"));
	}

	// T09, T11
	@Test
	void cachedResultServesItsScopeOnly() {
		delete(Article.class, this.firstId);
		for (String jpql : List.of("select a.title from Article a order by a.id",
				"select a.title from Shelf s join s.articles a order by a.id",
				"select a.title from Article a where a.id in (select b.id from Article b) order by a.id")) {
			for (int repetition = 0; repetition < 2; repetition++) {
				assertThat(query(jpql)).containsExactly("second");
				assertThat(DeletedRows.include(() -> query(jpql))).containsExactly("first", "second");
			}
		}
		String titles = "select a.title from Article a";
		for (int repetition = 0; repetition < 2; repetition++) {
			assertThat(DeletedRows.only(() -> query(titles))).containsExactly("first");
			assertThat(query(titles)).containsExactly("second");
		}
		statistics().clear();
		query(titles);
		DeletedRows.only(() -> query(titles));
		assertThat(statistics().getQueryCacheHitCount()).isEqualTo(2);
	}

	// T09, T11
	@Test
	void cachedEntitiesServeTheirScopeOnly() {
		delete(Article.class, this.firstId);
		for (int repetition = 0; repetition < 2; repetition++) {
			assertThat(cachedArticles()).containsExactly("second");
			assertThat(DeletedRows.include(this::cachedArticles)).containsExactlyInAnyOrder("first", "second");
			assertThat(DeletedRows.only(this::cachedArticles)).containsExactly("first");
		}
		assertThat(cachedShelves()).containsExactly("second");
		assertThat(DeletedRows.include(this::cachedShelves)).containsExactlyInAnyOrder("first", "second");
		assertThat(cachedShelves()).containsExactly("second");
	}

	private List<String> cachedArticles() {
		return returning(() -> this.entityManager.createQuery("from Article", Article.class)
			.setHint("org.hibernate.cacheable", true)
			.getResultStream()
			.map(Article::getTitle)
			.toList());
	}

	private List<String> cachedShelves() {
		return returning(() -> this.entityManager.createQuery("from Shelf s join fetch s.articles", Shelf.class)
			.setHint("org.hibernate.cacheable", true)
			.getResultList()
			.stream()
			.flatMap((shelf) -> shelf.getArticles().stream())
			.map(Article::getTitle)
			.toList());
	}

	// T11
	@Test
	void everyDeletionAndRestorationInvalidatesCachedResults() {
		String titles = "select a.title from Article a order by a.id";
		assertThat(query(titles)).containsExactly("first", "second");
		delete(Article.class, this.firstId);
		assertThat(query(titles)).containsExactly("second");
		this.articles.restoreById(this.firstId);
		assertThat(query(titles)).containsExactly("first", "second");
		inTransaction(() -> {
			this.entityManager.remove(this.entityManager.find(Article.class, this.firstId));
			this.entityManager.persist(new Article("3", "third"));
		});
		assertThat(query(titles)).containsExactly("second", "third");
		Article second = find(this.secondId);
		inStatelessSession((session) -> session.delete(second));
		assertThat(query(titles)).containsExactly("third");
		String editions = "select e.code from Edition e";
		assertThat(query(editions)).containsExactly("edition");
		inStatelessSession((session) -> session.delete(session.get(Edition.class, this.editionId)));
		assertThat(query(editions)).isEmpty();
	}

}
