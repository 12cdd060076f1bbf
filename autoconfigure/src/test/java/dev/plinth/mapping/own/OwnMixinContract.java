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
package dev.plinth.mapping.own;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import dev.plinth.testing.Statements;
import dev.plinth.testing.agency.CurrentTenant;
import dev.plinth.testing.wiki.Article;
import dev.plinth.testing.wiki.ArticleRepository;
import dev.plinth.testing.wiki.Heading;
import dev.plinth.testing.wiki.HeadingRepository;
import dev.plinth.testing.wiki.Manual;
import dev.plinth.testing.wiki.ManualRepository;
import dev.plinth.testing.wiki.Remark;
import dev.plinth.testing.wiki.RemarkRepository;
import dev.plinth.testing.wiki.WikiApplication;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.Attribute;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mixins that an application writes are mapped as those of the library are.
 */
@SpringBootTest(classes = WikiApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class OwnMixinContract {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

	@Autowired
	private ArticleRepository articles;

	@Autowired
	private ManualRepository manuals;

	@Autowired
	private RemarkRepository remarks;

	@Autowired
	private HeadingRepository headings;

	@Autowired
	private CurrentTenant tenant;

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private EntityManagerFactory entityManagerFactory;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void deleteRows() {
		List.of("remark", "article", "heading").forEach((table) -> this.jdbc.update("delete from " + table));
	}

	private <T> T inTransaction(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	private Article article(String title) {
		return this.articles.save(new Article(title));
	}

	@Test
	void generatorFillsWhatIsNotSet() {
		assertThat(article("First steps").getSlug()).isEqualTo("first-steps");
		Article named = new Article("Second steps");
		named.setSlug("second");
		assertThat(this.articles.save(named).getSlug()).isEqualTo("second");
		assertThat(this.jdbc.queryForList("select slug from article order by id", String.class))
			.containsExactly("first-steps", "second");
	}

	@Test
	void queriesKnowTheAttribute() {
		article("First steps");
		Article second = article("Second steps");
		assertThat(this.articles.findBySlugStartingWith("second")).containsExactly(second);
		assertThat(this.articles.findAll((root, query, builder) -> builder.equal(root.get("slug"), "second-steps")))
			.containsExactly(second);
		assertThat(inTransaction(
				() -> this.entityManager.createQuery("select slug from Article order by slug desc", String.class)
					.getResultList()))
			.containsExactly("second-steps", "first-steps");
		Attribute<?, ?> slug = this.entityManagerFactory.getMetamodel().entity(Article.class).getAttribute("slug");
		assertThat(slug.getJavaType()).isEqualTo(String.class);
		assertThat(slug.getJavaMember().getName()).isEqualTo("getSlug");
	}

	@Test
	void changesAreWritten() {
		Long id = article("First steps").getId();
		Article changed = inTransaction(() -> {
			Article article = this.articles.findById(id).orElseThrow();
			article.setSlug("changed");
			return article;
		});
		assertThat(this.articles.findById(id).orElseThrow().getSlug()).isEqualTo("changed");
		assertThat(changed.getVersion()).isOne();
		assertThat(changed.getUpdatedAt()).isAfter(changed.getCreatedAt());
	}

	@Test
	void equalValuesAreNotWritten() {
		Long id = article("First steps").getId();
		List<String> statements = Statements.of(() -> inTransaction(() -> {
			Article article = this.articles.findById(id).orElseThrow();
			article.setSlug("first-steps");
			return article;
		}));
		assertThat(statements).singleElement().asString().startsWith("select");
	}

	@Test
	void valuesOfAllTypesComeBack() {
		Manual manual = new Manual("Handbook");
		manual.setRating(4);
		manual.setRatedAt(NOON);
		manual.setPromoted(true);
		Long id = this.manuals.save(manual).getId();
		Manual found = this.manuals.findByRatingGreaterThan(3).get(0);
		assertThat(found.getId()).isEqualTo(id);
		assertThat(found.getRating()).isEqualTo(4);
		assertThat(found.getRatedAt()).isEqualTo(NOON);
		assertThat(found.isPromoted()).isTrue();
		assertThat(found.getSlug()).isEqualTo("handbook");
		inTransaction(() -> {
			Manual loaded = this.manuals.findById(id).orElseThrow();
			loaded.setRating(null);
			return loaded;
		});
		assertThat(this.manuals.findById(id).orElseThrow().getRating()).isNull();
	}

	@Test
	void mergeHandsOverWhatTheDetachedInstanceCarries() {
		Article detached = article("First steps");
		detached.setSlug("merged");
		this.articles.save(detached);
		assertThat(this.articles.findById(detached.getId()).orElseThrow().getSlug()).isEqualTo("merged");
	}

	@Test
	void proxyLoadsTheRow() {
		Long id = article("First steps").getId();
		assertThat(inTransaction(() -> this.articles.getReferenceById(id).getSlug())).isEqualTo("first-steps");
		inTransaction(() -> {
			Article reference = this.articles.getReferenceById(id);
			reference.setSlug("by-reference");
			return reference;
		});
		assertThat(this.articles.findById(id).orElseThrow().getSlug()).isEqualTo("by-reference");
	}

	@Test
	void refreshReadsTheRow() {
		Long id = article("First steps").getId();
		String slug = inTransaction(() -> {
			Article article = this.articles.findById(id).orElseThrow();
			article.setSlug("changed");
			this.entityManager.refresh(article);
			return article.getSlug();
		});
		assertThat(slug).isEqualTo("first-steps");
	}

	@Test
	void bulkStatementSetsTheAttribute() {
		Long id = article("First steps").getId();
		inTransaction(
				() -> this.entityManager.createQuery("update Article set slug = concat(slug, '-2')").executeUpdate());
		assertThat(this.articles.findById(id).orElseThrow().getSlug()).isEqualTo("first-steps-2");
	}

	@Test
	void statelessSessionWritesAndReads() {
		try (StatelessSession session = this.entityManagerFactory.unwrap(SessionFactory.class).openStatelessSession()) {
			session.beginTransaction();
			Article article = new Article("Stateless");
			session.insert(article);
			Article read = session.get(Article.class, article.getId());
			assertThat(read.getSlug()).isEqualTo("stateless");
			read.setSlug("changed");
			session.update(read);
			session.getTransaction().commit();
			assertThat(this.articles.findById(article.getId()).orElseThrow().getSlug()).isEqualTo("changed");
		}
	}

	@Test
	void deletionAndRestorationKeepTheAttributes() {
		Long id = inTransaction(() -> {
			Article article = article("First steps");
			new Remark(article).setRating(5);
			return article;
		}).getId();
		this.articles.deleteById(id);
		assertThat(this.remarks.count()).isZero();
		assertThat(this.articles.findAllDeleted()).extracting(Article::getSlug).containsExactly("first-steps");
		this.articles.restoreById(id);
		assertThat(this.articles.findById(id).orElseThrow().getSlug()).isEqualTo("first-steps");
		assertThat(this.remarks.findAll()).extracting(Remark::getRating).containsExactly(5);
	}

	@Test
	void fieldOfABaseHoldsTheState() {
		assertThat(this.headings.save(new Heading("Part one")).getSlug()).isEqualTo("part-one");
		assertThat(this.headings.findBySlug("part-one")).hasSize(1);
	}

	@Test
	void tenantIsGeneratedAndEveryQueryKeepsToIt() {
		Article north = article("North");
		assertThat(north.getTenant()).isEqualTo("north");
		this.tenant.as("south", () -> {
			assertThat(this.articles.findAll()).isEmpty();
			assertThat(this.articles.findById(north.getId())).isEmpty();
			return article("South");
		});
		assertThat(this.articles.findAll()).containsExactly(north);
		assertThat(this.jdbc.queryForList("select tenant from article order by id", String.class))
			.containsExactly("north", "south");
	}

}
