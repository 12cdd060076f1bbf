package dev.plinth.entity;

import org.jspecify.annotations.Nullable;

/**
 * Mixin of entities that know who created them and who last changed their content. Adds
 * the attributes {@value Userstamped_#CREATED_BY} and {@value Userstamped_#UPDATED_BY},
 * the name of the auditor. They are set when the row is written and cannot be set by the
 * application.
 */
public interface Userstamped {

	/**
	 * Return who created the row.
	 * @return the auditor, or {@code null} while the entity has not been written
	 */
	default @Nullable String getCreatedBy() {
		return ((AbstractEntity<?>) this).createdBy;
	}

	/**
	 * Return who last changed the content of the row. Deleting softly and restoring do not
	 * count.
	 * @return the auditor, or {@code null} while the entity has not been written
	 */
	default @Nullable String getUpdatedBy() {
		return ((AbstractEntity<?>) this).updatedBy;
	}

}
