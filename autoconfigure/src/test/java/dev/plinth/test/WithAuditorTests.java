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
package dev.plinth.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import dev.plinth.audit.Auditors;
import dev.plinth.testing.DatabaseInitializer;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.CustomerRepository;
import dev.plinth.testing.sales.SalesApplication;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.Commit;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.transaction.AfterTransaction;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WithAuditor}.
 */
@SpringBootTest(classes = SalesApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = DatabaseInitializer.OnH2.class)
@WithAuditor("alice")
@WithMockUser("signed-in")
class WithAuditorTests {

	private static final String TIME = "2026-03-01T10:15:30.123456Z";

	@Autowired
	private CustomerRepository customers;

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private Clock clock;

	private Customer writtenBefore;

	@BeforeEach
	void write() {
		this.writtenBefore = this.customers.save(new Customer("Ada"));
	}

	@Test
	void annotationOfTheClassNamesTheAuditor() {
		assertThat(createdBy()).isEqualTo("alice");
		assertThat(this.writtenBefore.getCreatedBy()).isEqualTo("alice");
		assertThat(this.writtenBefore.getCreatedAt()).isNotEqualTo(Instant.parse(TIME));
	}

	@Test
	@WithAuditor("bob")
	void annotationOfTheMethodGoesFirst() {
		assertThat(createdBy()).isEqualTo("bob");
		assertThat(this.writtenBefore.getCreatedBy()).isEqualTo("bob");
	}

	@Test
	void scopeWithinTheTestGoesFirst() {
		assertThat(Auditors.runAs("import", this::createdBy)).isEqualTo("import");
		assertThat(createdBy()).isEqualTo("alice");
	}

	@Test
	@WithAuditor(value = "bob", at = TIME)
	void timeIsFixedForAllThreads() {
		assertThat(this.writtenBefore.getCreatedAt()).isEqualTo(Instant.parse(TIME));
		assertThat(this.clock.instant()).isEqualTo(Instant.parse(TIME));
		assertThat(CompletableFuture.supplyAsync(this.clock::instant).join()).isEqualTo(Instant.parse(TIME));
	}

	@Test
	@AsCarolInSpring
	void annotationMayBeMeta() {
		assertThat(this.writtenBefore.getCreatedBy()).isEqualTo("carol");
		assertThat(this.writtenBefore.getCreatedAt()).isEqualTo(Instant.parse(TIME));
	}

	@Test
	@AsCarolInSpring(at = "2026-04-01T00:00:00Z")
	void attributesOfAMetaAnnotationCount() {
		assertThat(this.writtenBefore.getCreatedAt()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
	}

	private String createdBy() {
		return this.customers.save(new Customer("Ada")).getCreatedBy();
	}

	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.METHOD)
	@WithAuditor("carol")
	@interface AsCarolInSpring {

		@AliasFor(annotation = WithAuditor.class)
		String at() default TIME;

	}

	@Nested
	class NestedTests {

		@Test
		void annotationOfTheEnclosingClassCounts() {
			assertThat(createdBy()).isEqualTo("alice");
		}

		@Test
		@WithAuditor(value = "bob", at = TIME)
		void annotationOfTheMethodGoesFirst() {
			assertThat(createdBy()).isEqualTo("bob");
			assertThat(WithAuditorTests.this.writtenBefore.getCreatedAt()).isEqualTo(Instant.parse(TIME));
		}

	}

	@Nested
	@WithAuditor(value = "dora", at = TIME)
	@TestInstance(TestInstance.Lifecycle.PER_CLASS)
	class NestedTestsWithOneInstance {

		@Test
		void annotationOfTheNestedClassGoesFirst() {
			assertThat(createdBy()).isEqualTo("dora");
			assertThat(WithAuditorTests.this.clock.instant()).isEqualTo(Instant.parse(TIME));
		}

		@Test
		@WithAuditor("bob")
		void annotationOfTheMethodGoesFirstAsAWhole() {
			assertThat(createdBy()).isEqualTo("bob");
			assertThat(WithAuditorTests.this.clock.instant()).isNotEqualTo(Instant.parse(TIME));
		}

	}

	@Nested
	class TransactionalTests {

		private Customer written;

		@Test
		@Transactional
		@Commit
		@WithAuditor(value = "bob", at = TIME)
		void commitOfTheTestIsCovered() {
			this.written = new Customer("Ada");
			WithAuditorTests.this.entityManager.persist(this.written);
			assertThat(this.written.getCreatedBy()).isNull();
		}

		@AfterTransaction
		void assertStamps() {
			assertThat(this.written.getCreatedBy()).isEqualTo("bob");
			assertThat(this.written.getCreatedAt()).isEqualTo(Instant.parse(TIME));
		}

	}

}
