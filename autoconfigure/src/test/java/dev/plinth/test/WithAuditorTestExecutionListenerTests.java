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

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.TestContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link WithAuditorTestExecutionListener} and what it can and cannot fix.
 */
class WithAuditorTestExecutionListenerTests {

	private static final Clock OWN = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

	private final GenericApplicationContext context = new GenericApplicationContext();

	private final WithAuditorTestExecutionListener listener = new WithAuditorTestExecutionListener();

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void clockOfTheApplicationRunsUnlessItIsFixed() {
		this.context.registerBean(Clock.class, () -> OWN);
		TestContext testContext = testContext(Fixed.class);
		Clock clock = this.context.getBean(Clock.class);
		Clock elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));
		assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
		this.listener.beforeTestMethod(testContext);
		assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z")).isEqualTo(elsewhere.instant());
		assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
		given(testContext.removeAttribute(FixableClock.class.getName())).willReturn(clock);
		this.listener.afterTestMethod(testContext);
		assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
		assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
	}

	@Test
	void clockOfAnotherTypeIsRefused() {
		this.context.registerBean(OtherClock.class);
		assertThatIllegalStateException().isThrownBy(() -> this.listener.beforeTestMethod(testContext(Fixed.class)))
			.withMessage("@WithAuditor cannot fix the time: the application context has a clock of its own, a "
					+ OtherClock.class.getName() + ". It fixes a bean that is declared with the type java.time.Clock.");
	}

	@Test
	void missingClockIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> this.listener.beforeTestMethod(testContext(Fixed.class)))
			.withMessage("@WithAuditor cannot fix the time: the application context has no clock. It fixes a bean that "
					+ "is declared with the type java.time.Clock.");
	}

	@Test
	void emptyNameIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.listener.beforeTestMethod(testContext(Nameless.class)))
			.withMessage("The name that @WithAuditor gives must not be empty");
	}

	@Test
	void textThatIsNoInstantIsRefused() {
		this.context.registerBean(Clock.class, () -> OWN);
		assertThatExceptionOfType(DateTimeException.class)
			.isThrownBy(() -> this.listener.beforeTestMethod(testContext(Timeless.class)));
	}

	@Test
	void contextIsCustomizedWhereTimeIsFixedOnly() {
		WithAuditorContextCustomizerFactory factory = new WithAuditorContextCustomizerFactory();
		assertThat(factory.createContextCustomizer(Fixed.class, List.of()))
			.isEqualTo(factory.createContextCustomizer(WithAuditorTests.class, List.of()))
			.isNotNull();
		assertThat(factory.createContextCustomizer(Nameless.class, List.of())).isNull();
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private TestContext testContext(Class<?> testClass) {
		new WithAuditorContextCustomizerFactory().createContextCustomizer(Fixed.class, List.of())
			.customizeContext(this.context, mock());
		this.context.refresh();
		TestContext testContext = mock();
		given(testContext.getTestClass()).willReturn((Class) testClass);
		given(testContext.getTestMethod()).willReturn(testClass.getDeclaredMethods()[0]);
		given(testContext.getApplicationContext()).willReturn(this.context);
		return testContext;
	}

	@WithAuditor(value = "alice", at = "2026-03-01T00:00:00Z")
	private static final class Fixed {

		void test() {
		}

	}

	@WithAuditor("")
	private static final class Nameless {

		void test() {
		}

	}

	@WithAuditor(value = "alice", at = "noon")
	private static final class Timeless {

		void test() {
		}

	}

	/**
	 * A clock that is asked for by its own type.
	 */
	private static final class OtherClock extends Clock {

		@Override
		public Instant instant() {
			return Instant.EPOCH;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
