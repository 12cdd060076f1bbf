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
package dev.plinth.autoconfigure.auditing;

import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.plinth.audit.Auditors;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.CustomerRepository;
import dev.plinth.testing.sales.SalesApplication;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.data.domain.AuditorAware;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What {@link Auditors#runAs(String, Runnable)} promises. // T57
 */
@SpringBootTest(classes = SalesApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@WithMockUser("alice")
abstract class RunAsContract {

	@Autowired
	private CustomerRepository customers;

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private AuditorAware<String> auditorAware;

	@Autowired
	private PlatformTransactionManager transactionManager;

	private TransactionTemplate transaction;

	@BeforeEach
	void prepare() {
		this.transaction = new TransactionTemplate(this.transactionManager);
	}

	@Test
	void workOutsideOfATransactionCarriesTheName() {
		assertThat(Auditors.runAs("import", () -> this.customers.save(new Customer("a"))).getCreatedBy())
			.isEqualTo("import");
		assertThat(this.customers.save(new Customer("a")).getCreatedBy()).isEqualTo("alice");
	}

	@Test
	void workWithinATransactionCarriesTheNameOfItsScope() {
		List<Customer> written = this.transaction.execute((status) -> {
			Customer before = this.customers.save(new Customer("before"));
			Customer inside = Auditors.runAs("import", () -> this.customers.save(new Customer("inside")));
			Customer after = this.customers.save(new Customer("after"));
			return List.of(before, inside, after);
		});
		assertThat(written).extracting(Customer::getCreatedBy).containsExactly("alice", "import", "alice");
	}

	@Test
	void changeWithinAScopeCarriesItsName() {
		Customer customer = this.customers.save(new Customer("a"));
		this.transaction.executeWithoutResult((status) -> {
			Customer read = this.customers.findById(customer.getId()).orElseThrow();
			Auditors.runAs("import", () -> read.setName("b"));
		});
		assertThat(this.customers.findById(customer.getId()).orElseThrow())
			.extracting(Customer::getCreatedBy, Customer::getUpdatedBy)
			.containsExactly("alice", "import");
	}

	@Test
	void scopesNest() {
		List<Customer> written = this.transaction.execute((status) -> Auditors.runAs("outer", () -> {
			Customer before = this.customers.save(new Customer("before"));
			Customer inside = Auditors.runAs("inner", () -> this.customers.save(new Customer("inside")));
			Customer after = this.customers.save(new Customer("after"));
			return List.of(before, inside, after);
		}));
		assertThat(written).extracting(Customer::getCreatedBy).containsExactly("outer", "inner", "outer");
	}

	@Test
	void workThatFailsAndIsHandledCarriesTheName() {
		Customer inside = new Customer("inside");
		this.transaction.executeWithoutResult((status) -> {
			assertThatIllegalStateException().isThrownBy(() -> Auditors.runAs("import", () -> {
				this.entityManager.persist(inside);
				throw new IllegalStateException();
			}));
			assertThat(this.customers.save(new Customer("after")).getCreatedBy()).isNull();
		});
		assertThat(inside.getCreatedBy()).isEqualTo("import");
		assertThat(this.customers.save(new Customer("a")).getCreatedBy()).isEqualTo("alice");
	}

	@ParameterizedTest
	@ValueSource(classes = { IOException.class, AssertionError.class })
	void workThatFailsWithAnythingElseAndIsHandledCarriesTheName(Class<? extends Throwable> type) {
		Customer inside = new Customer("inside");
		this.transaction.executeWithoutResult((status) -> {
			assertThatExceptionOfType(type).isThrownBy(() -> Auditors.runAs("import", () -> {
				this.entityManager.persist(inside);
				RunAsContract.<RuntimeException>throwUndeclared(BeanUtils.instantiateClass(type));
			}));
		});
		assertThat(inside.getCreatedBy()).isEqualTo("import");
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void throwUndeclared(Throwable ex) throws T {
		throw (T) ex;
	}

	@Test
	void transactionWithNothingButAStatelessSessionHasNothingToFlush() {
		EntityManagerHolder stateless = new EntityManagerHolder(null);
		stateless.setSynchronizedWithTransaction(true);
		this.transaction.executeWithoutResult((status) -> {
			TransactionSynchronizationManager.bindResource(stateless, stateless);
			try {
				Customer inside = Auditors.runAs("import", () -> this.customers.save(new Customer("inside")));
				assertThat(inside.getCreatedBy()).isEqualTo("import");
			}
			finally {
				TransactionSynchronizationManager.unbindResource(stateless);
			}
		});
	}

	@Test
	void workThatFailsInATransactionMarkedForRollbackIsNotFlushed() {
		Customer inside = new Customer("inside");
		Runnable failing = () -> this.transaction.executeWithoutResult((status) -> {
			this.entityManager.persist(inside);
			throw new IllegalStateException();
		});
		assertThatExceptionOfType(UnexpectedRollbackException.class)
			.isThrownBy(() -> this.transaction.executeWithoutResult(
					(status) -> assertThatIllegalStateException().isThrownBy(() -> Auditors.runAs("import", failing))));
		assertThat(inside.getCreatedAt()).isNull();
	}

	@Test
	void failureToFlushAfterAFailureDoesNotHideIt() {
		this.transaction.executeWithoutResult((status) -> {
			assertThatIllegalStateException().isThrownBy(() -> Auditors.runAs("a".repeat(256), () -> {
				this.entityManager.persist(new Customer("a"));
				throw new IllegalStateException("work");
			})).withMessage("work").satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
			status.setRollbackOnly();
		});
	}

	@Test
	void readOnlyTransactionIsNotFlushed() {
		Customer customer = this.customers.save(new Customer("a"));
		this.transaction.setReadOnly(true);
		this.transaction.executeWithoutResult((status) -> {
			Customer read = this.customers.findById(customer.getId()).orElseThrow();
			Auditors.runAs("import", () -> read.setName("b"));
		});
		assertThat(this.customers.findById(customer.getId()).orElseThrow().getName()).isEqualTo("a");
	}

	@Test
	void entityManagerOpenedByHandIsNotFlushed() {
		try (EntityManager opened = this.entityManager.getEntityManagerFactory().createEntityManager()) {
			opened.getTransaction().begin();
			Customer customer = new Customer("a");
			opened.persist(customer);
			Auditors.runAs("import", () -> assertThat(customer.getCreatedAt()).isNull());
			opened.getTransaction().commit();
			assertThat(customer.getCreatedBy()).isEqualTo("alice");
		}
	}

	// T40
	@ParameterizedTest
	@MethodSource
	void nameTravelsToOtherThreadsAndEndsThere(ExecutorService executor) {
		ExecutorService propagating = ContextExecutorService.wrap(executor,
				ContextSnapshotFactory.builder().build()::captureAll);
		try {
			Customer customer = Auditors.runAs("import", () -> savedOn(propagating));
			assertThat(customer.getCreatedBy()).isEqualTo("import");
			assertThat(savedOn(executor).getCreatedBy()).isEqualTo("system");
		}
		finally {
			executor.shutdown();
		}
	}

	static Stream<ExecutorService> nameTravelsToOtherThreadsAndEndsThere() {
		Method virtual = ReflectionUtils.findMethod(Executors.class, "newVirtualThreadPerTaskExecutor");
		return Stream.of(Executors.newSingleThreadExecutor(), (virtual != null)
				? (ExecutorService) ReflectionUtils.invokeMethod(virtual, null) : Executors.newCachedThreadPool());
	}

	// T40
	@Test
	void scopesOfOtherThreadsFlushTheirOwnTransactions() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor();
		executor.setTaskDecorator(new ContextPropagatingTaskDecorator());
		List<Customer> written = Auditors.runAs("import",
				() -> CompletableFuture.supplyAsync(() -> this.transaction.execute((status) -> {
					Customer before = this.customers.save(new Customer("before"));
					Customer inside = Auditors.runAs("inner", () -> this.customers.save(new Customer("inside")));
					Customer after = this.customers.save(new Customer("after"));
					return List.of(before, inside, after);
				}), executor).join());
		assertThat(written).extracting(Customer::getCreatedBy).containsExactly("import", "inner", "import");
	}

	// T40
	@Test
	void userTravelsAsTheApplicationHasIt() {
		SimpleAsyncTaskExecutor plain = new SimpleAsyncTaskExecutor();
		assertThat(savedOn(plain).getCreatedBy()).isEqualTo("system");
		assertThat(savedOn(new DelegatingSecurityContextExecutor(plain)).getCreatedBy()).isEqualTo("alice");
		SimpleAsyncTaskExecutor propagating = new SimpleAsyncTaskExecutor();
		propagating.setTaskDecorator(new ContextPropagatingTaskDecorator());
		assertThat(savedOn(propagating).getCreatedBy()).isEqualTo("alice");
	}

	// T40
	@Test
	void scheduledWorkHasTheFallbackUnlessItRunsAsSomebody() {
		SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
		try {
			assertThat(savedOn((task) -> scheduler.schedule(task, Instant.EPOCH)).getCreatedBy()).isEqualTo("system");
			assertThat(
					savedOn((task) -> scheduler.schedule(() -> Auditors.runAs("nightly-import", task), Instant.EPOCH))
						.getCreatedBy())
				.isEqualTo("nightly-import");
		}
		finally {
			scheduler.close();
		}
	}

	private Customer savedOn(Executor executor) {
		return CompletableFuture.supplyAsync(() -> this.customers.save(new Customer("a")), executor).join();
	}

	@Test
	void auditorAwareGivesTheNameOfTheScope() {
		assertThat(Auditors.runAs("import", this.auditorAware::getCurrentAuditor)).contains("import");
		assertThat(this.auditorAware.getCurrentAuditor()).contains("alice");
	}

	@Test
	void emptyNameIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Auditors.runAs(" ", () -> {
		})).withMessage("'auditor' must not be empty");
	}

}
