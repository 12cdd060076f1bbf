package dev.plinth.migration;

/**
 * Thrown when the application defines a Flyway placeholder that has the name of an SQL
 * mixin. Neither wins: columns that differ from what the mixin maps would only show much
 * later.
 */
public class ReservedPlaceholderException extends RuntimeException {

	private final String placeholder;

	/**
	 * Create an exception.
	 * @param placeholder the name of the placeholder, as the application spells it
	 */
	public ReservedPlaceholderException(String placeholder) {
		super("The Flyway placeholder '" + placeholder + "' has the name of an SQL mixin");
		this.placeholder = placeholder;
	}

	/**
	 * Return the name of the placeholder.
	 * @return the name, as the application spells it
	 */
	public String getPlaceholder() {
		return this.placeholder;
	}

}
