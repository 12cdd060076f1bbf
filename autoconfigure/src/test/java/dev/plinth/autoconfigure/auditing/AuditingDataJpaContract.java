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

import dev.plinth.audit.stamped.Note;
import dev.plinth.test.WithAuditor;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the slice of {@link DataJpaTest} keeps of auditing.
 */
@DataJpaTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
abstract class AuditingDataJpaContract {

	@Autowired
	private NoteRepository notes;

	// T42
	@Test
	@WithMockUser("alice")
	void saveGivesTheSignedInUser() {
		Note note = this.notes.saveAndFlush(new Note("a"));
		assertThat(note.getCreatedBy()).isEqualTo("alice");
		assertThat(note.getCreatedAt()).isNotNull().isEqualTo(note.getUpdatedAt());
	}

	@Test
	@WithAnonymousUser
	void saveWhenAnonymousGivesTheFallback() {
		assertThat(this.notes.saveAndFlush(new Note("a")).getCreatedBy()).isEqualTo("system");
	}

	@Test
	@WithMockUser("alice")
	@WithAuditor(value = "bob", at = "2026-03-01T10:15:30Z")
	void saveWithAnAuditorGivesItsNameAndTime() {
		Note note = this.notes.saveAndFlush(new Note("a"));
		assertThat(note.getCreatedBy()).isEqualTo("bob");
		assertThat(note.getCreatedAt()).isEqualTo("2026-03-01T10:15:30Z");
	}

	@Test
	void saveWhenNobodyIsSignedInGivesTheFallback() {
		assertThat(this.notes.saveAndFlush(new Note("a")).getCreatedBy()).isEqualTo("system");
	}

}
