/*
 * Copyright 2026 the Plinth authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package dev.plinth.softdelete;

import org.hibernate.HibernateException;

/**
 * Thrown when an entity is loaded that refers to a deleted row by an association with the
 * policy {@link dev.plinth.entity.DeletedReferencePolicy#FAIL}. As after any exception of
 * Hibernate, the persistence context should not be used any further.
 */
public class DeletedReferenceLoadException extends HibernateException {

	private final String entityName;

	private final Object id;

	private final String attribute;

	private final String targetEntityName;

	private final Object targetId;

	/**
	 * Create an exception.
	 * @param entityName the name of the entity that refers
	 * @param id the identifier of the row that refers
	 * @param attribute the path of the attribute that holds the reference
	 * @param targetEntityName the name of the entity that is referred to
	 * @param targetId the identifier of the deleted row
	 */
	public DeletedReferenceLoadException(String entityName, Object id, String attribute, String targetEntityName,
			Object targetId) {
		super("'" + attribute + "' of row " + id + " of " + entityName + " refers to row " + targetId + " of "
				+ targetEntityName + ", which is deleted; restore it first, or read within DeletedRows.include");
		this.entityName = entityName;
		this.id = id;
		this.attribute = attribute;
		this.targetEntityName = targetEntityName;
		this.targetId = targetId;
	}

	/**
	 * Return the name of the entity that refers.
	 * @return the name
	 */
	public String getEntityName() {
		return this.entityName;
	}

	/**
	 * Return the identifier of the row that refers.
	 * @return the identifier
	 */
	public Object getIdentifier() {
		return this.id;
	}

	/**
	 * Return the attribute that holds the reference.
	 * @return its path within the entity
	 */
	public String getAttribute() {
		return this.attribute;
	}

	/**
	 * Return the name of the entity that is referred to.
	 * @return the name
	 */
	public String getTargetEntityName() {
		return this.targetEntityName;
	}

	/**
	 * Return the identifier of the deleted row.
	 * @return the identifier
	 */
	public Object getTargetIdentifier() {
		return this.targetId;
	}

}
