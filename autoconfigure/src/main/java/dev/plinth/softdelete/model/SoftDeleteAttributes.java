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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.plinth.entity.SoftDeletable_;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.metamodel.mapping.internal.BasicAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one entity class that say whether and how a row is deleted.
 */
public final class SoftDeleteAttributes {

	private final EntityPersister persister;

	private final int deletedAt;

	private final int deletedBy;

	private final int deletionId;

	private final List<RestrictingAssociation> restrictions = new ArrayList<>();

	public SoftDeleteAttributes(EntityPersister persister) {
		this.persister = persister;
		this.deletedAt = persister.getPropertyIndex(SoftDeletable_.DELETED_AT);
		this.deletedBy = persister.getPropertyIndex(SoftDeletable_.DELETED_BY);
		this.deletionId = persister.getPropertyIndex(SoftDeletable_.DELETION_ID);
	}

	/**
	 * Return the attributes of an entity class.
	 * @param persister the persister of the class
	 * @return the attributes, or {@code null} if the class is not soft-deletable
	 */
	public static @Nullable SoftDeleteAttributes of(@Nullable EntityPersister persister) {
		return (persister instanceof SoftDeletePersister soft) ? soft.softDeleteAttributes() : null;
	}

	/**
	 * Return the attributes of a soft-deletable entity class.
	 * @param persister the persister of the class
	 * @return the attributes
	 */
	public static SoftDeleteAttributes required(EntityPersister persister) {
		return Objects.requireNonNull(of(persister), () -> persister.getEntityName() + " is not soft-deletable");
	}

	public String entityName() {
		return this.persister.getEntityName();
	}

	public String rootEntityName() {
		return this.persister.getRootEntityName();
	}

	public boolean isDeleted(Object entity) {
		return this.persister.getValue(entity, this.deletedAt) != null;
	}

	public boolean isDeleted(Object[] state) {
		return state[this.deletedAt] != null;
	}

	public @Nullable UUID deletionId(Object entity) {
		return (UUID) this.persister.getValue(entity, this.deletionId);
	}

	public @Nullable UUID deletionId(Object[] state) {
		return (UUID) state[this.deletionId];
	}

	/**
	 * Return whether an attribute is the one that tells the deletion.
	 */
	public boolean isDeletionId(int attribute) {
		return attribute == this.deletionId;
	}

	/**
	 * Return the deletion of an entity.
	 * @param entity the entity
	 * @return the deletion, or {@code null} if the entity lives or its deletion has no
	 * identifier
	 */
	public @Nullable Deletion deletion(Object entity) {
		UUID id = deletionId(entity);
		return (id == null) ? null : new Deletion(id, (Instant) this.persister.getValue(entity, this.deletedAt),
				(String) this.persister.getValue(entity, this.deletedBy));
	}

	/**
	 * Write a deletion into an entity.
	 * @param entity the entity
	 * @param deletion the deletion, or {@code null} if the entity lives again
	 */
	public void write(Object entity, @Nullable Deletion deletion) {
		this.persister.setValue(entity, this.deletedAt, (deletion != null) ? deletion.at() : null);
		this.persister.setValue(entity, this.deletedBy, (deletion != null) ? deletion.by() : null);
		this.persister.setValue(entity, this.deletionId, (deletion != null) ? deletion.id() : null);
	}

	/**
	 * Write into a managed entity what a statement has written into its row.
	 * @param entity the entity
	 * @param entry its entry in the persistence context
	 * @param deletion the deletion, or {@code null} if the row lives again
	 * @param version the version of the row, or {@code null} if it has none
	 */
	public void synchronize(Object entity, EntityEntry entry, @Nullable Deletion deletion, @Nullable Object version) {
		write(entity, deletion);
		if (this.persister.isMutable()) {
			Object[] state = this.persister.getValues(entity);
			Versioning.setVersion(state, version, this.persister);
			entry.postUpdate(entity, state, version);
		}
	}

	/**
	 * Return whether any of the given attributes is neither one of these nor the version.
	 * @param attributes the positions of attributes, or {@code null} if they are unknown
	 * @return {@code true} if the content of the entity is among them
	 */
	public boolean includesContent(int @Nullable [] attributes) {
		if (attributes == null) {
			return true;
		}
		for (int attribute : attributes) {
			if (!isOwn(attribute)
					&& !(this.persister.isVersioned() && attribute == this.persister.getVersionPropertyIndex())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether an attribute is one of these.
	 */
	public boolean isOwn(int attribute) {
		return attribute == this.deletedAt || attribute == this.deletedBy || attribute == this.deletionId;
	}

	/**
	 * Add these attributes to those that an update writes. An entity that tracks its own
	 * changes does not report them.
	 * @param attributes the positions of attributes, or {@code null} for all
	 * @return the positions, or {@code null} for all
	 */
	public int @Nullable [] addTo(int @Nullable [] attributes) {
		return (attributes == null) ? null
				: IntStream
					.concat(IntStream.of(attributes), IntStream.of(this.deletedAt, this.deletedBy, this.deletionId))
					.distinct()
					.toArray();
	}

	/**
	 * Remove these attributes from those that a flush found to be dirty.
	 * @param attributes the positions of attributes, or {@code null} if they are unknown
	 * @return the other positions, or {@code null} if they are unknown
	 */
	public int @Nullable [] removeFrom(int @Nullable [] attributes) {
		return (attributes == null) ? null
				: IntStream.of(attributes).filter((attribute) -> !isOwn(attribute)).toArray();
	}

	/**
	 * Add an association that restricts the deletion of rows. Belongs to the start of the
	 * persistence unit.
	 */
	void addRestriction(RestrictingAssociation association) {
		this.restrictions.add(association);
	}

	/**
	 * Return the associations that restrict the deletion of rows.
	 */
	public List<RestrictingAssociation> restrictions() {
		return this.restrictions;
	}

	public BasicAttributeMapping deletedAt() {
		return mapping(this.deletedAt);
	}

	public BasicAttributeMapping deletedBy() {
		return mapping(this.deletedBy);
	}

	public BasicAttributeMapping deletionId() {
		return mapping(this.deletionId);
	}

	private BasicAttributeMapping mapping(int attribute) {
		return (BasicAttributeMapping) this.persister.getAttributeMapping(attribute);
	}

}
