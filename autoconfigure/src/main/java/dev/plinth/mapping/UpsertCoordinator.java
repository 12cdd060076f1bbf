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
package dev.plinth.mapping;

import java.util.List;

import org.hibernate.UnresolvableObjectException;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.values.GeneratedValues;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.UpdateCoordinator;
import org.hibernate.sql.model.MutationOperationGroup;
import org.jspecify.annotations.Nullable;

/**
 * Updates or inserts the row of a stateless session's {@code upsert}. The one statement
 * that does either would write what an insert generates over what the row has, so the row
 * is looked up first; should it be deleted or inserted meanwhile, the statement that
 * follows fails. Public for the packages of this library; not for use by applications.
 */
public class UpsertCoordinator implements UpdateCoordinator {

	private final EntityPersister persister;

	/**
	 * Create the coordinator.
	 * @param persister the persister of the entity
	 */
	public UpsertCoordinator(EntityPersister persister) {
		this.persister = persister;
	}

	@Override
	public MutationOperationGroup getStaticMutationOperationGroup() {
		return this.persister.getUpdateCoordinator().getStaticMutationOperationGroup();
	}

	@Override
	public @Nullable GeneratedValues update(Object entity, Object id, @Nullable Object rowId, Object[] values,
			@Nullable Object oldVersion, Object @Nullable [] oldValues, int @Nullable [] dirtyAttributes,
			boolean hasDirtyCollection, SharedSessionContractImplementor session) {
		session.getJdbcCoordinator().executeBatch();
		if (!exists(id, session)) {
			return insert(entity, id, values, session);
		}
		return this.persister.getUpdateCoordinator()
			.update(entity, id, rowId, values, oldVersion, oldValues, dirtyAttributes, hasDirtyCollection, session);
	}

	/**
	 * Return whether there is a row to update.
	 * @param id its identifier
	 * @param session the session
	 * @return {@code true} if there is, {@code false} to insert one
	 */
	protected boolean exists(Object id, SharedSessionContractImplementor session) {
		JdbcMapping type = session.getTypeConfiguration().getBasicTypeForJavaType(Integer.class);
		return !RowStatement.select("1", this.persister, id, session).query(List.of(type), session).isEmpty();
	}

	private @Nullable GeneratedValues insert(Object entity, Object id, Object[] values,
			SharedSessionContractImplementor session) {
		if (this.persister.isIdentifierAssignedByInsert()) {
			throw new UnresolvableObjectException(id, this.persister.getEntityName());
		}
		return this.persister.getInsertCoordinator().insert(entity, id, values, session);
	}

	@Override
	public void forceVersionIncrement(Object id, @Nullable Object currentVersion, @Nullable Object nextVersion,
			SharedSessionContractImplementor session) {
		this.persister.getUpdateCoordinator().forceVersionIncrement(id, currentVersion, nextVersion, session);
	}

}
