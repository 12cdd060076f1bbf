package dev.plinth.audit;

/**
 * Which rows share an instant.
 */
public enum InstantMode {

	/**
	 * All rows written in one transaction carry the instant of its first write.
	 */
	TRANSACTION,

	/**
	 * Each row carries the instant at which it was written.
	 */
	WRITE

}
