package dev.plinth.autoconfigure.auditing;

import java.util.List;

import dev.plinth.audit.Note;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Repository of notes.
 */
interface NoteRepository extends JpaRepository<Note, Long> {

	List<Note> findByText(String text);

}
