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
package dev.plinth.softdelete.model;

import java.util.Collection;
import java.util.List;

import org.hibernate.persister.entity.EntityPersister;

/**
 * The rows of one entity that a deletion has taken, as a condition of queries. They know
 * their deletion, or have to be named.
 */
public final class TakenRows {

	private final SoftDeleteAttributes attributes;

	private final List<?> parameters;

	private TakenRows(SoftDeleteAttributes attributes, List<?> parameters) {
		this.attributes = attributes;
		this.parameters = parameters;
	}

	/**
	 * Return the rows of an entity.
	 * @param entity the persister of the entity
	 * @param deletion the deletion
	 * @param ids the identifiers of the rows, of which nothing needs to be known if the
	 * rows have an attribute for their deletion
	 * @return the rows
	 */
	public static TakenRows of(EntityPersister entity, Deletion deletion, Collection<?> ids) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.required(entity);
		return new TakenRows(attributes, attributes.hasDeletionId() ? List.of(deletion.id()) : Batches.<Object>of(ids));
	}

	/**
	 * Return whether the rows are named.
	 */
	public boolean isNamed() {
		return !this.attributes.hasDeletionId();
	}

	/**
	 * Return the condition that a row is one of these, in HQL.
	 * @param alias the alias of the entity
	 */
	public String condition(String alias) {
		return isNamed() ? "id(" + alias + ") in (:taken)" : this.attributes.deletionId(alias) + " = :taken";
	}

	/**
	 * Return what the parameter {@code taken} of the condition is set to, in one query
	 * after the other.
	 */
	public List<?> parameters() {
		return this.parameters;
	}

}
