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

import dev.plinth.demo.Api;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

/**
 * The controller without a database: what only a race or a defect can bring about.
 */
// T42
@WebMvcTest(UserController.class)
@WithMockUser
class UserControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Users users;

	@Test
	void updateWhenChangedBetweenReadAndCommitIsConflict() {
		given(this.users.update(eq(1L), any())).willThrow(new ObjectOptimisticLockingFailureException(User.class, 1L));
		assertProblem(put(), 409);
	}

	@Test
	void updateWhenRowIsLockedIsConflict() {
		given(this.users.update(eq(1L), any())).willThrow(new CannotAcquireLockException("deadlock"));
		assertProblem(put(), 409);
	}

	@Test
	void updateWhenDatabaseRefusesValueIsConflict() {
		given(this.users.update(eq(1L), any()))
			.willThrow(new DataIntegrityViolationException("users_living_email_key"));
		assertProblem(put(), 409);
	}

	@Test
	void updateWhenDefectiveTellsNothingOfIt() {
		given(this.users.update(eq(1L), any())).willThrow(new IllegalStateException("select password"));
		MvcTestResult result = put();
		assertProblem(result, 500);
		assertThat(result).bodyText().doesNotContain("password");
	}

	private MvcTestResult put() {
		return this.mvc.put()
			.uri("/api/users/1")
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content(Api.versioned(0, Api.user("Carol", "carol@example.com")))
			.exchange();
	}

	private static void assertProblem(MvcTestResult result, int status) {
		assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson().extractingPath("$.status").isEqualTo(status);
	}

}
