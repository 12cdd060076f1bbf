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

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The chapter on auditing does what it says.
 */
@SpringBootTest(classes = AuditorApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "spring.datasource.url=jdbc:h2:mem:auditor", "spring.jpa.hibernate.ddl-auto=create",
				"spring.flyway.enabled=false" })
class AuditorTests {

	@Autowired
	PersonRepository persons;

	@Autowired
	NightlyImport nightlyImport;

	@Test
	@WithMockUser("ada")
	void auditorIsLookedUp() {
		assertThat(this.persons.save(new Person("ada", "Ada Lovelace")).getCreatedBy()).isEqualTo("system");
		assertThat(this.persons.save(new Person("eve", "Eve")).getCreatedBy()).isEqualTo("Ada Lovelace");
		this.nightlyImport.run();
		assertThat(this.persons.findByLogin("bob")).get().extracting(Person::getCreatedBy).isEqualTo("nightly-import");
	}

}
