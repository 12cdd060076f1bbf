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
import org.jspecify.annotations.Nullable;

/**
 * Thrown when an element is put into a map under a key that a hidden, soft-deleted
 * element has there: restored, that element would find its place taken.
 */
public class HiddenMapKeyException extends HibernateException {

	private final String role;

	private final @Nullable Object key;

	/**
	 * Create an exception.
	 * @param role the name of the owner's class and of the map in it
	 * @param ownerId what identifies the owner of the map
	 * @param key the key
	 */
	public HiddenMapKeyException(String role, Object ownerId, @Nullable Object key) {
		super("Key '" + key + "' of " + role + " of " + ownerId
				+ " belongs to an element that the map does not show, because it is deleted; restore that element,"
				+ " remove it for good, or use another key");
		this.role = role;
		this.key = key;
	}

	/**
	 * Return which map it is.
	 * @return the name of the owner's class and of the map in it
	 */
	public String getRole() {
		return this.role;
	}

	/**
	 * Return the key.
	 * @return the key
	 */
	public @Nullable Object getKey() {
		return this.key;
	}

}
