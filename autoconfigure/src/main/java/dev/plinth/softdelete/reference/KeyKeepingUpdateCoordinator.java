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
package dev.plinth.softdelete.reference;

import dev.plinth.mapping.DynamicUpdates;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.values.GeneratedValues;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.UpdateCoordinatorStandard;
import org.hibernate.sql.model.ast.builder.TableUpdateBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Updates a row and leaves the {@linkplain HiddenKeys keys of hidden references} in it
 * alone.
 */
public class KeyKeepingUpdateCoordinator extends UpdateCoordinatorStandard {

	private final HiddenKeys hiddenKeys;

	public KeyKeepingUpdateCoordinator(EntityPersister persister) {
		super(persister, persister.getFactory());
		this.hiddenKeys = new HiddenKeys(persister);
	}

	@Override
	public @Nullable GeneratedValues update(Object entity, Object id, @Nullable Object rowId, Object[] values,
			@Nullable Object oldVersion, Object @Nullable [] oldValues, int @Nullable [] dirtyAttributes,
			boolean hasDirtyCollection, SharedSessionContractImplementor session) {
		int[] written = DynamicUpdates.attributes(dirtyAttributes, values, entityPersister());
		return this.hiddenKeys.keep(oldValues, values, session, () -> super.update(entity, id, rowId, values,
				oldVersion, oldValues, written, hasDirtyCollection, session));
	}

	@Override
	protected boolean isColumnIncludedInSet(SelectableMapping selectable) {
		return super.isColumnIncludedInSet(selectable) && HiddenKeys.isWritten(selectable);
	}

	@Override
	protected void forEachUpdatable(AttributeMapping attribute, TableUpdateBuilder<?> builder) {
		attribute.forEachUpdatable((index, column) -> {
			if (HiddenKeys.isWritten(column)) {
				builder.accept(index, column);
			}
		});
	}

}
