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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.plinth.entity.UniqueAmongActive;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * Thrown when a restoration would violate a {@linkplain UniqueAmongActive unique key},
 * before anything is written: a living row has taken over the values of a deleted one, or
 * two rows of the same restoration have the same.
 */
public class RestoreConflictException extends DataIntegrityViolationException {

	private final String entityName;

	private final transient Object id;

	private final transient Object conflictingId;

	private final boolean conflictingRowLiving;

	private final List<String> attributes;

	private final transient List<@Nullable Object> values;

	/**
	 * Create an exception.
	 * @param entityName the name of the entity that declares the key
	 * @param id the identifier of the deleted row
	 * @param conflictingId the identifier of the row that it conflicts with
	 * @param conflictingRowLiving whether that row lives, rather than being restored as
	 * well
	 * @param attributes the attributes of the key
	 * @param values the values of the deleted row, in the order of the attributes
	 */
	public RestoreConflictException(String entityName, Object id, Object conflictingId, boolean conflictingRowLiving,
			List<String> attributes, List<@Nullable Object> values) {
		super("Row " + id + " of " + entityName + " cannot be restored"
				+ (conflictingRowLiving ? ": the living row " + conflictingId + " has"
						: " together with row " + conflictingId + ": both have")
				+ " " + String.join(", ", attributes) + " = "
				+ String.join(", ", values.stream().map(String::valueOf).toList()));
		this.entityName = entityName;
		this.id = id;
		this.conflictingId = conflictingId;
		this.conflictingRowLiving = conflictingRowLiving;
		this.attributes = List.copyOf(attributes);
		this.values = Collections.unmodifiableList(new ArrayList<>(values));
	}

	/**
	 * Return the name of the entity that declares the key.
	 * @return the name
	 */
	public String getEntityName() {
		return this.entityName;
	}

	/**
	 * Return the identifier of the row that cannot be restored.
	 * @return the identifier
	 */
	public Object getIdentifier() {
		return this.id;
	}

	/**
	 * Return the identifier of the row that has the same values.
	 * @return the identifier
	 */
	public Object getConflictingIdentifier() {
		return this.conflictingId;
	}

	/**
	 * Return whether the row that has the same values lives.
	 * @return {@code false} if it was to be restored as well
	 */
	public boolean isConflictingRowLiving() {
		return this.conflictingRowLiving;
	}

	/**
	 * Return the attributes of the key.
	 * @return the attributes
	 */
	public List<String> getAttributes() {
		return this.attributes;
	}

	/**
	 * Return the values that both rows have.
	 * @return the values, in the order of the attributes
	 */
	public List<@Nullable Object> getValues() {
		return this.values;
	}

}
