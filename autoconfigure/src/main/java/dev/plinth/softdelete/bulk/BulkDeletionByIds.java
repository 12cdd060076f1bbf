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
package dev.plinth.softdelete.bulk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.Visibility;
import dev.plinth.softdelete.model.Batches;
import dev.plinth.softdelete.model.Deletion;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.action.internal.BulkOperationCleanupAction;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.internal.util.MutableObject;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.NonSelectQueryPlan;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.internal.CacheableSqmInterpretation;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.SqmJdbcExecutionContextAdapter;
import org.hibernate.query.sqm.mutation.internal.MatchingIdSelectionHelper;
import org.hibernate.query.sqm.tree.SqmCopyContext;
import org.hibernate.query.sqm.tree.delete.SqmDeleteStatement;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.spi.JdbcOperationQueryMutation;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.exec.spi.JdbcSelect;

/**
 * An HQL or Criteria delete that first selects identifiers and then writes the deletion
 * into these rows, table by table. Needed for a hierarchy with a table per concrete
 * class, whose tables no single statement can update, where the database does not let a
 * statement select from the table that it updates, and where rows that do not know their
 * deletion have to be known afterwards.
 */
final class BulkDeletionByIds implements NonSelectQueryPlan {

	private final SqmDeleteStatement<?> statement;

	private final DomainParameterXref parameters;

	private final EntityPersister persister;

	private final Deletion deletion;

	private List<Object> ids = List.of();

	BulkDeletionByIds(SqmDeleteStatement<?> statement, DomainParameterXref parameters, EntityPersister persister,
			Deletion deletion) {
		this.statement = statement;
		this.parameters = parameters;
		this.persister = persister;
		this.deletion = deletion;
	}

	@Override
	public int executeUpdate(DomainQueryExecutionContext context) {
		SharedSessionContractImplementor session = context.getSession();
		BulkOperationCleanupAction.schedule(session, this.statement);
		this.ids = selectIds(context);
		List<List<Object>> batches = Batches.of(this.ids, this.persister.getIdentifierMapping().getJdbcTypeCount());
		int deleted = 0;
		for (EntityPersister holder : BulkDeletion.holders(this.persister)) {
			for (List<Object> batch : batches) {
				deleted += delete(holder, batch, context);
			}
		}
		return deleted;
	}

	/**
	 * Return the identifiers of the rows that the statement has selected.
	 */
	List<Object> ids() {
		return this.ids;
	}

	private List<Object> selectIds(DomainQueryExecutionContext context) {
		MutableObject<JdbcParameterBindings> bindings = new MutableObject<>();
		CacheableSqmInterpretation<SelectStatement, JdbcSelect> select = MatchingIdSelectionHelper
			.createMatchingIdsSelect(ofLivingRows(), this.parameters, context, bindings);
		context.getSession().autoFlushIfRequired(select.jdbcOperation().getAffectedTableNames());
		return MatchingIdSelectionHelper.selectMatchingIds(select, bindings.get(), context);
	}

	/**
	 * Rows that are seen deleted are not taken by this statement.
	 */
	private SqmDeleteStatement<?> ofLivingRows() {
		if (DeletedRows.visibility() == Visibility.LIVE) {
			return this.statement;
		}
		SqmDeleteStatement<?> living = this.statement.copy(SqmCopyContext.noParamCopyContext());
		living.applyPredicate(SoftDeleteAttributes.required(this.persister).mark().living(living.getTarget()));
		return living;
	}

	private int delete(EntityPersister holder, List<Object> ids, DomainQueryExecutionContext context) {
		NamedTableReference target = BulkDeletion.target(holder);
		InListPredicate condition = new InListPredicate(BulkDeletion.identifier(target, holder));
		ids.forEach((id) -> condition.addExpression(parameter(id, holder.getIdentifierMapping())));
		SessionFactoryImplementor sessionFactory = context.getSession().getFactory();
		JdbcServices jdbcServices = sessionFactory.getJdbcServices();
		JdbcOperationQueryMutation update = jdbcServices.getJdbcEnvironment()
			.getSqlAstTranslatorFactory()
			.buildMutationTranslator(sessionFactory,
					BulkDeletion.update(target, holder, SoftDeleteAttributes.required(holder), this.deletion, condition,
							context.getSession()))
			.translate(JdbcParameterBindings.NO_BINDINGS, QueryOptions.NONE);
		return jdbcServices.getJdbcMutationExecutor()
			.execute(update, JdbcParameterBindings.NO_BINDINGS,
					(sql) -> context.getSession().getJdbcCoordinator().getStatementPreparer().prepareStatement(sql),
					(rows, prepared) -> {
					}, SqmJdbcExecutionContextAdapter.omittingLockingAndPaging(context));
	}

	/**
	 * The selected values begin with those of the identifier.
	 */
	private static Expression parameter(Object id, EntityIdentifierMapping mapping) {
		List<Expression> values = new ArrayList<>();
		mapping.forEachJdbcType((index, type) -> values.add(new ValueParameter(type,
				type.convertToRelationalValue((id instanceof Object[] columns) ? columns[index] : id))));
		return (values.size() == 1) ? values.get(0) : new SqlTuple(Collections.unmodifiableList(values), mapping);
	}

}
