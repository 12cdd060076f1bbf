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

import java.util.ArrayList;
import java.util.List;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.sqm.sql.internal.SqmPathInterpretation;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;

/**
 * A value to write, or what the column has where the value is {@code null}.
 *
 * @param value the value
 * @param column the column
 */
record Coalesce(Expression value, ColumnReference column) implements SelfRenderingExpression {

	/**
	 * Create the expression for an attribute of one column or more.
	 */
	static Expression of(Expression value, Expression attribute) {
		Expression present = (attribute instanceof SqmPathInterpretation<?> path) ? path.getSqlExpression() : attribute;
		SqlTuple values = SqlTupleContainer.getSqlTuple(value);
		SqlTuple columns = SqlTupleContainer.getSqlTuple(present);
		if (values == null || columns == null) {
			return new Coalesce(value, present.getColumnReference());
		}
		List<Expression> expressions = new ArrayList<>();
		for (int index = 0; index < columns.getColumnReferences().size(); index++) {
			expressions.add(new Coalesce(values.getExpressions().get(index), columns.getColumnReferences().get(index)));
		}
		return new SqlTuple(expressions, values.getExpressionType());
	}

	@Override
	public void renderToSql(SqlAppender sql, SqlAstTranslator<?> translator, SessionFactoryImplementor sessionFactory) {
		sql.append("coalesce(");
		this.value.accept(translator);
		sql.append(',');
		this.column.accept(translator);
		sql.append(')');
	}

	@Override
	public JdbcMappingContainer getExpressionType() {
		return this.value.getExpressionType();
	}

}
