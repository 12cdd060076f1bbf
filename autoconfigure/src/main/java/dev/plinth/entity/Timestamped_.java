package dev.plinth.entity;

/**
 * Names of the attributes that {@link Timestamped} adds, for sorting, Criteria queries and
 * specifications: the generated static metamodel of an application does not list them.
 */
public final class Timestamped_ {

	/**
	 * Name of the attribute {@code createdAt}.
	 */
	public static final String CREATED_AT = "createdAt";

	/**
	 * Name of the attribute {@code updatedAt}.
	 */
	public static final String UPDATED_AT = "updatedAt";

	private Timestamped_() {
	}

}
