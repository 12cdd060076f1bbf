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
package dev.plinth.softdelete.coordinator;

import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.reference.KeyKeepingUpdateCoordinator;
import org.hibernate.engine.jdbc.batch.internal.BasicBatchKey;
import org.hibernate.engine.jdbc.batch.spi.BatchKey;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.EntityTableMapping;
import org.hibernate.sql.model.MutationOperation;
import org.hibernate.sql.model.ast.MutatingTableReference;
import org.hibernate.sql.model.ast.builder.AbstractTableUpdateBuilder;
import org.hibernate.sql.model.ast.builder.TableUpdateBuilderStandard;
import org.jspecify.annotations.Nullable;

/**
 * Updates a row of a soft-deletable entity on condition that it is in the state that the
 * session knows, and leaves what tells of its deletion alone. The base class calls it
 * while it is constructed, so that what is written depends on nothing but the persister.
 */
abstract class SoftDeletableUpdateCoordinator extends KeyKeepingUpdateCoordinator {

	private final BatchKey batchKey;

	SoftDeletableUpdateCoordinator(EntityPersister persister) {
		super(persister);
		this.batchKey = new BasicBatchKey(persister.getEntityName() + "#" + getClass().getSimpleName());
	}

	/**
	 * A batch has one statement, and rows in other states take another one.
	 */
	@Override
	protected @Nullable BatchKey getBatchKey() {
		return (super.getBatchKey() != null) ? this.batchKey : null;
	}

	@Override
	protected InclusionChecker createInclusionChecker(boolean[] updateable) {
		return (position, attribute) -> updateable[position] && isWritten(position);
	}

	@Override
	protected boolean includeInStaticUpdate(int position, AttributeMapping attribute, boolean[] updateable) {
		return isWritten(position) && super.includeInStaticUpdate(position, attribute, updateable);
	}

	private boolean isWritten(int attribute) {
		return writesDeletion() || !SoftDeleteAttributes.required(entityPersister()).isOwn(attribute);
	}

	/**
	 * Return whether what tells of the deletion is written as well. The row that has it
	 * would not be looked at otherwise where another table of the entity changes, and
	 * there is no version.
	 */
	boolean writesDeletion() {
		return entityPersister().getTableMappings().length > 1 && !entityPersister().isVersioned();
	}

	@Override
	protected final <O extends MutationOperation> AbstractTableUpdateBuilder<O> newTableUpdateBuilder(
			EntityTableMapping tableMapping) {
		return tableMapping.isIdentifierTable() ? newRestrictedUpdateBuilder(tableMapping)
				: super.newTableUpdateBuilder(tableMapping);
	}

	/**
	 * Return what updates the table that tells of the deletion, on condition that the row
	 * lives.
	 */
	<O extends MutationOperation> AbstractTableUpdateBuilder<O> newRestrictedUpdateBuilder(
			EntityTableMapping tableMapping) {
		return newUpdateBuilder(tableMapping, SoftDeleteAttributes.required(entityPersister()).livingSql());
	}

	final <O extends MutationOperation> AbstractTableUpdateBuilder<O> newUpdateBuilder(EntityTableMapping tableMapping,
			@Nullable String condition) {
		return new TableUpdateBuilderStandard<>(entityPersister(), new MutatingTableReference(tableMapping), factory(),
				condition);
	}

}
