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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import dev.plinth.audit.AuditorTooLongException;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityEntryExtraState;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.metamodel.mapping.SelectableConsumer;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.internal.BasicAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.hibernate.type.TypeHelper;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The attributes of one entity class that say whether and how a row is deleted.
 */
public final class SoftDeleteAttributes {

	private final EntityPersister persister;

	private final DeletionMark mark;

	private final int markPosition;

	private final int auditor;

	private final @Nullable Class<?> auditorType;

	private final @Nullable Long auditorLength;

	private final int deletionId;

	private final int[] positions;

	private final boolean assignable;

	private final List<RestrictingAssociation> restrictions = new ArrayList<>();

	/**
	 * Create the attributes.
	 * @param persister the persister of the entity class
	 * @param entity its mapping
	 */
	public SoftDeleteAttributes(EntityPersister persister, PersistentClass entity) {
		DeletionRoles roles = SoftDeletableMapping.roles(entity);
		this.persister = persister;
		this.mark = DeletionMark.of(roles.mark());
		this.markPosition = persister.getPropertyIndex(roles.mark().getName());
		Property by = roles.auditor();
		this.auditor = position(by, persister);
		this.auditorType = (by != null) ? by.getType().getReturnedClass() : null;
		this.auditorLength = (by != null) ? by.getColumns().get(0).getLength() : null;
		this.deletionId = position(roles.id(), persister);
		this.positions = IntStream.of(this.markPosition, this.auditor, this.deletionId)
			.filter((position) -> position >= 0)
			.toArray();
		this.assignable = roles.assignable();
	}

	private static int position(@Nullable Property property, EntityPersister persister) {
		return (property != null) ? persister.getPropertyIndex(property.getName()) : -1;
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

	/**
	 * Return what tells whether a row is deleted.
	 */
	public DeletionMark mark() {
		return this.mark;
	}

	/**
	 * Return the column of what tells whether a row is deleted.
	 */
	public BasicAttributeMapping markColumn() {
		return (BasicAttributeMapping) this.persister.getAttributeMapping(this.markPosition);
	}

	/**
	 * Return the condition that a row lives, in SQL on the table that holds it.
	 */
	public String livingSql() {
		return this.mark.livingSql(markColumn().getSelectionExpression());
	}

	/**
	 * Return the condition that a row is deleted, in SQL on the table that holds it.
	 */
	public String deletedSql() {
		return this.mark.deletedSql(markColumn().getSelectionExpression());
	}

	/**
	 * Return whether rows know the deletion that took them.
	 */
	public boolean hasDeletionId() {
		return this.deletionId >= 0;
	}

	/**
	 * Return the attribute that holds the identifier of the deletion.
	 * @throws IllegalStateException if there is none
	 */
	public BasicAttributeMapping deletionId() {
		Assert.state(hasDeletionId(), () -> entityName() + " has no attribute for the identifier of a deletion");
		return (BasicAttributeMapping) this.persister.getAttributeMapping(this.deletionId);
	}

	/**
	 * Return the HQL expression of the identifier of the deletion.
	 * @param alias the alias of the entity
	 * @return the expression, {@code null} in HQL if there is no such attribute
	 */
	public String deletionId(String alias) {
		return hasDeletionId() ? alias + "." + deletionId().getAttributeName() : "null";
	}

	public boolean isDeleted(Object entity) {
		return this.mark.isDeleted(this.persister.getValue(entity, this.markPosition));
	}

	public boolean isDeleted(@Nullable Object[] state) {
		return this.mark.isDeleted(state[this.markPosition]);
	}

	public @Nullable UUID deletionId(Object entity) {
		return hasDeletionId() ? (UUID) this.persister.getValue(entity, this.deletionId) : null;
	}

	public @Nullable UUID deletionId(Object[] state) {
		return hasDeletionId() ? (UUID) state[this.deletionId] : null;
	}

	/**
	 * Return whether an attribute is the one that tells the deletion.
	 */
	public boolean isDeletionId(int attribute) {
		return attribute == this.deletionId;
	}

	/**
	 * Return the auditor of a deletion as the entity has it.
	 * @param deletion the deletion
	 * @return the auditor, or {@code null} if there is none or no attribute for it
	 * @throws AuditorTooLongException if the name does not fit its column
	 */
	@Nullable Object auditor(Deletion deletion) {
		Object by = (this.auditorType != null) ? deletion.by(this.auditorType) : null;
		return (by instanceof String name && this.auditorLength != null)
				? AuditorTooLongException.requireFitting(name, this.auditorLength) : by;
	}

	/**
	 * Return the name of the auditor of a deletion.
	 * @return the name, or {@code null} if the entity has no attribute that holds a name
	 */
	public @Nullable String auditorName(Deletion deletion) {
		return hasAuditorName() ? (String) auditor(deletion) : null;
	}

	/**
	 * Return whether the auditor is held by its name.
	 */
	public boolean hasAuditorName() {
		return this.auditorType == String.class;
	}

	/**
	 * Write a deletion into an entity.
	 * @param entity the entity
	 * @param deletion the deletion, or {@code null} if the entity lives again
	 */
	public void write(Object entity, @Nullable Deletion deletion) {
		for (int position : this.positions) {
			this.persister.setValue(entity, position, value(position, deletion));
		}
	}

	private @Nullable Object value(int position, @Nullable Deletion deletion) {
		if (position == this.markPosition) {
			return this.mark.value(deletion);
		}
		if (deletion == null) {
			return null;
		}
		return (position == this.auditor) ? auditor(deletion) : deletion.id();
	}

	/**
	 * Return whether the application may write into these attributes what is not true.
	 */
	public boolean isAssignable() {
		return this.assignable;
	}

	/**
	 * Write into an entity, and its state, what these attributes are known to be.
	 * @param entity the entity
	 * @param state the state that is about to be written
	 * @param deletion the deletion that is about to be written, if any
	 * @param loadedState the state that the entity was loaded with
	 * @param session the session that manages it
	 */
	public void reset(Object entity, @Nullable Object[] state, @Nullable Deletion deletion,
			@Nullable Object[] loadedState, SharedSessionContractImplementor session) {
		for (int position : this.positions) {
			Type type = this.persister.getPropertyTypes()[position];
			Object known = (deletion != null) ? value(position, deletion) : loadedState[position];
			if (known != LazyPropertyInitializer.UNFETCHED_PROPERTY && type.isDirty(known, state[position], session)) {
				state[position] = type.deepCopy(known, session.getFactory());
				this.persister.setValue(entity, position, state[position]);
			}
		}
	}

	/**
	 * Take from the state of a living row what it cannot have.
	 * @param state the state that is about to be written
	 */
	public void clear(@Nullable Object[] state) {
		for (int position : this.positions) {
			state[position] = value(position, null);
		}
	}

	/**
	 * Visit the columns of these attributes.
	 */
	public void forEachColumn(SelectableConsumer consumer) {
		for (int position : this.positions) {
			this.persister.getAttributeMapping(position).forEachSelectable(consumer);
		}
	}

	/**
	 * Visit the columns of these attributes and what is written into them, as the
	 * database has it.
	 * @param deletion the deletion, or {@code null} if the row lives again
	 * @param session the session that writes
	 * @param consumer visits each column with its value
	 */
	public void forEachValue(@Nullable Deletion deletion, SharedSessionContractImplementor session,
			BiConsumer<SelectableMapping, @Nullable Object> consumer) {
		for (int position : this.positions) {
			this.persister.getAttributeMapping(position)
				.decompose(value(position, deletion), (index, value, column) -> consumer.accept(column, value),
						session);
		}
	}

	/**
	 * Write into a managed entity what a statement has written into its row.
	 * @param entity the entity
	 * @param entry its entry in the persistence context
	 * @param deletion the deletion, or {@code null} if the row lives again
	 * @param version the version of the row, or {@code null} if it has none
	 * @param session the session of the entity
	 */
	public void synchronize(Object entity, EntityEntry entry, @Nullable Deletion deletion, @Nullable Object version,
			SharedSessionContractImplementor session) {
		write(entity, deletion);
		written(entity, entry, this.persister.getValues(entity), version, session);
	}

	/**
	 * Have a managed entity be known to have what has been written into its row. The
	 * entry of an immutable entity refuses that; another one takes its place.
	 * @param entity the entity
	 * @param entry its entry in the persistence context
	 * @param state the state of the row
	 * @param version the version of the row, or {@code null} if it has none
	 * @param session the session of the entity
	 */
	public void written(Object entity, EntityEntry entry, Object[] state, @Nullable Object version,
			SharedSessionContractImplementor session) {
		if (this.persister.isMutable()) {
			Versioning.setVersion(state, version, this.persister);
			entry.postUpdate(entity, snapshot(state, session), version);
			StoredDeletion.note(entity, entry, this);
		}
		else {
			if (this.persister.isVersioned()) {
				this.persister.setValue(entity, this.persister.getVersionPropertyIndex(), version);
			}
			StoredDeletion.note(entity, renewed(entity, entry, version, session), this);
		}
	}

	private EntityEntry renewed(Object entity, EntityEntry entry, @Nullable Object version,
			SharedSessionContractImplementor session) {
		EntityEntry renewed = session.getPersistenceContextInternal()
			.addEntry(entity, entry.getStatus(), entry.getLoadedState(), entry.getRowId(), entry.getId(), version,
					entry.getLockMode(), entry.isExistsInDatabase(), this.persister, entry.isBeingReplicated());
		EntityEntryExtraState known = entry.getExtraState(EntityEntryExtraState.class);
		if (known != null) {
			renewed.addExtraState(known);
		}
		return renewed;
	}

	/**
	 * Have a state be one that later changes can be found by: it must not share with the
	 * entity what can change by itself, such as embeddables, dates and arrays.
	 * @param state the state, whose values are replaced by copies
	 * @param session the session of the entity
	 * @return the state
	 */
	public Object[] snapshot(Object[] state, SharedSessionContractImplementor session) {
		TypeHelper.deepCopy(state, this.persister.getPropertyTypes(), this.persister.getPropertyCheckability(), state,
				session);
		return state;
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
		return attribute >= 0
				&& (attribute == this.markPosition || attribute == this.auditor || attribute == this.deletionId);
	}

	/**
	 * Return whether an attribute is one of these.
	 * @param attribute its name
	 */
	public boolean isOwn(String attribute) {
		return IntStream.of(this.positions)
			.anyMatch((position) -> this.persister.getPropertyNames()[position].equals(attribute));
	}

	/**
	 * Add these attributes to those that an update writes. An entity that tracks its own
	 * changes does not report them.
	 * @param attributes the positions of attributes, or {@code null} for all
	 * @return the positions, or {@code null} for all
	 */
	public int @Nullable [] addTo(int @Nullable [] attributes) {
		return (attributes == null) ? null
				: IntStream.concat(IntStream.of(attributes), IntStream.of(this.positions)).distinct().toArray();
	}

	/**
	 * Remove these attributes from those that a flush found to be dirty.
	 * @param attributes the positions of attributes, or {@code null} if they are unknown
	 * @return the other positions, or {@code null} if they are unknown
	 */
	public int @Nullable [] removeFrom(int @Nullable [] attributes) {
		if (attributes == null) {
			return null;
		}
		int[] others = new int[attributes.length];
		int count = 0;
		for (int attribute : attributes) {
			if (!isOwn(attribute)) {
				others[count++] = attribute;
			}
		}
		return Arrays.copyOf(others, count);
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

}
