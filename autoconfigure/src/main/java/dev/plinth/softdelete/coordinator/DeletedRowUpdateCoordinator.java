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
import org.hibernate.engine.OptimisticLockStyle;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.values.GeneratedValues;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.EntityTableMapping;
import org.hibernate.sql.model.MutationOperation;
import org.hibernate.sql.model.ast.builder.AbstractTableUpdateBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Updates a deleted row on condition that it still has the deletion that the session
 * knows, so that an edit fails like any stale edit once the row has been restored, with a
 * version and without.
 */
class DeletedRowUpdateCoordinator extends SoftDeletableUpdateCoordinator {

	DeletedRowUpdateCoordinator(EntityPersister persister) {
		super(persister);
	}

	/**
	 * Where nothing but the version changes, because a collection has, the row has to be
	 * deleted still.
	 */
	@Override
	protected @Nullable GeneratedValues doVersionUpdate(@Nullable Object entity, Object id, Object version,
			Object oldVersion, boolean batching, Object @Nullable [] loadedState,
			SharedSessionContractImplementor session) {
		((SoftDeleteCoordinator) entityPersister().getDeleteCoordinator()).renew(entity, id, oldVersion, version,
				session);
		return null;
	}

	@Override
	<O extends MutationOperation> AbstractTableUpdateBuilder<O> newRestrictedUpdateBuilder(
			EntityTableMapping tableMapping) {
		AbstractTableUpdateBuilder<O> update = newUpdateBuilder(tableMapping, null);
		SoftDeleteAttributes attributes = SoftDeleteAttributes.required(entityPersister());
		if (!isLockedByAllAttributes(attributes.deletionId())) {
			update.addOptimisticLockRestriction(attributes.deletionId());
		}
		return update;
	}

	/**
	 * Whether Hibernate compares an attribute with what it was loaded with, whatever
	 * changes.
	 */
	private boolean isLockedByAllAttributes(AttributeMapping attribute) {
		return entityPersister().optimisticLockStyle() == OptimisticLockStyle.ALL
				&& attribute.getAttributeMetadata().isIncludedInOptimisticLocking();
	}

	/**
	 * Has the deletion bound as a value that the row must have.
	 */
	@Override
	protected UpdateValuesAnalysisImpl analyzeUpdateValues(Object entity, Object[] values, @Nullable Object oldVersion,
			Object @Nullable [] oldValues, int @Nullable [] dirtyAttributes, InclusionChecker inclusionChecker,
			InclusionChecker lockingChecker, InclusionChecker dirtinessChecker, boolean restrictToTemporalExcluded,
			@Nullable Object rowId, boolean forceDynamicUpdate, SharedSessionContractImplementor session) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.required(entityPersister());
		InclusionChecker locked = (position, attribute) -> attributes.isDeletionId(position)
				|| lockingChecker.include(position, attribute);
		return super.analyzeUpdateValues(entity, values, oldVersion, oldValues, dirtyAttributes, inclusionChecker,
				locked, dirtinessChecker, restrictToTemporalExcluded, rowId, forceDynamicUpdate, session);
	}

	/**
	 * Updates a row whose deletion has no identifier.
	 */
	static final class WithoutDeletionId extends DeletedRowUpdateCoordinator {

		WithoutDeletionId(EntityPersister persister) {
			super(persister);
		}

		@Override
		<O extends MutationOperation> AbstractTableUpdateBuilder<O> newRestrictedUpdateBuilder(
				EntityTableMapping tableMapping) {
			SoftDeleteAttributes attributes = SoftDeleteAttributes.required(entityPersister());
			AbstractTableUpdateBuilder<O> update = newUpdateBuilder(tableMapping, attributes.deletedSql());
			if (attributes.hasDeletionId()) {
				update.addNullRestriction(attributes.deletionId());
			}
			return update;
		}

	}

}
