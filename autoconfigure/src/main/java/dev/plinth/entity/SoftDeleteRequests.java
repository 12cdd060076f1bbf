package dev.plinth.entity;

/**
 * The deletions that {@link SoftDeletable#softDelete()} asked for and no flush has carried
 * out yet. Public for the engine that carries them out; not for use by applications.
 */
public final class SoftDeleteRequests {

	private SoftDeleteRequests() {
	}

	/**
	 * Return whether the deletion of an entity was asked for, and forget it.
	 * @param entity an entity of any type
	 * @return {@code true} if there was such a request
	 */
	public static boolean take(Object entity) {
		if (entity instanceof AbstractEntity<?> candidate && candidate.softDeleteRequested) {
			candidate.softDeleteRequested = false;
			return true;
		}
		return false;
	}

}
