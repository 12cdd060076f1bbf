package dev.plinth.softdelete;

import org.hibernate.HibernateException;

/**
 * Thrown when a soft-deleted row would be changed. Such a row can be restored or removed
 * for good, but not edited.
 */
public class DeletedRowException extends HibernateException {

	private final String entityName;

	private final Object id;

	/**
	 * Create an exception.
	 * @param entityName the name of the entity
	 * @param id the identifier of the row
	 */
	public DeletedRowException(String entityName, Object id) {
		super("Row " + id + " of " + entityName + " is deleted and cannot be changed; restore it first");
		this.entityName = entityName;
		this.id = id;
	}

	/**
	 * Return the name of the entity.
	 * @return the name
	 */
	public String getEntityName() {
		return this.entityName;
	}

	/**
	 * Return the identifier of the row.
	 * @return the identifier
	 */
	public Object getIdentifier() {
		return this.id;
	}

}
