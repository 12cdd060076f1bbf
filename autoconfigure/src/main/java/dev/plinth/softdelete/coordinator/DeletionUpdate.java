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

import java.util.LinkedHashMap;
import java.util.Map;

import dev.plinth.softdelete.model.Deletion;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.StaleObjectStateException;
import org.hibernate.engine.jdbc.batch.internal.BasicBatchKey;
import org.hibernate.engine.jdbc.batch.spi.BatchKey;
import org.hibernate.engine.jdbc.mutation.JdbcValueBindings;
import org.hibernate.engine.jdbc.mutation.MutationExecutor;
import org.hibernate.engine.jdbc.mutation.ParameterUsage;
import org.hibernate.engine.jdbc.mutation.internal.ModelMutationHelper;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityVersionMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.SingularAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.AbstractMutationCoordinator;
import org.hibernate.persister.entity.mutation.EntityTableMapping;
import org.hibernate.sql.model.MutationOperationGroup;
import org.hibernate.sql.model.MutationType;
import org.hibernate.sql.model.ast.MutatingTableReference;
import org.hibernate.sql.model.ast.builder.TableUpdateBuilderStandard;
import org.hibernate.sql.model.internal.MutationGroupSingle;
import org.hibernate.sql.model.internal.MutationOperationGroupFactory;
import org.jspecify.annotations.Nullable;

/**
 * The statement that writes a deletion into a row and bumps the version: prepared once,
 * touching no other column and only the table that holds the identifier. The row has to
 * be in the state that the session knows, alive or, where nothing but the version of a
 * deleted row is bumped, deleted, and of the same version. Where
 * {@link org.hibernate.annotations.OptimisticLocking} compares attributes instead of a
 * version, those in that table have to be as they were loaded; the statement is then made
 * for each row.
 */
final class DeletionUpdate extends AbstractMutationCoordinator {

	private static final Map<SelectableMapping, @Nullable Object> NO_CHECKED_VALUES = Map.of();

	private final SoftDeleteAttributes attributes;

	private final Effect effect;

	private final EntityTableMapping table;

	private final MutationOperationGroup operation;

	private final BatchKey batchKey;

	DeletionUpdate(EntityPersister persister, SoftDeleteAttributes attributes, Effect effect) {
		super(persister, persister.getFactory());
		this.attributes = attributes;
		this.effect = effect;
		this.table = persister.getIdentifierTableMapping();
		this.operation = createOperation(NO_CHECKED_VALUES);
		this.batchKey = new BasicBatchKey(persister.getEntityName() + "#" + effect);
	}

	private MutationOperationGroup createOperation(Map<SelectableMapping, @Nullable Object> checked) {
		EntityVersionMapping version = entityPersister().getVersionMapping();
		TableUpdateBuilderStandard<?> update = new TableUpdateBuilderStandard<>(entityPersister(),
				new MutatingTableReference(this.table), factory(), switch (this.effect) {
					case DELETE -> this.attributes.livingSql();
					case RENEW -> this.attributes.deletedSql();
				});
		if (this.effect == Effect.DELETE) {
			this.attributes.forEachColumn((index, column) -> update.addValueColumn(column));
		}
		update.addKeyRestrictions(this.table.getKeyMapping());
		if (version != null) {
			update.addValueColumn(version.getVersionAttribute());
			update.addOptimisticLockRestriction(version);
		}
		checked.forEach((column, value) -> {
			if (value != null) {
				update.addOptimisticLockRestriction(column);
			}
			else {
				update.addNullRestriction(column);
			}
		});
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
			@Nullable Object nextVersion, Object @Nullable [] loadedState, SharedSessionContractImplementor session) {
		execute(entity, id, deletion, version, nextVersion, checkedValues(loadedState, session), session);
	}

	/**
	 * Give a deleted row another version.
	 */
	void renew(@Nullable Object entity, Object id, @Nullable Object version, @Nullable Object nextVersion,
			SharedSessionContractImplementor session) {
		execute(entity, id, null, version, nextVersion, NO_CHECKED_VALUES, session);
	}

	/**
	 * Return the columns that have to have the value they were loaded with.
	 */
	private Map<SelectableMapping, @Nullable Object> checkedValues(Object @Nullable [] loadedState,
			SharedSessionContractImplementor session) {
		if (loadedState == null || !entityPersister().optimisticLockStyle().isAllOrDirty()) {
			return NO_CHECKED_VALUES;
		}
		Map<SelectableMapping, @Nullable Object> checked = new LinkedHashMap<>();
		for (int index = 0; index < loadedState.length; index++) {
			AttributeMapping attribute = entityPersister().getAttributeMapping(index);
			if (entityPersister().getPropertyVersionability()[index] && !this.attributes.isOwn(index)
					&& !attribute.isPluralAttributeMapping()) {
				attribute.decompose(loadedState[index], 0, checked, null, (position, target, none, value, column) -> {
					if (!column.isFormula()
							&& column.getContainingTableExpression().equals(this.table.getTableName())) {
						target.put(column, value);
					}
				}, session);
			}
		}
		return checked;
	}

	private void execute(@Nullable Object entity, Object id, @Nullable Deletion deletion, @Nullable Object version,
			@Nullable Object nextVersion, Map<SelectableMapping, @Nullable Object> checked,
			SharedSessionContractImplementor session) {
		boolean dynamic = !checked.isEmpty();
		MutationExecutor executor = this.mutationExecutorService.createExecutor(resolveBatchKeyAccess(dynamic, session),
				dynamic ? createOperation(checked) : this.operation, session);
		try {
			executor.getPreparedStatementDetails(this.table.getTableName());
			JdbcValueBindings bindings = executor.getJdbcValueBindings();
			if (deletion != null) {
				this.attributes.forEachValue(deletion, session, (column, value) -> bindings.bindValue(value,
						this.table.getTableName(), column.getSelectionExpression(), ParameterUsage.SET));
			}
			EntityVersionMapping versionMapping = entityPersister().getVersionMapping();
			if (versionMapping != null) {
				bind(versionMapping.getVersionAttribute(), nextVersion, ParameterUsage.SET, bindings, session);
				bind(versionMapping.getVersionAttribute(), version, ParameterUsage.RESTRICT, bindings, session);
			}
			checked.forEach((column, value) -> {
				if (value != null) {
					bindings.bindValue(value, this.table.getTableName(), column.getSelectionExpression(),
							ParameterUsage.RESTRICT);
				}
			});
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

	/**
	 * What the statement does.
	 */
	enum Effect {

		/**
		 * Writes a deletion into a living row.
		 */
		DELETE,

		/**
		 * Bumps the version of a deleted row.
		 */
		RENEW

	}

}
