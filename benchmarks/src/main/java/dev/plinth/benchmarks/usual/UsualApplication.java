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
package dev.plinth.benchmarks.usual;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.jpa.repository.config.EnableJpaAuditing;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The application with Spring Data's auditing.
 */
@SpringBootApplication
@EnableJpaAuditing(dateTimeProviderRef = "now")
public class UsualApplication {

	private final Clock clock = Clock.systemUTC();

	@Bean
	DateTimeProvider now() {
		return () -> Optional.of(this.clock.instant().truncatedTo(ChronoUnit.MICROS));
	}

	@Bean
	AuditorAware<String> auditor() {
		return () -> Optional
			.of(Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()).getName());
	}

}
