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
package dev.plinth.guide.auditor;

import dev.plinth.test.WithAuditor;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The chapter on auditing does what it says about tests.
 */
@DataJpaTest(properties = { "spring.jpa.hibernate.ddl-auto=create", "spring.flyway.enabled=false" })
class WithAuditorTests {

	@Autowired
	PersonRepository persons;

	@Test
	@WithAuditor(value = "alice", at = "2026-03-01T10:15:30Z")
	void personIsCreatedByAliceOnTheFirstOfMarch() {
		Person person = this.persons.saveAndFlush(new Person("ada", "Ada Lovelace"));
		assertThat(person.getCreatedBy()).isEqualTo("alice");
		assertThat(person.getCreatedAt()).isEqualTo("2026-03-01T10:15:30Z");
	}

}
