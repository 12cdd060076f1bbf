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

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.sqm.sql.internal.DomainResultProducer;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.results.graph.DomainResult;
import org.hibernate.sql.results.graph.DomainResultCreationState;
import org.hibernate.sql.results.graph.basic.BasicResult;
import org.jspecify.annotations.Nullable;

/**
 * A stamp among the values of rows to insert. These may be selected, in a common table
 * expression for instance, where PostgreSQL takes a parameter of unknown type for text,
 * so it is sent with its type.
 *
 * @param parameter the stamp
 */
record SelectedParameter(StampParameter parameter) implements SelfRenderingExpression, DomainResultProducer<Object> {

	@Override
	public void renderToSql(SqlAppender sql, SqlAstTranslator<?> translator, SessionFactoryImplementor sessionFactory) {
		translator.render(this.parameter, SqlAstNodeRenderingMode.NO_UNTYPED);
	}

	@Override
	public JdbcMappingContainer getExpressionType() {
		return this.parameter.getExpressionType();
	}

	@Override
	public DomainResult<Object> createDomainResult(@Nullable String resultVariable,
			DomainResultCreationState creationState) {
		return new BasicResult<>(select(creationState).getValuesArrayPosition(), resultVariable,
				this.parameter.getJdbcMapping());
	}

	@Override
	public void applySqlSelections(DomainResultCreationState creationState) {
		select(creationState);
	}

	private SqlSelection select(DomainResultCreationState creationState) {
		return creationState.getSqlAstCreationState()
			.getSqlExpressionResolver()
			.resolveSqlSelection(this, this.parameter.getJdbcMapping().getJdbcJavaType(), null,
					creationState.getSqlAstCreationState().getCreationContext().getTypeConfiguration());
	}

}
