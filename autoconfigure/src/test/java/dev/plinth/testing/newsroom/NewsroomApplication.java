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
package dev.plinth.testing.newsroom;

import java.util.Optional;
import java.util.UUID;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.jpa.repository.config.EnableJpaAuditing;

/**
 * An application whose entities have audit attributes of their own, with auditors of
 * several types. Some entities are stamped by Spring Data, as they were before.
 */
@SpringBootApplication
@EnableJpaAuditing(auditorAwareRef = "names", modifyOnCreate = false)
public class NewsroomApplication {

	@Bean
	Newsroom newsroom() {
		return new Newsroom();
	}

	@Bean
	AuditorAware<String> names(Newsroom newsroom) {
		return () -> Optional.ofNullable(newsroom.getUser());
	}

	@Bean
	AuditorAware<Long> numbers(Newsroom newsroom) {
		return () -> Optional.ofNullable(newsroom.getUser()).map((user) -> (long) user.length());
	}

	@Bean
	AuditorAware<UUID> keys(Newsroom newsroom) {
		return () -> Optional.ofNullable(newsroom.getUser()).map((user) -> UUID.nameUUIDFromBytes(user.getBytes()));
	}

	@Bean
	AuditorAware<Employee> employees(Newsroom newsroom, EmployeeRepository employees) {
		return () -> {
			newsroom.countLookUp();
			return Optional.ofNullable(newsroom.getUser()).flatMap(employees::findByLogin);
		};
	}

}
