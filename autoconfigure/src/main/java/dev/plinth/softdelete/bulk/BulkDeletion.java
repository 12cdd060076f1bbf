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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import dev.plinth.softdelete.deletion.TreeDeletion;
import dev.plinth.softdelete.guard.StatementGuard;
import dev.plinth.softdelete.model.Deletion;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.model.TakenRows;
import dev.plinth.softdelete.reference.RestrictedDeletions;
import org.hibernate.HibernateException;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.EntityVersionMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.NonSelectQueryPlan;
import org.hibernate.query.sqm.BinaryArithmeticOperator;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.SimpleNonSelectQueryPlan;
import org.hibernate.query.sqm.mutation.internal.MatchingIdSelectionHelper;
import org.hibernate.query.sqm.sql.SqmTranslation;
import org.hibernate.query.sqm.sql.StandardSqmTranslation;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.delete.SqmDeleteStatement;
import org.hibernate.query.sqm.tree.from.SqmRoot;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.QueryLiteral;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.hibernate.sql.exec.internal.VersionTypeSeedParameterSpecification;
import org.hibernate.type.BasicType;
import org.jspecify.annotations.Nullable;

/**
 * An HQL or Criteria delete as one statement that writes the same deletion into each row
 * it selects and bumps their versions. A row that is deleted already keeps its deletion,
 * also one that somebody else deletes while the statement runs.
 * <p>
 * Where several tables hold the rows of the entity, only the one with the deletion is
 * written, for the rows that a subquery selects.
 */
final class BulkDeletion extends SimpleNonSelectQueryPlan {

	private static final String TARGET = "target";

	private final EntityPersister persister;

	private final SoftDeleteAttributes attributes;

	private final Deletion deletion;

	private final boolean singleTable;

	private BulkDeletion(SqmDeleteStatement<?> statement, DomainParameterXref parameters, EntityPersister persister,
			SoftDeleteAttributes attributes, Deletion deletion, boolean singleTable) {
		super(statement, parameters);
		this.persister = persister;
		this.attributes = attributes;
		this.deletion = deletion;
		this.singleTable = singleTable;
	}

	/**
	 * Plan a delete statement. The plan serves one execution, since it holds the
	 * deletion.
	 */
	static NonSelectQueryPlan plan(SqmDeleteStatement<?> statement, DomainParameterXref parameters,
			EntityPersister persister, SoftDeleteAttributes attributes, boolean allInOneTable,
			SharedSessionContractImplementor session) {
		boolean singleTable = allInOneTable && !joins(statement.getTarget());
		Deletion ofTree = TreeDeletion.current(session);
		Deletion deletion = (ofTree != null) ? ofTree : Deletion.start(attributes, session);
		boolean named = ofTree == null && !attributes.hasDeletionId() && isChecked(persister, attributes);
		NonSelectQueryPlan plan = named || (!singleTable && (persister instanceof UnionSubclassEntityPersister
				|| !canSelectFromTarget(session.getFactory().getJdbcServices().getDialect())))
						? new BulkDeletionByIds(statement, parameters, persister, deletion)
						: new BulkDeletion(statement, parameters, persister, attributes, deletion, singleTable);
		return (ofTree != null) ? plan : guarded(plan, persister, deletion);
	}

	/**
	 * Hibernate translates explicit joins and downcasts of its target in queries only.
	 */
	private static boolean joins(SqmRoot<?> target) {
		return target.hasJoins() || target.hasTreats();
	}

	/**
	 * Whether the rows that a statement has taken have to be known afterwards.
	 */
	private static boolean isChecked(EntityPersister persister, SoftDeleteAttributes attributes) {
		boolean checked = !attributes.restrictions().isEmpty() || StatementGuard.watchesChildren(persister);
		if (checked && persister.getIdentifierMapping().getJdbcTypeCount() > 1) {
			throw new HibernateException("A bulk statement cannot delete rows of " + persister.getEntityName()
					+ ": what refers to them cannot be checked, since they have an identifier of several columns and do"
					+ " not know their deletion. Give the entity a @DeletionId attribute, or delete entity by entity");
		}
		return checked;
	}

	/**
	 * A bulk statement does not cascade, and may take rows that must not go.
	 */
	private static NonSelectQueryPlan guarded(NonSelectQueryPlan plan, EntityPersister persister, Deletion deletion) {
		return (context) -> {
			int deleted = plan.executeUpdate(context);
			if (deleted > 0) {
				TakenRows rows = TakenRows.of(persister, deletion,
						(plan instanceof BulkDeletionByIds byIds) ? byIds.ids() : List.of());
				StatementGuard.checkChildren(persister, rows, context.getSession());
				RestrictedDeletions.check(Map.of(persister, rows), context.getSession());
			}
			return deleted;
		};
	}

	/**
	 * MariaDB has long learned what its dialect inherits from MySQL that it cannot.
	 */
	private static boolean canSelectFromTarget(Dialect dialect) {
		return dialect.supportsSubqueryOnMutatingTable() || dialect instanceof MariaDBDialect;
	}

	@Override
	protected SqmTranslation<? extends MutationStatement> buildTranslation(SqmDmlStatement<?> statement,
			DomainParameterXref parameters, DomainQueryExecutionContext context) {
		if (this.singleTable) {
			return translation(super.buildTranslation(statement, parameters, context), context.getSession());
		}
		SqmTranslation<SelectStatement> ids = selectIds((SqmDeleteStatement<?>) statement, parameters, context);
		NamedTableReference target = target(this.persister);
		return translation(ids,
				update(target, this.persister, this.attributes, this.deletion,
						new InSubQueryPredicate(identifier(target, this.persister),
								ids.getSqlAst().getQuerySpec().asSubQuery(), false),
						context.getSession()));
	}

	private SqmTranslation<UpdateStatement> translation(SqmTranslation<? extends MutationStatement> physical,
			SharedSessionContractImplementor session) {
		DeleteStatement delete = (DeleteStatement) physical.getSqlAst();
		NamedTableReference target = delete.getTargetTable();
		return translation(physical, new UpdateStatement(delete, target, delete.getMutationTarget(),
				delete.getFromClause(),
				assignments(target, this.persister, this.attributes, this.deletion,
						qualifiesColumns(delete) ? QualifiedColumnReference::new : ColumnReference::new, session),
				Predicate.combinePredicates(delete.getRestriction(), living(target, this.attributes)),
				delete.getReturningColumns()));
	}

	/**
	 * Where a statement updates a join, a column needs its table.
	 */
	private boolean qualifiesColumns(DeleteStatement delete) {
		return this.persister.getFactory().getJdbcServices().getDialect() instanceof MySQLDialect
				&& delete.getFromClause().getRoots().stream().anyMatch(TableGroup::hasRealJoins);
	}

	private static SqmTranslation<UpdateStatement> translation(SqmTranslation<?> original, UpdateStatement update) {
		return new StandardSqmTranslation<>(update, original.getJdbcParamsBySqmParam(),
				original.getSqmParameterMappingModelTypeResolutions(), original.getSqlExpressionResolver(),
				original.getFromClauseAccess());
	}

	private SqmTranslation<SelectStatement> selectIds(SqmDeleteStatement<?> statement, DomainParameterXref parameters,
			DomainQueryExecutionContext context) {
		SessionFactoryImplementor sessionFactory = context.getSession().getFactory();
		return sessionFactory.getQueryEngine()
			.getSqmTranslatorFactory()
			.createSelectTranslator(
					MatchingIdSelectionHelper.generateMatchingIdSelectStatement(statement, this.persister),
					context.getQueryOptions(), parameters, context.getQueryParameterBindings(),
					context.getSession().getLoadQueryInfluencers(), sessionFactory.getSqlTranslationEngine(), true)
			.translate();
	}

	/**
	 * Return one entity per table that holds deletions.
	 */
	static List<EntityPersister> holders(EntityPersister persister) {
		List<EntityPersister> holders = new ArrayList<>();
		Set<String> tables = new HashSet<>();
		List<EntityMappingType> types = new ArrayList<>(persister.getSubMappingTypes());
		types.add(0, persister);
		for (EntityMappingType type : types) {
			if (!type.isAbstract() && tables.add(type.getIdentifierTableDetails().getTableName())) {
				holders.add(type.getEntityPersister());
			}
		}
		return holders;
	}

	/**
	 * Return a reference to the table that holds the deletion.
	 */
	static NamedTableReference target(EntityPersister persister) {
		return new NamedTableReference(persister.getIdentifierTableMapping().getTableName(), TARGET);
	}

	/**
	 * Return the identifier of the rows of the table that holds the deletion. The table
	 * of a joined subclass may name its columns differently.
	 */
	static Expression identifier(NamedTableReference table, EntityPersister persister) {
		EntityIdentifierMapping identifier = persister.getRootEntityDescriptor().getIdentifierMapping();
		List<Expression> columns = new ArrayList<>();
		identifier.forEachSelectable((index, column) -> columns.add(new ColumnReference(table, column)));
		return (columns.size() == 1) ? columns.get(0) : new SqlTuple(columns, identifier);
	}

	/**
	 * Return the statement that writes a deletion into the living rows of a table that
	 * meet a condition.
	 */
	static UpdateStatement update(NamedTableReference target, EntityPersister persister,
			SoftDeleteAttributes attributes, Deletion deletion, Predicate condition,
			SharedSessionContractImplementor session) {
		return new UpdateStatement(target,
				assignments(target, persister, attributes, deletion, ColumnReference::new, session),
				Predicate.combinePredicates(condition, living(target, attributes)));
	}

	private static Predicate living(NamedTableReference target, SoftDeleteAttributes attributes) {
		return attributes.mark().condition(false, new ColumnReference(target, attributes.markColumn()));
	}

	private static List<Assignment> assignments(NamedTableReference target, EntityPersister persister,
			SoftDeleteAttributes attributes, Deletion deletion,
			BiFunction<NamedTableReference, SelectableMapping, ColumnReference> columns,
			SharedSessionContractImplementor session) {
		List<Assignment> assignments = new ArrayList<>();
		attributes.forEachValue(deletion, session, (column, value) -> assignments
			.add(new Assignment(columns.apply(target, column), new ValueParameter(column.getJdbcMapping(), value))));
		EntityVersionMapping version = persister.getVersionMapping();
		if (version != null) {
			ColumnReference column = columns.apply(target, version);
			assignments.add(new Assignment(column, nextVersion(version, column, persister)));
		}
		return assignments;
	}

	/**
	 * A number is counted up; an instant is read from the clock of the session.
	 */
	private static Expression nextVersion(EntityVersionMapping version, ColumnReference column,
			EntityPersister persister) {
		if (version.getJdbcMapping().getJdbcType().isTemporal()) {
			return new VersionTypeSeedParameterSpecification(version);
		}
		BasicType<?> type = persister.getVersionType();
		return new BinaryArithmeticExpression(column, BinaryArithmeticOperator.ADD,
				new QueryLiteral<>(type.getJavaTypeDescriptor().wrap(1, null), type), type);
	}

	/**
	 * A column that is always written with its table. Hibernate leaves the table out if a
	 * statement joins it with itself only.
	 */
	private static final class QualifiedColumnReference extends ColumnReference {

		QualifiedColumnReference(TableReference table, SelectableMapping column) {
			super(table, column);
		}

		@Override
		public void appendColumnForWrite(SqlAppender appender, @Nullable String qualifier) {
			super.appendColumnForWrite(appender, getQualifier());
		}

	}

}
