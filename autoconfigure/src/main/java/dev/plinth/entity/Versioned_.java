package dev.plinth.entity;

/**
 * Names of the attributes that {@link Versioned} adds, for sorting, Criteria queries and
 * specifications: the generated static metamodel of an application does not list them.
 */
public final class Versioned_ {

	/**
	 * Name of the attribute {@code version}.
	 */
	public static final String VERSION = "version";

	private Versioned_() {
	}

}
