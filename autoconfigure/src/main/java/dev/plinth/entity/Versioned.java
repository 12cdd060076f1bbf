package dev.plinth.entity;

import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * Mixin of entities with an optimistic lock. Adds the attribute
 * {@value Versioned_#VERSION}, which does what an attribute annotated {@link Version} does
 * (Jakarta Persistence 3.2, section 3.5.2). Deleting softly and restoring count as a
 * change. Belongs on the root of an entity hierarchy or on a mapped superclass above it.
 */
public interface Versioned {

	/**
	 * Return the version.
	 * @return the version, or {@code null} while the entity has not been written
	 */
	default @Nullable Long getVersion() {
		return ((AbstractEntity<?>) this).version;
	}

}
