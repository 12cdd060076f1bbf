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

import java.util.concurrent.CompletableFuture;

import dev.plinth.audit.Auditors;
import dev.plinth.autoconfigure.PlinthAuditingAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.data.domain.AuditorAware;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who the auditor is on the executor that Spring Boot configures, with the threads of a
 * pool and, on a JDK that has them, with virtual ones. // T40
 */
class AsyncAuditorTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(PlinthAuditingAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
		.withUserConfiguration(AsyncApplication.class);

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void runAsAndUserAreCarriedWhereContextIsPropagated(boolean virtualThreads) {
		this.runner
			.withPropertyValues("spring.task.execution.propagate-context=true",
					"spring.threads.virtual.enabled=" + virtualThreads)
			.run((context) -> {
				AsyncService service = context.getBean(AsyncService.class);
				AsyncTaskExecutor executor = context.getBean(AsyncTaskExecutor.class);
				assertThat(Auditors.runAs("import", service::auditor).join()).isEqualTo("import");
				assertThat(
						Auditors.runAs("import", () -> CompletableFuture.supplyAsync(service::name, executor)).join())
					.isEqualTo("import");
				signIn("alice");
				assertThat(service.auditor().join()).isEqualTo("alice");
				SecurityContextHolder.clearContext();
				assertThat(service.auditor().join()).isEqualTo("system");
			});
	}

	@Test
	void nothingIsCarriedUnlessTheApplicationSaysSo() {
		this.runner.run((context) -> {
			signIn("alice");
			AsyncService service = context.getBean(AsyncService.class);
			assertThat(service.auditor().join()).isEqualTo("system");
			assertThat(Auditors.runAs("import", service::auditor).join()).isEqualTo("system");
		});
	}

	private static void signIn(String name) {
		SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(name, "", "USER"));
	}

	@TestConfiguration(proxyBeanMethods = false)
	@EnableAsync(proxyTargetClass = true)
	@Import(AsyncService.class)
	static class AsyncApplication {

	}

	static class AsyncService {

		private final AuditorAware<String> auditorAware;

		AsyncService(AuditorAware<String> auditorAware) {
			this.auditorAware = auditorAware;
		}

		@Async
		public CompletableFuture<String> auditor() {
			return CompletableFuture.completedFuture(name());
		}

		String name() {
			return this.auditorAware.getCurrentAuditor().orElseThrow();
		}

	}

}
