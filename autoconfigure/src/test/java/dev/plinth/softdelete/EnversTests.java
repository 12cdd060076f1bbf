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

import java.util.List;
import java.util.Objects;

import dev.plinth.testing.DatabaseInitializer;
import dev.plinth.testing.history.Article;
import dev.plinth.testing.history.HistoryApplication;
import dev.plinth.testing.history.Treaty;
import dev.plinth.testing.history.TreatyRepository;
import jakarta.persistence.EntityManager;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.RevisionType;
import org.hibernate.envers.query.AuditEntity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hibernate.envers.RevisionType.ADD;
import static org.hibernate.envers.RevisionType.DEL;
import static org.hibernate.envers.RevisionType.MOD;

/**
 * Tests for what a history that Envers keeps knows of soft deletion: what Hibernate's
 * listeners hear of.
 */
@SpringBootTest(classes = HistoryApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "spring.jpa.hibernate.ddl-auto=create", "spring.flyway.enabled=false" })
@ContextConfiguration(initializers = DatabaseInitializer.OnH2.class)
class EnversTests {

	@Autowired
	private TreatyRepository treaties;

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcTemplate jdbc;

	private Treaty treaty = new Treaty("Rome");

	@BeforeEach
	void createTreaty() {
		this.treaty = new Treaty("Rome");
		this.treaty.getArticles().add(new Article(this.treaty));
		this.treaties.save(this.treaty);
	}

	@Test
	void deletionIsARevisionOfAllThatItTakes() {
		this.treaties.delete(this.treaty);
		assertThat(history(Treaty.class, id())).containsExactly(ADD, DEL);
		assertThat(history(Article.class, Objects.requireNonNull(this.treaty.getArticles().get(0).getId())))
			.containsExactly(ADD, DEL);
		this.treaties.hardDeleteById(id());
		assertThat(history(Treaty.class, id())).containsExactly(ADD, DEL, DEL);
	}

	@Test
	void restorationIsNoRevisionAndTheNextChangeIsOne() {
		this.treaties.delete(this.treaty);
		this.treaties.restoreById(id());
		assertThat(history(Treaty.class, id())).containsExactly(ADD, DEL);
		rename("Lisbon");
		assertThat(history(Treaty.class, id())).containsExactly(ADD, DEL, MOD);
		assertThat(this.jdbc.queryForObject("select title from treaty_aud where id = ? and revtype = 1", String.class,
				id()))
			.isEqualTo("Lisbon");
	}

	@Test
	void deletionOfATreeIsNoRevision() {
		this.treaties.deleteTree(List.of(id()));
		assertThat(this.treaties.findAll()).doesNotContain(this.treaty);
		assertThat(history(Treaty.class, id())).containsExactly(ADD);
	}

	@Test
	void historyHasNoAttributesOfMixins() {
		rename("Maastricht");
		assertThat(history(Treaty.class, id())).containsExactly(ADD, MOD);
		assertThat(this.jdbc.queryForList("select * from treaty_aud where id = ?", id()))
			.allSatisfy((revision) -> assertThat(revision).containsOnlyKeys("ID", "TITLE", "REV", "REVTYPE"));
	}

	private Long id() {
		return Objects.requireNonNull(this.treaty.getId());
	}

	private void rename(String title) {
		this.transaction.executeWithoutResult((status) -> this.treaties.findById(id()).orElseThrow().setTitle(title));
	}

	private List<RevisionType> history(Class<?> type, Long id) {
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			List<?> revisions = AuditReaderFactory.get(this.entityManager)
				.createQuery()
				.forRevisionsOfEntity(type, false, true)
				.add(AuditEntity.id().eq(id))
				.getResultList();
			return revisions.stream().map((revision) -> (RevisionType) ((Object[]) revision)[2]).toList();
		}));
	}

}
