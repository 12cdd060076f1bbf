package dev.plinth.autoconfigure.auditing;

import dev.plinth.audit.Note;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for auditing in the slice of {@link DataJpaTest}. // T42
 */
@DataJpaTest(properties = { "spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=create-drop" })
class AuditingDataJpaTests {

	@Autowired
	private NoteRepository notes;

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
	void saveWhenNobodyIsSignedInGivesTheFallback() {
		assertThat(this.notes.saveAndFlush(new Note("a")).getCreatedBy()).isEqualTo("system");
	}

}
