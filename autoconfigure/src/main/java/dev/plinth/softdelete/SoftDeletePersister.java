package dev.plinth.softdelete;

/**
 * Implemented by the persisters of soft-deletable entities.
 */
interface SoftDeletePersister {

	/**
	 * Return the attributes that say whether and how a row is deleted.
	 * @return the attributes
	 */
	SoftDeleteAttributes softDeleteAttributes();

}
