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
import java.util.Iterator;
import java.util.List;

import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.sqm.SemanticQueryWalker;
import org.hibernate.query.sqm.sql.SqmToSqlAstConverter;
import org.hibernate.query.sqm.tree.SqmCopyContext;
import org.hibernate.query.sqm.tree.SqmRenderContext;
import org.hibernate.query.sqm.tree.from.SqmRoot;
import org.hibernate.query.sqm.tree.predicate.AbstractSqmPredicate;
import org.hibernate.query.sqm.tree.predicate.SqmPredicate;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.predicate.SelfRenderingPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The condition that the row of an entity lives, and stays alive until the transaction
 * ends. Hibernate updates several tables by selecting identifiers first; a row that
 * somebody deletes before its own update would be edited deleted. So the selection locks
 * the row that holds the deletion: having waited for whoever writes it, the database
 * looks at that row again, whatever the statement saw when it began.
 */
final class LivingRowLock extends AbstractSqmPredicate {

	private static final String ALIAS = "living";

	private final NavigablePath target;

	private final EntityPersister persister;

	/**
	 * Create the condition.
	 * @param target the root of the statement
	 * @param persister the persister of its entity
	 */
	LivingRowLock(SqmRoot<?> target, EntityPersister persister) {
		super(null, target.nodeBuilder());
		this.target = target.getNavigablePath();
		this.persister = persister;
	}

	@Override
	public LivingRowLock copy(SqmCopyContext context) {
		return this;
	}

	/**
	 * Return the condition in SQL: a statement is visited to be translated.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public <X> X accept(SemanticQueryWalker<X> walker) {
		SqmToSqlAstConverter converter = (SqmToSqlAstConverter) walker;
		TableGroup rows = converter.getFromClauseAccess().getTableGroup(this.target);
		List<Expression> key = new ArrayList<>();
		this.persister.getIdentifierMapping()
			.forEachSelectable((index, column) -> key.add(converter.getSqlExpressionResolver()
				.resolveSqlExpression(rows.resolveTableReference(this.target, column.getContainingTableExpression()),
						column)));
		return (X) new SelfRenderingPredicate(new LockedRow(this.persister, key,
				converter.getCreationContext().getTypeConfiguration().getBasicTypeForJavaType(Boolean.class)));
	}

	@Override
	public boolean isNegated() {
		return false;
	}

	@Override
	public SqmPredicate not() {
		throw new UnsupportedOperationException("A lock cannot be negated");
	}

	@Override
	public void appendHqlString(StringBuilder hql, SqmRenderContext context) {
		hql.append("lives");
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

	@Override
	public boolean isCompatible(Object other) {
		return this == other;
	}

	@Override
	public int cacheHashCode() {
		return hashCode();
	}

	/**
	 * Renders a subquery for each table that may hold the deletion.
	 *
	 * @param persister the persister of the entity
	 * @param key the identifier of the row
	 * @param type the type of a condition
	 */
	private record LockedRow(EntityPersister persister, List<Expression> key,
			JdbcMappingContainer type) implements SelfRenderingExpression {

		@Override
		public JdbcMappingContainer getExpressionType() {
			return this.type;
		}

		@Override
		public void renderToSql(SqlAppender sql, SqlAstTranslator<?> translator,
				SessionFactoryImplementor sessionFactory) {
			String lock = sessionFactory.getJdbcServices().getDialect().getForUpdateString();
			List<EntityPersister> holders = BulkDeletion.holders(this.persister);
			String separator = holders.isEmpty() ? "(1=0" : "(";
			for (EntityPersister holder : holders) {
				sql.append(separator + "exists (select 1 from " + BulkDeletion.target(holder).getTableExpression() + " "
						+ ALIAS + " where ");
				Iterator<Expression> values = this.key.iterator();
				holder.getRootEntityDescriptor().getIdentifierMapping().forEachSelectable((index, column) -> {
					sql.append(ALIAS + "." + column.getSelectionExpression() + "=");
					values.next().accept(translator);
					sql.append(" and ");
				});
				SoftDeleteAttributes attributes = SoftDeleteAttributes.required(holder);
				sql.append(attributes.mark().livingSql(ALIAS + "." + attributes.markColumn().getSelectionExpression())
						+ lock + ")");
				separator = " or ";
			}
			sql.append(")");
		}

	}

}
