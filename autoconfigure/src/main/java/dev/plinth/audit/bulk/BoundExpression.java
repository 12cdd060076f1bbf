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
package dev.plinth.audit.bulk;

import java.util.function.Supplier;

import org.hibernate.query.sqm.NodeBuilder;
import org.hibernate.query.sqm.SemanticQueryWalker;
import org.hibernate.query.sqm.tree.SqmCopyContext;
import org.hibernate.query.sqm.tree.SqmRenderContext;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.expression.AbstractSqmExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A value that a statement in Hibernate's query language is given besides those that its
 * author wrote. It becomes a parameter that knows its own value, which is bound each time
 * the statement is executed, so the plan of the statement can be kept.
 */
final class BoundExpression extends AbstractSqmExpression<Object> {

	private final Supplier<Expression> parameter;

	private final @Nullable SqmPath<?> otherwise;

	/**
	 * Create the expression.
	 * @param parameter creates the parameter when the statement is translated
	 * @param builder the builder of the statement
	 */
	BoundExpression(Supplier<Expression> parameter, NodeBuilder builder) {
		this(parameter, null, builder);
	}

	/**
	 * Create the expression.
	 * @param parameter creates the parameter when the statement is translated
	 * @param otherwise the attribute that stands for the parameter where its value is
	 * {@code null}, or {@code null} for none
	 * @param builder the builder of the statement
	 */
	BoundExpression(Supplier<Expression> parameter, @Nullable SqmPath<?> otherwise, NodeBuilder builder) {
		super(null, builder);
		this.parameter = parameter;
		this.otherwise = otherwise;
	}

	@Override
	public BoundExpression copy(SqmCopyContext context) {
		return this;
	}

	/**
	 * Return the parameter: a statement is visited to be translated.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public <X> X accept(SemanticQueryWalker<X> walker) {
		Expression bound = this.parameter.get();
		return (X) ((this.otherwise != null) ? Coalesce.of(bound, (Expression) this.otherwise.accept(walker)) : bound);
	}

	@Override
	public void appendHqlString(StringBuilder hql, SqmRenderContext context) {
		hql.append('?');
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

}
