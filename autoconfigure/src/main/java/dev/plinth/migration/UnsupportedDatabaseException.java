package dev.plinth.migration;

/**
 * Thrown when the database that Flyway is going to migrate has no SQL mixins and baseline
 * migrations.
 */
public class UnsupportedDatabaseException extends RuntimeException {

	private final String productName;

	/**
	 * Create an exception.
	 * @param productName the name of the database product, as the driver gives it
	 */
	public UnsupportedDatabaseException(String productName) {
		super("There are no SQL mixins and baseline migrations for the database '" + productName + "'");
		this.productName = productName;
	}

	/**
	 * Return the name of the database product.
	 * @return the name, as the driver gives it
	 */
	public String getProductName() {
		return this.productName;
	}

}
