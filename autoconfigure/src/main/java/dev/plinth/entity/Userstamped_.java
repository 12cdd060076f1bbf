package dev.plinth.entity;

/**
 * Names of the attributes that {@link Userstamped} adds, for sorting, Criteria queries and
 * specifications: the generated static metamodel of an application does not list them.
 */
public final class Userstamped_ {

	/**
	 * Name of the attribute {@code createdBy}.
	 */
	public static final String CREATED_BY = "createdBy";

	/**
	 * Name of the attribute {@code updatedBy}.
	 */
	public static final String UPDATED_BY = "updatedBy";

	private Userstamped_() {
	}

}
