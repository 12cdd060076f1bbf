package dev.plinth.entity;

/**
 * Names of the attributes that {@link SoftDeletable} adds, for sorting, Criteria queries and
 * specifications: the generated static metamodel of an application does not list them.
 */
public final class SoftDeletable_ {

	/**
	 * Name of the attribute {@code deletedAt}.
	 */
	public static final String DELETED_AT = "deletedAt";

	/**
	 * Name of the attribute {@code deletedBy}.
	 */
	public static final String DELETED_BY = "deletedBy";

	/**
	 * Name of the attribute {@code deletionId}.
	 */
	public static final String DELETION_ID = "deletionId";

	private SoftDeletable_() {
	}

}
