package dev.plinth.audit;

import org.jspecify.annotations.Nullable;

/**
 * The user on whose behalf the current thread works, as far as auditing needs to know.
 */
public interface SignedInUser {

	/**
	 * Return what stands for the user: as long as it is the same or equal, the auditor is
	 * not resolved again within a transaction.
	 * @return the identity, or {@code null} when nobody is signed in
	 */
	@Nullable Object identity();

	/**
	 * Return the name of the user.
	 * @return the name, or {@code null} when nobody is signed in or the user is anonymous
	 */
	@Nullable String name();

	/**
	 * Return a source for applications where nobody ever signs in.
	 * @return nobody
	 */
	static SignedInUser nobody() {
		return Nobody.INSTANCE;
	}

}
