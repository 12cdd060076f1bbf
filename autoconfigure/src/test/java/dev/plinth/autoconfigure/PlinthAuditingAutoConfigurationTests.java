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
package dev.plinth.autoconfigure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.plinth.audit.AuditStamps;
import dev.plinth.audit.CurrentAuditor;
import dev.plinth.audit.PrincipalPropertyException;
import dev.plinth.audit.SignedInUser;
import dev.plinth.audit.stamped.Note;
import dev.plinth.audit.stamped.StockEntity;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.jpa.repository.config.EnableJpaAuditing;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.authentication.switchuser.SwitchUserGrantedAuthority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link PlinthAuditingAutoConfiguration}.
 */
class PlinthAuditingAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(PlinthAuditingAutoConfiguration.class, DataSourceAutoConfiguration.class,
						HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true", "spring.jpa.hibernate.ddl-auto=create-drop")
		.withUserConfiguration(Entities.class);

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void entityManagerFactoryKnowsTheStamps() {
		this.runner.run((context) -> assertThat(context.getBean(EntityManagerFactory.class).getProperties())
			.containsEntry(AuditStamps.SETTING, context.getBean(AuditStamps.class)));
	}

	@Test
	void signedInUserIsTheAuditor() {
		signIn(new TestingAuthenticationToken("alice", "", "USER"));
		this.runner.run(creates("alice"));
	}

	@Test
	void anonymousUserIsTheFallback() {
		signIn(new AnonymousAuthenticationToken("key", "anonymousUser", AuthorityUtils.createAuthorityList("ANY")));
		this.runner.run(creates("system"));
	}

	@Test
	void unauthenticatedUserIsTheFallback() {
		signIn(new TestingAuthenticationToken("alice", ""));
		this.runner.run(creates("system"));
	}

	@Test
	void fallbackIsConfigurable() {
		this.runner.withPropertyValues("plinth.auditing.fallback-auditor=nobody").run(creates("nobody"));
	}

	@Test
	void propertyOfThePrincipalIsTheAuditorOnRequest() {
		ApplicationContextRunner named = this.runner.withPropertyValues("plinth.auditing.principal=email");
		signIn(jwt("email", "alice@example.org"));
		named.run(creates("alice@example.org"));
		signIn(jwt("sub", "4711"));
		named.run((context) -> assertThat(catchInsert(context)).rootCause()
			.isInstanceOf(PrincipalPropertyException.class)
			.hasMessageEndingWith("is missing: " + Jwt.class.getName() + " has [sub]"));
	}

	@Test
	void emptyNameOfAPropertyFailsTheStart() {
		this.runner.withPropertyValues("plinth.auditing.principal=")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("'principal' must not be empty"));
	}

	@Test
	void originalUserIsTheAuditorOnRequest() {
		TestingAuthenticationToken alice = new TestingAuthenticationToken("alice", "", "ADMIN");
		signIn(new TestingAuthenticationToken("bob", "", List.of(new SwitchUserGrantedAuthority("SWITCHED", alice))));
		this.runner.run(creates("bob"));
		this.runner.withPropertyValues("plinth.auditing.switched-user=original").run(creates("alice"));
	}

	@Test
	void securityContextHolderStrategyOfTheApplicationIsRead() {
		SecurityContextHolderStrategy strategy = mock(SecurityContextHolderStrategy.class);
		given(strategy.getContext())
			.willReturn(new SecurityContextImpl(new TestingAuthenticationToken("bob", "", "USER")));
		this.runner.withBean(SecurityContextHolderStrategy.class, () -> strategy).run(creates("bob"));
	}

	@Test
	void userOfTheApplicationWinsAndIsAskedBeforeTheFlush() {
		signIn(new TestingAuthenticationToken("alice", "", "USER"));
		SignedInUser user = mock();
		this.runner.withBean(SignedInUser.class, () -> user)
			.run((context) -> context.getBean(SessionFactory.class).inTransaction((session) -> {
				PersistenceContext persistenceContext = session.unwrap(SessionImplementor.class)
					.getPersistenceContext();
				given(user.name()).willAnswer((invocation) -> persistenceContext.isFlushing() ? "flushing" : "erin");
				Note note = new Note("a");
				session.persist(note);
				session.flush();
				assertThat(note.getCreatedBy()).isEqualTo("erin");
			}));
	}

	@Test
	void withoutSpringSecurityTheFallbackIsTheAuditor() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.security")).run((context) -> {
			assertThat(context).doesNotHaveBean(SignedInUser.class);
			creates("system").accept(context);
		});
	}

	@Test
	void auditorAwareOfTheApplicationWins() {
		signIn(new TestingAuthenticationToken("alice", "", "USER"));
		this.runner.withUserConfiguration(OwnAuditorAware.class).run((context) -> {
			assertThat(context).doesNotHaveBean(CurrentAuditor.class);
			creates("own").accept(context);
		});
	}

	@Test
	void auditorAwareOfTheApplicationWithoutAuditorGivesTheFallback() {
		this.runner.withBean("own", AuditorAware.class, () -> Optional::empty).run(creates("system"));
	}

	@Test
	void auditorAwareThatGivesNumbersGivesTheirText() {
		this.runner.withUserConfiguration(NumberAuditorAware.class).run(creates("42"));
	}

	@Test
	void auditorAwareThatGivesEntitiesIsRefused() {
		this.runner.withBean("own", AuditorAware.class, () -> () -> Optional.of(new Note("a")))
			.run((context) -> assertThat(catchInsert(context)).rootCause()
				.hasMessage(
						"The AuditorAware bean of the application returned a dev.plinth.audit.stamped.Note, of which no name "
								+ "can be made. Declare an AuditorAware<String> bean that returns the name to write."));
	}

	@Test
	void primaryAuditorAwareWins() {
		this.runner.withUserConfiguration(OwnAuditorAware.class, PrimaryAuditorAware.class).run(creates("primary"));
	}

	@Test
	void auditorAwareThatGivesNamesWinsOverOneThatDoesNot() {
		this.runner.withUserConfiguration(OwnAuditorAware.class, NumberAuditorAware.class).run(creates("own"));
	}

	@Test
	void auditorAwareThatJpaAuditingRefersToWins() {
		this.runner.withUserConfiguration(OwnAuditorAware.class, OtherAuditorAware.class, ReferringJpaAuditing.class)
			.run(creates("other"));
	}

	@Test
	void severalAuditorAwaresFailTheStart() {
		this.runner.withUserConfiguration(OwnAuditorAware.class, OtherAuditorAware.class).run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = new NoUniqueAuditorAwareFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).startsWith("The application declares several AuditorAware beans: ")
				.contains(OtherAuditorAware.class.getName());
			assertThat(analysis.getAction())
				.isEqualTo("Annotate the one whose name is to be written with @Primary, or remove the others.");
		});
	}

	@Test
	void fallbackThatDoesNotFitFailsTheStart() {
		String name = "n".repeat(256);
		this.runner.withPropertyValues("plinth.auditing.fallback-auditor=" + name).run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = new AuditorTooLongFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).isEqualTo(
					"Auditor '" + name + "' has 256 characters, but the columns that hold it have room for 255.");
			assertThat(analysis.getAction())
				.isEqualTo("Choose a shorter name (plinth.auditing.fallback-auditor if it is "
						+ "the configured one) or set plinth.columns.auditor-length to at least 256 and widen the columns.");
		});
	}

	@Test
	void clockOfTheApplicationIsRead() {
		Instant instant = Instant.parse("2001-02-03T04:05:06Z");
		this.runner.withBean(Clock.class, () -> Clock.fixed(instant, ZoneOffset.UTC))
			.run((context) -> assertThat(insert(context).getCreatedAt()).isEqualTo(instant));
	}

	@Test
	void severalClocksWithoutPrimaryFailTheStart() {
		this.runner.withBean("one", Clock.class, Clock::systemUTC)
			.withBean("two", Clock.class, Clock::systemUTC)
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(NoUniqueBeanDefinitionException.class));
	}

	@Test
	void clockIsUtc() {
		this.runner.run((context) -> assertThat(context.getBean(Clock.class)).isEqualTo(Clock.systemUTC()));
	}

	@Test
	void instantModeIsConfigurable() {
		Clock clock = mock(Clock.class);
		given(clock.instant()).willReturn(Instant.ofEpochSecond(1), Instant.ofEpochSecond(2));
		this.runner.withBean(Clock.class, () -> clock)
			.withPropertyValues("plinth.auditing.instant=write")
			.run((context) -> context.getBean(SessionFactory.class).inTransaction((session) -> {
				Note first = new Note("a");
				session.persist(first);
				Note second = new Note("b");
				session.persist(second);
				session.flush();
				assertThat(first.getCreatedAt()).isEqualTo(Instant.ofEpochSecond(1));
				assertThat(second.getCreatedAt()).isEqualTo(Instant.ofEpochSecond(2));
			}));
	}

	@Test
	void stampsOfTheApplicationWin() {
		AuditStamps stamps = mock();
		this.runner.withBean(AuditStamps.class, () -> stamps).run((context) -> {
			Map<String, Object> settings = new HashMap<>();
			context.getBeanProvider(HibernatePropertiesCustomizer.class)
				.forEach((customizer) -> customizer.customize(settings));
			assertThat(settings).containsEntry(AuditStamps.SETTING, stamps);
		});
	}

	// T42
	@Test
	void jpaAuditingOfTheApplicationDoesNotCollide() {
		signIn(new TestingAuthenticationToken("alice", "", "USER"));
		this.runner.withUserConfiguration(JpaAuditing.class).run((context) -> {
			assertThat(context).hasBean("jpaAuditingHandler");
			creates("alice").accept(context);
			StockEntity entity = new StockEntity();
			context.getBean(SessionFactory.class).inTransaction((session) -> session.persist(entity));
			assertThat(entity.getCreatedBy()).isEqualTo("alice");
		});
	}

	@Test
	void entityListenerWithoutJpaAuditingLeavesTheEntityToTheStamps() {
		signIn(new TestingAuthenticationToken("alice", "", "USER"));
		this.runner.run((context) -> {
			StockEntity entity = new StockEntity();
			context.getBean(SessionFactory.class).inTransaction((session) -> session.persist(entity));
			assertThat(entity.getCreatedBy()).isEqualTo("alice");
		});
	}

	@Test
	void dateTimeProviderOfTheApplicationIsRead() {
		Instant instant = Instant.parse("2001-02-03T04:05:06Z");
		LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
		for (TemporalAccessor now : List.of(instant, instant.atOffset(ZoneOffset.ofHours(2)), local)) {
			this.runner.withBean(DateTimeProvider.class, () -> () -> Optional.of(now))
				.run((context) -> assertThat(insert(context).getCreatedAt()).isEqualTo(instant));
		}
	}

	@Test
	void dateTimeProviderWithoutTimeLeavesItToTheClock() {
		Instant instant = Instant.parse("2001-02-03T04:05:06Z");
		this.runner.withBean(DateTimeProvider.class, () -> Optional::empty)
			.withBean(Clock.class, () -> Clock.fixed(instant, ZoneOffset.UTC))
			.run((context) -> assertThat(insert(context).getCreatedAt()).isEqualTo(instant));
	}

	private static ContextConsumer<AssertableApplicationContext> creates(String auditor) {
		return (context) -> assertThat(insert(context).getCreatedBy()).isEqualTo(auditor);
	}

	private static Throwable catchInsert(AssertableApplicationContext context) {
		return catchThrowable(() -> insert(context));
	}

	private static Note insert(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		return context.getBean(SessionFactory.class).fromTransaction((session) -> {
			Note note = new Note("a");
			session.persist(note);
			return note;
		});
	}

	private static Authentication jwt(String claim, String value) {
		return new JwtAuthenticationToken(
				new Jwt("secret", Instant.EPOCH, Instant.MAX, Map.of("alg", "none"), Map.of(claim, value)),
				AuthorityUtils.createAuthorityList("USER"));
	}

	private static void signIn(Authentication authentication) {
		SecurityContextHolder.getContext().setAuthentication(authentication);
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Note.class)
	static class Entities {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnAuditorAware {

		@Bean
		AuditorAware<String> ownAuditorAware() {
			return () -> Optional.of("own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryAuditorAware {

		@Bean
		@Primary
		AuditorAware<String> primaryAuditorAware() {
			return () -> Optional.of("primary");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherAuditorAware {

		@Bean
		AuditorAware<String> otherAuditorAware() {
			return () -> Optional.of("other");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NumberAuditorAware {

		@Bean
		AuditorAware<Long> numberAuditorAware() {
			return () -> Optional.of(42L);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaAuditing
	static class JpaAuditing {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaAuditing(auditorAwareRef = "otherAuditorAware")
	static class ReferringJpaAuditing {

	}

}
