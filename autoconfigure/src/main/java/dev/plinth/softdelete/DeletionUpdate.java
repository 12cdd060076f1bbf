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

import org.hibernate.StaleObjectStateException;
import org.hibernate.engine.jdbc.batch.internal.BasicBatchKey;
import org.hibernate.engine.jdbc.batch.spi.BatchKey;
import org.hibernate.engine.jdbc.mutation.JdbcValueBindings;
import org.hibernate.engine.jdbc.mutation.MutationExecutor;
import org.hibernate.engine.jdbc.mutation.ParameterUsage;
import org.hibernate.engine.jdbc.mutation.internal.ModelMutationHelper;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.EntityVersionMapping;
import org.hibernate.metamodel.mapping.SingularAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.AbstractMutationCoordinator;
import org.hibernate.persister.entity.mutation.EntityTableMapping;
import org.hibernate.sql.model.MutationOperationGroup;
import org.hibernate.sql.model.MutationType;
import org.hibernate.sql.model.ast.builder.TableUpdateBuilderStandard;
import org.hibernate.sql.model.internal.MutationGroupSingle;
import org.hibernate.sql.model.internal.MutationOperationGroupFactory;
import org.jspecify.annotations.Nullable;

/**
 * The statement that writes a deletion into a living row and bumps the version: prepared
 * once, touching no other column and only the table that holds the identifier. The row
 * has to be alive and of the version that the session knows.
 */
final class DeletionUpdate extends AbstractMutationCoordinator {

	private final SoftDeleteAttributes attributes;

	private final EntityTableMapping table;

	private final MutationOperationGroup operation;

	private final BatchKey batchKey;

	DeletionUpdate(EntityPersister persister, SoftDeleteAttributes attributes) {
		super(persister, persister.getFactory());
		this.attributes = attributes;
		this.table = persister.getIdentifierTableMapping();
		this.operation = createOperation();
		this.batchKey = new BasicBatchKey(persister.getEntityName() + "#DELETE");
	}

	private MutationOperationGroup createOperation() {
		EntityVersionMapping version = entityPersister().getVersionMapping();
		TableUpdateBuilderStandard<?> update = new TableUpdateBuilderStandard<>(entityPersister(), this.table,
				factory());
		update.addValueColumn(this.attributes.deletedAt());
		update.addValueColumn(this.attributes.deletedBy());
		update.addValueColumn(this.attributes.deletionId());
		update.addKeyRestrictions(this.table.getKeyMapping());
		if (version != null) {
			update.addValueColumn(version.getVersionAttribute());
			update.addOptimisticLockRestriction(version);
		}
		update.addNullRestriction(this.attributes.deletedAt());
		var mutation = update.buildMutation();
		return MutationOperationGroupFactory.singleOperation(
				new MutationGroupSingle(MutationType.UPDATE, entityPersister(), mutation),
				mutation.createMutationOperation(null, factory()));
	}

	MutationOperationGroup operation() {
		return this.operation;
	}

	@Override
	protected BatchKey getBatchKey() {
		return this.batchKey;
	}

	/**
	 * Delete the row.
	 */
	void delete(@Nullable Object entity, Object id, Deletion deletion, @Nullable Object version,
			@Nullable Object nextVersion, SharedSessionContractImplementor session) {
		MutationExecutor executor = this.mutationExecutorService.createExecutor(resolveBatchKeyAccess(false, session),
				this.operation, session);
		try {
			executor.getPreparedStatementDetails(this.table.getTableName());
			JdbcValueBindings bindings = executor.getJdbcValueBindings();
			bind(this.attributes.deletedAt(), deletion.at(), ParameterUsage.SET, bindings, session);
			bind(this.attributes.deletedBy(), deletion.by(), ParameterUsage.SET, bindings, session);
			bind(this.attributes.deletionId(), deletion.id(), ParameterUsage.SET, bindings, session);
			EntityVersionMapping versionMapping = entityPersister().getVersionMapping();
			if (versionMapping != null) {
				bind(versionMapping.getVersionAttribute(), nextVersion, ParameterUsage.SET, bindings, session);
				bind(versionMapping.getVersionAttribute(), version, ParameterUsage.RESTRICT, bindings, session);
			}
			breakDownKeyJdbcValues(id, null, session, bindings, this.table);
			executor.execute(entity, null, null,
					(details, affectedRows, batchPosition) -> ModelMutationHelper.identifiedResultsCheck(details,
							affectedRows, batchPosition, entityPersister(), id, factory()),
					session, (stale) -> new StaleObjectStateException(entityPersister().getEntityName(), id, stale));
		}
		finally {
			executor.release();
		}
	}

	private void bind(SingularAttributeMapping attribute, @Nullable Object value, ParameterUsage usage,
			JdbcValueBindings bindings, SharedSessionContractImplementor session) {
		attribute
			.decompose(
					value, 0, bindings, null, (index, target, noValue, jdbcValue, selectable) -> target
						.bindValue(jdbcValue, this.table.getTableName(), selectable.getSelectionExpression(), usage),
					session);
	}

}
