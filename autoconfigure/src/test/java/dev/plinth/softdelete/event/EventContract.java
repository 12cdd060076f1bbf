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
package dev.plinth.softdelete.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.plinth.audit.Auditors;
import dev.plinth.softdelete.EntitiesPurged;
import dev.plinth.softdelete.EntityRestored;
import dev.plinth.softdelete.EntitySoftDeleted;
import dev.plinth.testing.catalog.Article;
import dev.plinth.testing.catalog.CatalogContract;
import dev.plinth.testing.catalog.Edition;
import dev.plinth.testing.catalog.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which application events tell of deletions and restorations.
 */
abstract class EventContract extends CatalogContract {

	@Autowired
	private GenericApplicationContext context;

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
		this.publishedEvents.clear();
	}

	private Shelf shelf() {
		return this.entityManager.find(Shelf.class, this.shelfId);
	}

	private EntitySoftDeleted deleted(int index) {
		return (EntitySoftDeleted) this.publishedEvents.committed().get(index);
	}

	private void assertDeletions(Object... ids) {
		assertThat(this.publishedEvents.published())
			.containsExactlyInAnyOrderElementsOf(this.publishedEvents.committed())
			.extracting((event) -> ((EntitySoftDeleted) event).id())
			.containsExactlyInAnyOrder(ids);
	}

	@Test
	void removalTellsOfEachRowOnceWithItsStamps() {
		Auditors.runAs("eve", () -> inTransaction(() -> {
			this.entityManager.remove(shelf());
			assertThat(this.publishedEvents.published()).isEmpty();
			this.entityManager.flush();
			assertThat(this.publishedEvents.published()).hasSize(3);
			assertThat(this.publishedEvents.committed()).isEmpty();
			shelf();
			this.entityManager.flush();
		}));
		assertDeletions(this.shelfId, this.firstId, this.secondId);
		Shelf stored = this.shelves.findDeletedById(this.shelfId).orElseThrow();
		UUID deletionId = stored.getDeletionId();
		assertThat(this.publishedEvents.committed()).contains(
				new EntitySoftDeleted(Shelf.class, this.shelfId, stored.getDeletedAt(), "eve", deletionId, "default"),
				new EntitySoftDeleted(Article.class, this.firstId, stored.getDeletedAt(), "eve", deletionId,
						"default"));
	}

	@Test
	void orphanRemovalSoftDeleteAndRepositoriesTell() {
		inTransaction(() -> shelf().getArticles().removeIf((article) -> article.getId().equals(this.firstId)));
		assertDeletions(this.firstId);
		this.publishedEvents.clear();
		inTransaction(() -> this.entityManager.find(Article.class, this.secondId).softDelete());
		assertDeletions(this.secondId);
		this.publishedEvents.clear();
		this.shelves.deleteById(this.shelfId);
		assertDeletions(this.shelfId);
	}

	@Test
	void editThatGoesWithADeletionTellsOfTheDeletion() {
		inTransaction(() -> {
			Article article = this.entityManager.find(Article.class, this.firstId);
			article.setTitle("edited");
			this.entityManager.remove(article);
			this.entityManager.persist(new Edition("new", 1));
		});
		assertDeletions(this.firstId);
		assertThat(deleted(0).type()).isEqualTo(Article.class);
	}

	@Test
	void rolledBackDeletionIsNotCommitted() {
		this.transaction.executeWithoutResult((TransactionStatus status) -> {
			this.entityManager.remove(shelf());
			this.entityManager.flush();
			status.setRollbackOnly();
		});
		assertThat(this.publishedEvents.published()).hasSize(3);
		assertThat(this.publishedEvents.committed()).isEmpty();
	}

	@Test
	void deletionThatFailsTellsNothing() {
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			this.entityManager.remove(shelf());
			this.jdbc.update("update article set version = 7 where id = ?", this.secondId);
		}));
		assertThat(this.publishedEvents.published()).isEmpty();
	}

	@Test
	void purgeTellsOfEachBatchThatItRemoved() {
		this.shelves.deleteById(this.shelfId);
		this.publishedEvents.clear();
		assertThat(this.shelves.purgeDeletedBefore(Instant.now().plusSeconds(60))).isOne();
		assertThat(this.publishedEvents.committed())
			.containsExactly(new EntitiesPurged(Shelf.class, List.of(this.shelfId), "default"));
		assertThat(this.shelves.purgeDeletedBefore(Instant.now().plusSeconds(60))).isZero();
		assertThat(this.publishedEvents.published()).hasSize(1);
	}

	@Test
	void hardDeletionAndDeletionOfNothingTellNothing() {
		this.shelves.deleteById(this.shelfId);
		this.publishedEvents.clear();
		this.shelves.deleteById(this.shelfId);
		this.shelves.hardDeleteById(this.shelfId);
		assertThat(this.publishedEvents.published()).isEmpty();
	}

	@Test
	void restorationTellsOfEachRow() {
		this.shelves.deleteById(this.shelfId);
		UUID deletionId = deleted(0).deletionId();
		this.publishedEvents.clear();
		Auditors.runAs("eve", () -> this.shelves.restoreById(this.shelfId));
		assertThat(this.publishedEvents.published())
			.containsExactlyInAnyOrderElementsOf(this.publishedEvents.committed())
			.allSatisfy((event) -> {
				EntityRestored restored = (EntityRestored) event;
				assertThat(restored.restoredBy()).isEqualTo("eve");
				assertThat(restored.restoredAt()).isNotNull();
				assertThat(restored.deletionId()).isEqualTo(deletionId);
			})
			.extracting((event) -> ((EntityRestored) event).id())
			.containsExactlyInAnyOrder(this.shelfId, this.firstId, this.secondId);
	}

	@Test
	void listenerMayQueryAndDelete() {
		this.publishedEvents.react(() -> {
			this.publishedEvents.react(() -> {
			});
			assertThat(this.shelves.findAll()).hasSize(1);
			this.shelves.deleteById(this.shelfId);
			assertThat(this.articles.findAll()).isEmpty();
		});
		inTransaction(() -> {
			this.articles.deleteById(this.firstId);
			assertThat(this.articles.findAll()).isEmpty();
		});
		assertDeletions(this.firstId, this.shelfId, this.secondId);
	}

	@Test
	void whatAListenerChangesAsTheTransactionCommitsIsWritten() {
		this.publishedEvents.react(() -> {
			this.publishedEvents.react(() -> {
			});
			this.entityManager.persist(new Edition("listener", 1));
			this.entityManager.remove(shelf());
		});
		this.articles.deleteById(this.firstId);
		assertDeletions(this.firstId, this.shelfId, this.secondId);
		assertThat(this.shelves.findAll()).isEmpty();
		assertThat(count("select count(*) from edition where code = 'listener'")).isOne();
	}

	@Test
	void whatAListenerChangesAheadOfAQueryIsFoundByIt() {
		this.publishedEvents.react(() -> {
			this.publishedEvents.react(() -> {
			});
			this.entityManager.remove(this.entityManager.find(Article.class, this.secondId));
		});
		inTransaction(() -> {
			this.articles.deleteById(this.firstId);
			assertThat(this.articles.findAll()).isEmpty();
		});
		assertDeletions(this.firstId, this.secondId);
	}

	@Test
	void whatAListenerChangesIsToldOfAfterWhatItWasToldOf() {
		this.publishedEvents.react(() -> {
			this.publishedEvents.react(() -> {
			});
			this.articles.restoreAllById(List.of(this.firstId, this.secondId));
			this.shelves.deleteById(this.shelfId);
			this.entityManager.flush();
		});
		inTransaction(() -> {
			this.articles.deleteById(this.firstId);
			this.articles.deleteById(this.secondId);
		});
		for (Long id : List.of(this.firstId, this.secondId)) {
			assertThat(this.publishedEvents.committed()).filteredOn((event) -> tellsOfArticle(event, id))
				.extracting(Object::getClass)
				.containsExactly(EntitySoftDeleted.class, EntityRestored.class, EntitySoftDeleted.class);
		}
	}

	private static boolean tellsOfArticle(Object event, Long id) {
		return (event instanceof EntitySoftDeleted deleted && deleted.type() == Article.class
				&& deleted.id().equals(id))
				|| (event instanceof EntityRestored restored && restored.type() == Article.class
						&& restored.id().equals(id));
	}

	@Test
	void listenerDoesNotRunInTheScopeOfDeleteTree() {
		this.publishedEvents.react(() -> assertThat(this.articles.findAll()).hasSize(1));
		inTransaction(() -> {
			this.articles.deleteById(this.firstId);
			assertThat(this.shelves.deleteTree(List.of(this.shelfId))).isEqualTo(2);
		});
		assertDeletions(this.firstId);
	}

	@Test
	void deletionsOfABatchAreToldOfOnceItIsSent() {
		List<Long> ids = returning(() -> IntStream.range(0, 50).mapToObj((year) -> {
			Edition edition = new Edition("many", year);
			this.entityManager.persist(edition);
			return edition.getId();
		}).toList());
		this.publishedEvents
			.react(() -> assertThat(count("select count(*) from edition where code = 'many' and deleted_at is null"))
				.isZero());
		inTransaction(() -> {
			ids.forEach((id) -> this.entityManager.remove(this.entityManager.find(Edition.class, id)));
			this.entityManager.flush();
		});
		assertDeletions(ids.toArray());
	}

	@ParameterizedTest
	@ValueSource(strings = { ConfigurableBeanFactory.SCOPE_SINGLETON, ConfigurableBeanFactory.SCOPE_PROTOTYPE })
	void listenerThatIsMadeWhenFirstNeededFindsTheRowsDeleted(String scope) {
		List<Long> living = new ArrayList<>();
		this.context.registerBean("late", LateListener.class, () -> {
			living.add(this.entityManager.createQuery("select count(a) from Article a", Long.class).getSingleResult());
			return new LateListener();
		}, (definition) -> {
			definition.setLazyInit(true);
			definition.setScope(scope);
		});
		ApplicationEventMulticaster multicaster = this.context.getBean(ApplicationEventMulticaster.class);
		multicaster.addApplicationListenerBean("late");
		try {
			inTransaction(() -> {
				this.entityManager.remove(this.entityManager.find(Article.class, this.firstId));
				this.entityManager.remove(this.entityManager.find(Article.class, this.secondId));
			});
		}
		finally {
			multicaster.removeApplicationListenerBean("late");
			this.context.removeBeanDefinition("late");
		}
		assertThat(living).isNotEmpty().containsOnly(0L);
		assertDeletions(this.firstId, this.secondId);
	}

	/**
	 * A listener that takes part in the transaction as soon as it is made.
	 */
	static final class LateListener implements ApplicationListener<PayloadApplicationEvent<EntitySoftDeleted>> {

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<EntitySoftDeleted> event) {
		}

	}

}
