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
 * Thrown when a soft-deleted row would be changed. Such a row can be restored or removed
 * for good, but edited only by {@link DeletedRows#edit}.
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
		super("Row " + id + " of " + entityName
				+ " is deleted and cannot be changed; restore it first, or use DeletedRows.edit");
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
