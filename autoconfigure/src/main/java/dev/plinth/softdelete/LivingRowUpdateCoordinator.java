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

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.values.GeneratedValues;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.EntityTableMapping;
import org.hibernate.persister.entity.mutation.UpdateCoordinatorStandard;
import org.hibernate.sql.model.MutationOperation;
import org.hibernate.sql.model.ast.builder.AbstractTableUpdateBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Updates a row on condition that it lives, so that an edit that started before the row
 * was deleted fails like any stale edit, with a version and without. Within a
 * {@link HardDeletion}, where rows lose references to others that go before them, any row
 * is updated.
 */
final class LivingRowUpdateCoordinator extends UpdateCoordinatorStandard {

	private final UpdateCoordinatorStandard ofRemovedRow;

	LivingRowUpdateCoordinator(EntityPersister persister) {
		super(persister, persister.getFactory());
		this.ofRemovedRow = new UpdateCoordinatorStandard(persister, persister.getFactory());
	}

	/**
	 * Where an entity has several tables and no version, what changed may be in another
	 * table than the deletion: the row that tells whether it lives is updated as well.
	 */
	@Override
	public @Nullable GeneratedValues update(Object entity, Object id, @Nullable Object rowId, Object[] values,
			@Nullable Object oldVersion, Object @Nullable [] oldValues, int @Nullable [] dirtyAttributes,
			boolean hasDirtyCollection, SharedSessionContractImplementor session) {
		if (HardDeletion.isActiveIn(session)) {
			return this.ofRemovedRow.update(entity, id, rowId, values, oldVersion, oldValues, dirtyAttributes,
					hasDirtyCollection, session);
		}
		boolean severalTables = entityPersister().getTableMappings().length > 1;
		return super.update(entity, id, rowId, values, oldVersion, oldValues,
				(severalTables && !entityPersister().isVersioned())
						? SoftDeleteAttributes.required(entityPersister()).addTo(dirtyAttributes) : dirtyAttributes,
				hasDirtyCollection, session);
	}

	@Override
	protected <O extends MutationOperation> AbstractTableUpdateBuilder<O> newTableUpdateBuilder(
			EntityTableMapping tableMapping) {
		AbstractTableUpdateBuilder<O> update = super.newTableUpdateBuilder(tableMapping);
		if (tableMapping.isIdentifierTable()) {
			update.addNullRestriction(SoftDeleteAttributes.required(entityPersister()).deletedAt());
		}
		return update;
	}

}
