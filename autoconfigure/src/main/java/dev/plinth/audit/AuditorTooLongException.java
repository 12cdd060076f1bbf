package dev.plinth.audit;

/**
 * Thrown when the name of an auditor does not fit the columns that hold it. Nothing is
 * written: a truncated name could be that of another auditor.
 */
public final class AuditorTooLongException extends RuntimeException {

	private final String auditor;

	private final int columnLength;

	AuditorTooLongException(String auditor, int columnLength) {
		super("Auditor '" + auditor + "' has " + auditor.length() + " characters, but the columns that hold it have room for "
				+ columnLength);
		this.auditor = auditor;
		this.columnLength = columnLength;
	}

	/**
	 * Return the name that does not fit.
	 * @return the name
	 */
	public String getAuditor() {
		return this.auditor;
	}

	/**
	 * Return the length of the columns.
	 * @return the number of characters that the columns have room for
	 */
	public int getColumnLength() {
		return this.columnLength;
	}

}
