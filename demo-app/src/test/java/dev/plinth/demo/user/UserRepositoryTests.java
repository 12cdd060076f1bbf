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
package dev.plinth.demo.user;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.test.context.support.WithMockUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The repository in a slice of the application, with mixins and migrations at work.
 */
// T42
@DataJpaTest
class UserRepositoryTests {

	@Autowired
	private UserRepository users;

	@Test
	@WithMockUser("carol")
	void saveStampsUser() {
		User user = this.users.saveAndFlush(new User("Carol", "carol@example.com"));
		assertThat(user.getCreatedBy()).isEqualTo("carol");
		assertThat(user.getCreatedAt()).isNotNull().isEqualTo(user.getUpdatedAt());
		assertThat(user.getVersion()).isZero();
	}

	@Test
	void saveWhenNobodyIsSignedInStampsSystem() {
		User user = this.users.saveAndFlush(new User("Carol", "carol@example.com"));
		assertThat(user.getCreatedBy()).isEqualTo("system");
	}

	// T01, T27
	@Test
	void findByEmailWhenDeletedIsEmpty() {
		User user = this.users.saveAndFlush(new User("Carol", "carol@example.com"));
		assertThat(this.users.findByEmailIgnoreCase("Carol@Example.com")).contains(user);
		this.users.delete(user);
		this.users.flush();
		assertThat(this.users.findByEmailIgnoreCase("carol@example.com")).isEmpty();
		assertThat(this.users.findDeletedById(user.getId())).contains(user);
	}

	// T20, T22
	@Test
	void saveWhenEmailIsTakenByLivingUserIsRefusedByTheDatabase() {
		User first = this.users.saveAndFlush(new User("First", "carol@example.com"));
		this.users.delete(first);
		this.users.saveAndFlush(new User("Second", "carol@example.com"));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.users.saveAndFlush(new User("Third", "CAROL@example.com")))
			.withMessageContaining("USERS_LIVING_EMAIL_KEY");
	}

}
