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

import dev.plinth.audit.Auditors;
import dev.plinth.testing.catalog.Article;
import dev.plinth.testing.catalog.Callbacks;
import dev.plinth.testing.catalog.CatalogContract;
import dev.plinth.testing.catalog.Shelf;
import dev.plinth.testing.catalog.Stock;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerGroup;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What callbacks of JPA change in the entity that they are called for, and in others.
 */
abstract class CallbackContract extends CatalogContract {

	private Long firstId;

	private Long secondId;

	@BeforeEach
	void populate() {
		this.firstId = persisted(new Article("1", "first")).getId();
		this.secondId = persisted(new Article("2", "second")).getId();
		Callbacks.drain();
	}

	@AfterEach
	void forget() {
		Callbacks.drain();
	}

	private Article first() {
		return this.entityManager.find(Article.class, this.firstId);
	}

	private Article second() {
		return this.entityManager.find(Article.class, this.secondId);
	}

	private static void on(String callback, Runnable change) {
		Callbacks.react((called, entity) -> {
			if (called.equals(callback)) {
				change.run();
			}
		});
	}

	private List<String> titles() {
		return this.jdbc.queryForList("select title from article order by number", String.class);
	}

	@Test
	void preRemoveChangesItsEntity() {
		inTransaction(() -> {
			Article first = first();
			on("PreRemove", () -> first.setTitle("changed"));
			this.entityManager.remove(first);
		});
		assertThat(titles()).containsExactly("changed", "second");
		assertThat(count("select count(*) from article where deleted_at is null")).isOne();
	}

	@Test
	void preRemoveChangesAnotherEntity() {
		inTransaction(() -> {
			Article second = second();
			on("PreRemove", () -> second.setTitle("changed"));
			this.entityManager.remove(first());
		});
		assertThat(titles()).containsExactly("first", "changed");
	}

	@Test
	void preRemoveOfAnOrphanChangesItsEntityAndAnother() {
		Long shelfId = returning(() -> {
			Shelf shelf = new Shelf("shelf");
			this.entityManager.persist(shelf);
			shelf.add(first());
			return shelf.getId();
		});
		inTransaction(() -> {
			Article first = first();
			Article second = second();
			on("PreRemove", () -> {
				first.setTitle("changed");
				second.setTitle("changed, too");
			});
			this.entityManager.find(Shelf.class, shelfId).getArticles().clear();
		});
		assertThat(titles()).containsExactly("changed", "changed, too");
		assertThat(count("select count(*) from article where deleted_at is null")).isOne();
	}

	@Test
	void preUpdateChangesItsEntity() {
		inTransaction(() -> {
			Article first = first();
			on("PreUpdate", () -> first.setTitle("changed"));
			first.setTitle("edited");
		});
		assertThat(titles()).containsExactly("changed", "second");
	}

	@Test
	void preUpdateChangesEntitiesThatComeLater() {
		inTransaction(() -> {
			Article first = first();
			Article second = second();
			on("PreUpdate", () -> second.setTitle("changed"));
			first.setTitle("edited");
		});
		assertThat(titles()).containsExactly("edited", "changed");
	}

	@Test
	void preUpdateChangesEntitiesThatCameBeforeInTheNextFlush() {
		inTransaction(() -> {
			Article first = first();
			Article second = second();
			on("PreUpdate", () -> first.setTitle("changed"));
			second.setTitle("edited");
			this.entityManager.flush();
			assertThat(titles()).containsExactly("first", "edited");
		});
		assertThat(titles()).containsExactly("changed", "edited");
	}

	@Test
	void postUpdateChangesItsEntityInTheNextFlush() {
		inTransaction(() -> {
			Article first = first();
			on("PostUpdate", () -> first.setTitle("changed"));
			first.setTitle("edited");
			this.entityManager.flush();
			assertThat(titles()).containsExactly("edited", "second");
		});
		assertThat(titles()).containsExactly("changed", "second");
	}

	@Test
	void postRemoveChangesAnotherEntityInTheNextFlush() {
		inTransaction(() -> {
			Article second = second();
			on("PostRemove", () -> second.setTitle("changed"));
			this.entityManager.remove(first());
			this.entityManager.flush();
		});
		assertThat(titles()).containsExactly("first", "changed");
	}

	@Test
	void postRemoveChangesNothingInItsEntity() {
		inTransaction(() -> {
			Article first = first();
			on("PostRemove", () -> first.setTitle("changed"));
			this.entityManager.remove(first);
			this.entityManager.flush();
			second().setTitle("edited");
		});
		assertThat(titles()).containsExactly("first", "edited");
	}

	@Test
	void postRemoveChangesNothingInItsEntityOnceThatIsRestored() {
		inTransaction(() -> {
			Article first = first();
			on("PostRemove", () -> first.setTitle("changed"));
			this.entityManager.remove(first);
			this.articles.restore(first);
			assertThat(first.getTitle()).isEqualTo("first");
			first.getKeywords().add("edited");
		});
		assertThat(titles()).containsExactly("first", "second");
	}

	@Test
	void preRemoveChangesItsEntityThatIsRestored() {
		inTransaction(() -> {
			Article first = first();
			on("PreRemove", () -> first.setTitle("changed"));
			this.entityManager.remove(first);
			this.articles.restore(first);
			assertThat(first.getTitle()).isEqualTo("changed");
			first.getKeywords().add("edited");
		});
		assertThat(titles()).containsExactly("changed", "second");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PostRemove", "PostUpdate", "PostPersist" })
	void callbackOfAnotherEntityComesTooLateForOneThatTheSameFlushDeletes(String callback) {
		Long id = persisted(new Stock(1)).getId();
		inTransaction(() -> {
			Stock stock = this.entityManager.find(Stock.class, id);
			on(callback, () -> stock.setQuantity(2));
			this.entityManager.remove(stock);
			this.entityManager.remove(first());
			second().setTitle("edited");
			this.entityManager.persist(new Article("3", "third"));
			this.entityManager.flush();
			assertThat(stock.getQuantity()).isOne();
		});
		assertThat(titles()).containsExactly("first", "edited", "third");
		assertThat(count("select count(*) from stock where quantity = 1 and deleted_at is not null")).isOne();
	}

	@Test
	void listenerOfADeletionComesTooLateForItsEntity() {
		Long id = persisted(new Stock(1)).getId();
		SessionFactoryImplementor sessionFactory = this.entityManagerFactory.unwrap(SessionFactoryImplementor.class);
		EventListenerGroup<PostDeleteEventListener> listeners = sessionFactory
			.getEventListenerGroups().eventListenerGroup_POST_DELETE;
		List<PostDeleteEventListener> registered = new ArrayList<>();
		listeners.fireEventOnEachListener(registered, (listener, all) -> all.add(listener));
		listeners.appendListener(new Doubling());
		try {
			inTransaction(() -> {
				Stock stock = this.entityManager.find(Stock.class, id);
				this.entityManager.remove(stock);
				this.entityManager.flush();
				assertThat(stock.getQuantity()).isOne();
			});
		}
		finally {
			listeners.clearListeners();
			registered.forEach(listeners::appendListener);
		}
		assertThat(count("select count(*) from stock where quantity = 1 and deleted_at is not null")).isOne();
	}

	@Test
	void changesOfCallbacksHaveTheNameOfTheirScope() {
		Auditors.runAs("eve", () -> inTransaction(() -> {
			Article first = first();
			on("PreRemove", () -> first.setTitle("changed"));
			this.entityManager.remove(first);
		}));
		assertThat(this.jdbc.queryForObject("select deleted_by from article where id = ?", String.class, this.firstId))
			.isEqualTo("eve");
	}

	/**
	 * Changes what has been deleted.
	 */
	private static final class Doubling implements PostDeleteEventListener {

		@Override
		public void onPostDelete(PostDeleteEvent event) {
			if (event.getEntity() instanceof Stock stock) {
				stock.setQuantity(2 * stock.getQuantity());
			}
		}

		@Override
		public boolean requiresPostCommitHandling(EntityPersister persister) {
			return false;
		}

	}

}
