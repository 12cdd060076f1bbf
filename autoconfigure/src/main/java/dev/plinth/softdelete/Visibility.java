package dev.plinth.softdelete;

/**
 * What work sees of soft-deleted rows.
 */
enum Visibility {

	/**
	 * Deleted rows are hidden, which is what work outside every scope sees.
	 */
	LIVE,

	/**
	 * Deleted rows are seen beside living ones.
	 */
	ALL,

	/**
	 * Query roots are deleted rows only.
	 */
	DELETED

}
