package dev.plinth.demo.web;

import dev.plinth.entity.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A change that is based on another version than the current one. Answered with 409.
 */
public class StaleVersionException extends ConflictException {

	private StaleVersionException(Long requested, @Nullable Long current) {
		super("The change is based on version " + requested + ", the current version is " + current);
	}

	/**
	 * Compare the version of an entity with the one that a change is based on. What
	 * changes between this comparison and the commit is found by the optimistic lock.
	 * @param entity the entity to change
	 * @param version the version that the change is based on
	 * @throws StaleVersionException if they differ
	 */
	public static void throwIfStale(Versioned entity, Long version) {
		if (!version.equals(entity.getVersion())) {
			throw new StaleVersionException(version, entity.getVersion());
		}
	}

}
