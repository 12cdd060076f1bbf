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

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.plinth.testing.catalog.Article;
import dev.plinth.testing.catalog.Background;
import dev.plinth.testing.catalog.CatalogContract;
import dev.plinth.testing.catalog.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Where a scope ends: at its work, its thread, its statements. T09
 */
abstract class ScopeContract extends CatalogContract {

	@Autowired
	private Background background;

	private Long living;

	private Long deleted;

	/**
	 * A living shelf with a living and a deleted article, and a deleted shelf.
	 */
	@BeforeEach
	void populate() {
		Shelf shelf = new Shelf("living");
		shelf.add(new Article("1", "living"));
		Article article = shelf.add(new Article("2", "deleted"));
		this.living = persisted(shelf).getId();
		delete(Article.class, article.getId());
		this.deleted = persisted(new Shelf("deleted")).getId();
		delete(Shelf.class, this.deleted);
	}

	private List<String> names() {
		return returning(
				() -> this.entityManager.createQuery("select s.name from Shelf s order by s.name", String.class)
					.getResultList());
	}

	private void assertOutside() {
		assertThat(DeletedRows.visibility()).isEqualTo(Visibility.LIVE);
		assertThat(names()).containsExactly("living");
		assertThat(this.shelves.findById(this.deleted)).isEmpty();
	}

	private TransactionTemplate requiresNew() {
		TransactionTemplate template = new TransactionTemplate(this.transaction.getTransactionManager());
		template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		return template;
	}

	// T09
	@Test
	void everyNestingOfScopesEndsWhereItBegan() {
		List<Visibility> all = List.of(Visibility.values());
		for (Visibility outer : all) {
			for (Visibility inner : all) {
				DeletedRows.invokeWithin(outer, () -> {
					List<String> before = names();
					assertThat(DeletedRows.invokeWithin(inner, this::names)).isEqualTo(seen(inner));
					assertThat(names()).isEqualTo(before).isEqualTo(seen(outer));
					return null;
				});
				assertOutside();
			}
		}
	}

	private static List<String> seen(Visibility visibility) {
		return switch (visibility) {
			case LIVE -> List.of("living");
			case ALL -> List.of("deleted", "living");
			case DELETED -> List.of("deleted");
		};
	}

	// T09
	@Test
	void exceptionEndsItsScopeOnly() {
		DeletedRows.only(() -> {
			assertThatIllegalStateException()
				.isThrownBy(() -> DeletedRows.include((Runnable) () -> inTransaction(() -> {
					assertThat(names()).hasSize(2);
					throw new IllegalStateException();
				})));
			assertThat(names()).containsExactly("deleted");
		});
		assertOutside();
	}

	// T09
	@Test
	void newTransactionWithinAScopeHasTheScopeAndOneAfterItHasNot() {
		inTransaction(() -> {
			assertOutside();
			DeletedRows.include(() -> {
				requiresNew().executeWithoutResult((status) -> assertThat(names()).hasSize(2));
				requiresNew().executeWithoutResult((status) -> DeletedRows.exclude(this::assertOutside));
				assertThat(names()).hasSize(2);
			});
			requiresNew().executeWithoutResult((status) -> assertOutside());
			assertOutside();
		});
	}

	// T09
	@Test
	void scopeReachesNoOtherThread() throws Exception {
		ExecutorService pool = Executors.newSingleThreadExecutor();
		try {
			DeletedRows.include(() -> assertThat(join(pool, this::names)).containsExactly("living"));
			assertThat(join(pool, () -> DeletedRows.include(this::names))).hasSize(2);
			assertThat(join(pool, this::names)).containsExactly("living");
		}
		finally {
			pool.shutdown();
		}
		DeletedRows.include(() -> {
			assertThat(join(new SimpleAsyncTaskExecutor(), this::names)).containsExactly("living");
			assertThat(CompletableFuture.supplyAsync(this::names).join()).containsExactly("living");
		});
		assertOutside();
	}

	// T09
	@Test
	void scopeReachesNoVirtualThread() {
		DeletedRows.only(() -> {
			AsyncTaskExecutor executor = hasVirtualThreads() ? new VirtualThreadTaskExecutor()
					: new SimpleAsyncTaskExecutor();
			assertThat(join(executor, ScopeContract::isVirtual)).isEqualTo(hasVirtualThreads());
			assertThat(join(executor, this::names)).containsExactly("living");
			assertThat(names()).containsExactly("deleted");
		});
	}

	// T09
	@Test
	void scopeReachesNoAsynchronousMethod() {
		DeletedRows.only(() -> {
			assertThat(this.background.call(ScopeContract::isVirtual).join()).isEqualTo(hasVirtualThreads());
			assertThat(this.background.call(this::names).join()).containsExactly("living");
			assertThat(this.background.call(() -> DeletedRows.include(this::names)).join()).hasSize(2);
			assertThat(this.background.call(this::names).join()).containsExactly("living");
			assertThat(names()).containsExactly("deleted");
		});
	}

	/**
	 * The tests run on JDKs with virtual threads, and on one without.
	 */
	private static boolean hasVirtualThreads() {
		return ReflectionUtils.findMethod(Thread.class, "isVirtual") != null;
	}

	private static boolean isVirtual() {
		Method isVirtual = ReflectionUtils.findMethod(Thread.class, "isVirtual");
		return isVirtual != null
				&& Boolean.TRUE.equals(ReflectionUtils.invokeMethod(isVirtual, Thread.currentThread()));
	}

	private static <T> T join(Executor executor, Callable<T> work) {
		CompletableFuture<T> result = new CompletableFuture<>();
		executor.execute(() -> {
			try {
				result.complete(work.call());
			}
			catch (Exception ex) {
				result.completeExceptionally(ex);
			}
		});
		return result.join();
	}

	// T09
	@Test
	void streamShowsWhatTheScopeSawThatOpenedIt() {
		inTransaction(() -> {
			try (Stream<Shelf> opened = this.shelves.streamAllBy()) {
				assertOutside();
				assertThat(opened.map(Shelf::getName)).containsExactlyInAnyOrder("living", "deleted");
			}
			Stream<String> live = this.entityManager.createQuery("select s.name from Shelf s", String.class)
				.getResultStream();
			DeletedRows.include(() -> assertThat(live).containsExactly("living"));
		});
	}

	// T09
	@Test
	void collectionLoadedAfterTheScopeShowsLivingElements() {
		inTransaction(() -> {
			Shelf shelf = DeletedRows.include(() -> this.entityManager.find(Shelf.class, this.living));
			assertThat(shelf.getArticles()).hasSize(1);
		});
		inTransaction(() -> {
			Shelf shelf = this.entityManager.find(Shelf.class, this.living);
			DeletedRows.include(() -> assertThat(shelf.getArticles()).hasSize(2));
			assertThat(shelf.getArticles()).as("stays as it was loaded").hasSize(2);
		});
		inTransaction(() -> assertThat(this.entityManager.find(Shelf.class, this.living).getArticles()).hasSize(1));
	}

	// T09, T51
	@Test
	void plansOfOneScopeServeNoOtherAndAreCached() {
		Runnable work = () -> {
			for (Visibility visibility : Visibility.values()) {
				assertThat(DeletedRows.invokeWithin(visibility, this::names)).isEqualTo(seen(visibility));
			}
		};
		work.run();
		statistics().clear();
		work.run();
		assertThat(statistics().getQueryPlanCacheMissCount()).isZero();
		assertThat(statistics().getQueryPlanCacheHitCount()).isGreaterThanOrEqualTo(Visibility.values().length);
	}

}
