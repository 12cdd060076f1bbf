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
package dev.plinth.softdelete.restoration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.plinth.softdelete.RestoreConflictException;
import dev.plinth.testing.DatabaseInitializer;
import dev.plinth.testing.club.ClubContract;
import dev.plinth.testing.club.Member;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Unique keys and restorations when transactions run at the same time, on database
 * servers: the check ahead of a restoration does not see what is not committed.
 */
class RestorationRaceIT {

	abstract static class RestorationRaceContract extends ClubContract {

		private final ExecutorService threads = Executors.newFixedThreadPool(2);

		@AfterEach
		void stopThreads() {
			this.threads.shutdown();
		}

		/**
		 * What the loser gets when two transactions write the same value at the same
		 * moment.
		 */
		abstract Class<?>[] lossesOfATie();

		private Member deleted(String email) {
			Member member = persisted(new Member(email));
			this.members.deleteById(member.getId());
			return member;
		}

		// T22
		@RepeatedTest(10)
		void oneOfTwoInsertsSucceeds() throws Exception {
			deleted("ada");
			CyclicBarrier barrier = new CyclicBarrier(2);
			Callable<Object> insert = () -> returning(() -> {
				this.entityManager.persist(new Member("ada"));
				await(barrier);
				this.members.flush();
				return "inserted";
			});
			assertThat(failures(this.threads.invokeAll(List.of(insert, insert)))).singleElement()
				.isInstanceOfAny(lossesOfATie());
			assertThat(this.members.count()).isOne();
			assertThatThrownBy(() -> persisted(new Member("ada"))).isInstanceOf(DataIntegrityViolationException.class);
		}

		// T22, T29
		@RepeatedTest(10)
		void restoreFailsAtAnInsertThatIsCommittedMeanwhile() throws Exception {
			Member deleted = deleted("ada");
			Future<?> restoration = returning(() -> {
				this.entityManager.persist(new Member("ada"));
				this.entityManager.flush();
				return this.threads.submit(() -> this.members.restoreById(deleted.getId()));
			});
			assertThat(failures(List.of(restoration))).singleElement()
				.isInstanceOf(DataIntegrityViolationException.class);
			assertThat(this.members.findAll()).extracting(Member::getId).doesNotContain(deleted.getId()).hasSize(1);
			assertThat(this.members.countDeleted()).isOne();
		}

		// T22
		@RepeatedTest(10)
		void insertFailsAtARestorationThatIsCommittedMeanwhile() throws Exception {
			Member deleted = deleted("ada");
			Future<?> insert = returning(() -> {
				this.members.restoreById(deleted.getId());
				return this.threads.submit(() -> persisted(new Member("ada")));
			});
			assertThat(failures(List.of(insert))).singleElement().isInstanceOf(DataIntegrityViolationException.class);
			assertThat(this.members.findAll()).extracting(Member::getId).containsExactly(deleted.getId());
		}

		// T22
		@RepeatedTest(10)
		void restorationsOfTheSameValueLetOneLive() throws Exception {
			List<Long> deleted = List.of(deleted("ada").getId(), deleted("ada").getId());
			CyclicBarrier barrier = new CyclicBarrier(2);
			List<Callable<Object>> restorations = new ArrayList<>();
			for (Long id : deleted) {
				restorations.add(() -> {
					await(barrier);
					return this.members.restoreById(id);
				});
			}
			assertThat(failures(this.threads.invokeAll(restorations))).singleElement().isInstanceOfAny(lossesOfATie());
			Long living = this.members.findAll().get(0).getId();
			Long loser = deleted.get(1 - deleted.indexOf(living));
			assertThatThrownBy(() -> this.members.restoreById(loser)).isInstanceOf(RestoreConflictException.class);
			assertThat(this.members.findAll()).extracting(Member::getId).containsExactly(living);
		}

		// T29
		@RepeatedTest(10)
		void rowIsRestoredOnce() throws Exception {
			Member deleted = deleted("ada");
			CyclicBarrier barrier = new CyclicBarrier(2);
			Callable<Object> restoration = () -> {
				await(barrier);
				return this.members.restoreById(deleted.getId());
			};
			assertThat(failures(this.threads.invokeAll(List.of(restoration, restoration)))).hasSizeLessThan(2)
				.allMatch(OptimisticLockingFailureException.class::isInstance);
			assertThat(count("select version from member")).isEqualTo(2);
		}

		private static void await(CyclicBarrier barrier) {
			try {
				barrier.await();
			}
			catch (InterruptedException | BrokenBarrierException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static List<Throwable> failures(List<? extends Future<?>> futures) throws InterruptedException {
			List<Throwable> failures = new ArrayList<>();
			for (Future<?> future : futures) {
				try {
					future.get();
				}
				catch (ExecutionException ex) {
					failures.add(ex.getCause());
				}
			}
			return failures;
		}

	}

	@Nested
	@ContextConfiguration(initializers = DatabaseInitializer.OnPostgresql.class)
	class Postgresql extends RestorationRaceContract {

		@Override
		Class<?>[] lossesOfATie() {
			return new Class<?>[] { DataIntegrityViolationException.class };
		}

	}

	@Nested
	@ContextConfiguration(initializers = DatabaseInitializer.OnMariaDb.class)
	class MariaDb extends RestorationRaceContract {

		/**
		 * Both transactions may hold shared locks on index records of earlier rows with
		 * the value that are not purged yet: InnoDB then rolls one back as a deadlock,
		 * for plain inserts as well.
		 */
		@Override
		Class<?>[] lossesOfATie() {
			return new Class<?>[] { DataIntegrityViolationException.class, CannotAcquireLockException.class };
		}

	}

}
