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
import java.util.Map;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.catalog.Article;
import dev.plinth.testing.catalog.CatalogContract;
import dev.plinth.testing.catalog.Edition;
import org.hibernate.HibernateException;
import org.hibernate.KeyType;
import org.hibernate.OrderingMode;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is seen of deleted rows by natural id, which they may share with a living row. T02
 */
abstract class NaturalIdContract extends CatalogContract {

	private Long living;

	private Long deleted;

	private Long onlyDeleted;

	/**
	 * A living and a deleted article with the number A, a deleted one with B.
	 */
	@BeforeEach
	void populate() {
		this.deleted = persisted(new Article("A", "deleted")).getId();
		delete(Article.class, this.deleted);
		this.living = persisted(new Article("A", "living")).getId();
		this.onlyDeleted = persisted(new Article("B", "only deleted")).getId();
		delete(Article.class, this.onlyDeleted);
	}

	private Article article(String number) {
		return session().find(Article.class, number, KeyType.NATURAL);
	}

	private Long id(String number) {
		Article article = article(number);
		return (article != null) ? article.getId() : null;
	}

	private void assertSeen() {
		assertThat(id("A")).isEqualTo(this.living);
		assertThat(id("B")).isNull();
		DeletedRows.only(() -> {
			assertThat(id("A")).isEqualTo(this.deleted);
			assertThat(id("B")).isEqualTo(this.onlyDeleted);
		});
		DeletedRows.include(() -> {
			assertThat(id("A")).isEqualTo(this.living);
			assertThat(id("B")).isEqualTo(this.onlyDeleted);
		});
		assertThat(id("A")).isEqualTo(this.living);
		assertThat(id("B")).isNull();
	}

	// T02
	@Test
	void scopeDecidesWhichRowIsFound() {
		inTransaction(this::assertSeen);
		inTransaction(this::assertSeen);
	}

	// T02
	@Test
	void scopeDecidesWhateverTheSessionHasLoaded() {
		for (List<Long> loaded : List.of(List.of(this.living, this.deleted), List.of(this.deleted, this.living),
				List.of(this.onlyDeleted, this.deleted))) {
			inTransaction(() -> {
				DeletedRows
					.include(() -> loaded.forEach((id) -> assertThat(session().find(Article.class, id)).isNotNull()));
				assertSeen();
			});
			inTransaction(() -> {
				loaded.forEach((id) -> assertThat(session().getReference(Article.class, id).getNumber()).isNotNull());
				assertSeen();
			});
			inTransaction(() -> {
				DeletedRows.only(() -> loaded
					.forEach((id) -> assertThat(session().getReference(Article.class, id).getNumber()).isNotNull()));
				assertSeen();
			});
		}
	}

	// T02
	@Test
	@SuppressWarnings("deprecation") // as long as there are such methods
	void everyLookUpSeesWhatTheScopeSees() {
		inTransaction(() -> {
			Session session = session();
			assertThat(session.bySimpleNaturalId(Article.class).load("B")).isNull();
			assertThat(session.bySimpleNaturalId(Article.class).getReference("B")).isNull();
			assertThat(session.byNaturalId(Article.class).using("number", "B").loadOptional()).isEmpty();
			assertThat(session.byNaturalId(Article.class).using("number", "B").getReference()).isNull();
			assertThat(session.bySimpleNaturalId(Article.class).load("A").getId()).isEqualTo(this.living);
			assertThat(session.byNaturalId(Article.class).using("number", "A").getReference().getId())
				.isEqualTo(this.living);
			assertThat(session.byMultipleNaturalId(Article.class).multiLoad("A", "B", "C"))
				.extracting((article) -> (article != null) ? article.getId() : null)
				.containsExactly(this.living, null, null);
			DeletedRows.only(() -> {
				assertThat(session.bySimpleNaturalId(Article.class).load("A").getId()).isEqualTo(this.deleted);
				assertThat(session.byNaturalId(Article.class).using("number", "B").getReference().getId())
					.isEqualTo(this.onlyDeleted);
			});
		});
	}

	// T02
	@Test
	void multiLoadSeesWhatTheScopeSees() {
		inTransaction(() -> {
			assertThat(multiple(OrderingMode.ORDERED)).containsExactly(null, "living", null);
			assertThat(multiple(OrderingMode.UNORDERED)).containsExactly("living");
			DeletedRows.only(
					() -> assertThat(multiple(OrderingMode.ORDERED)).containsExactly("only deleted", "deleted", null));
			DeletedRows.include(
					() -> assertThat(multiple(OrderingMode.ORDERED)).containsExactly("only deleted", "living", null));
			assertThat(multiple(OrderingMode.ORDERED)).containsExactly(null, "living", null);
		});
	}

	private List<String> multiple(OrderingMode order) {
		return session().findMultiple(Article.class, List.of("B", "A", "C"), KeyType.NATURAL, order)
			.stream()
			.map((article) -> (article != null) ? article.getTitle() : null)
			.toList();
	}

	// T02, T27
	@Test
	void deletionHidesBeforeAndAfterItsFlush() {
		inTransaction(() -> {
			session().remove(article("A"));
			assertThat(id("A")).isNull();
			session().flush();
			assertThat(id("A")).isNull();
		});
		inTransaction(() -> assertThat(id("A")).isNull());
	}

	// T20
	@Test
	void naturalIdLeadsToItsNextOwner() {
		inTransaction(() -> {
			session().remove(article("A"));
			Article next = new Article("A", "next");
			session().persist(next);
			assertThat(article("A")).isSameAs(next);
			session().flush();
			assertThat(article("A")).isSameAs(next);
		});
		inTransaction(() -> assertThat(article("A").getTitle()).isEqualTo("next"));
	}

	@Test
	void restoredRowIsFoundAndItsDeletionForgotten() {
		inTransaction(() -> {
			assertThat(id("B")).isNull();
			DeletedRows.only(() -> assertThat(id("B")).isEqualTo(this.onlyDeleted));
			this.articles.restoreById(this.onlyDeleted);
			assertThat(id("B")).isEqualTo(this.onlyDeleted);
			DeletedRows.only(() -> assertThat(id("B")).isNull());
		});
		inTransaction(() -> assertThat(id("B")).isEqualTo(this.onlyDeleted));
	}

	@Test
	void deletedRowOfAnotherTransactionIsNotFoundByACachedNaturalId() {
		inTransaction(() -> assertThat(id("A")).isEqualTo(this.living));
		this.jdbc.update("update article set deleted_at = current_timestamp where id = ?", this.living);
		this.entityManagerFactory.getCache().evictAll();
		inTransaction(() -> assertThat(id("A")).isNull());
	}

	@Test
	void severalDeletedRowsWithOneNaturalIdAreAmbiguous() {
		delete(Article.class, this.living);
		inTransaction(() -> {
			assertThat(id("A")).isNull();
			DeletedRows.only(() -> assertThatExceptionOfType(HibernateException.class).isThrownBy(() -> id("A"))
				.withMessageContaining("more that one row"));
		});
	}

	// T02
	@Test
	void naturalIdOfSeveralAttributes() {
		Edition first = persisted(new Edition("E", 2001));
		delete(Edition.class, first.getId());
		Edition second = persisted(new Edition("E", 2001));
		Map<String, Object> key = Map.of("code", "E", "year", 2001);
		inTransaction(() -> {
			assertThat(session().find(Edition.class, key, KeyType.NATURAL)).isEqualTo(second);
			DeletedRows.only(() -> assertThat(session().find(Edition.class, key, KeyType.NATURAL)).isEqualTo(first));
			DeletedRows
				.include(() -> assertThat(session().find(Edition.class, key, KeyType.NATURAL)).isEqualTo(second));
			session().find(Edition.class, second.getId()).setCode("F");
			assertThat(session().find(Edition.class, key, KeyType.NATURAL)).isNull();
			assertThat(session().find(Edition.class, Map.of("code", "F", "year", 2001), KeyType.NATURAL))
				.isEqualTo(second);
			DeletedRows.only(() -> assertThat(session().find(Edition.class, key, KeyType.NATURAL)).isEqualTo(first));
		});
	}

}
