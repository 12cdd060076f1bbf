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
import java.util.List;
import java.util.ListIterator;

import dev.plinth.softdelete.reference.AssignedReferences;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.sql.internal.SqmParameterInterpretation;
import org.hibernate.query.sqm.sql.internal.StandardSqmTranslator;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.insert.SqmInsertSelectStatement;
import org.hibernate.query.sqm.tree.insert.SqmValues;
import org.hibernate.query.sqm.tree.update.SqmSetClause;
import org.hibernate.sql.ast.spi.SqlAstCreationContext;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.insert.InsertSelectStatement;
import org.hibernate.sql.ast.tree.insert.InsertStatement;
import org.hibernate.sql.ast.tree.insert.Values;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.hibernate.sql.results.internal.SqlSelectionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Translates an update of, or insert into, one table such that the references that it is
 * given are checked before it is executed. Hibernate has no other place for that where it
 * asks no strategy for a plan: the first known value that is assigned becomes a
 * {@link CheckingParameter}.
 */
final class CheckedTranslator extends StandardSqmTranslator<MutationStatement> {

	private final AssignedReferences references;

	private boolean checked;

	CheckedTranslator(SqmDmlStatement<?> statement, QueryOptions options, DomainParameterXref parameters,
			QueryParameterBindings bindings, LoadQueryInfluencers influencers, SqlAstCreationContext context,
			AssignedReferences references) {
		super(statement, options, parameters, bindings, influencers, context, false);
		this.references = references;
	}

	@Override
	public List<Assignment> visitSetClause(SqmSetClause clause) {
		List<Assignment> assignments = super.visitSetClause(clause);
		assignments.replaceAll((assignment) -> {
			Expression checking = checking(assignment.getAssignedValue());
			return (checking != null) ? new Assignment(assignment.getAssignable(), checking) : assignment;
		});
		return assignments;
	}

	@Override
	public Values visitValues(SqmValues row) {
		Values values = super.visitValues(row);
		values.getExpressions().replaceAll((value) -> {
			Expression checking = checking(value);
			return (checking != null) ? checking : value;
		});
		return values;
	}

	@Override
	public InsertStatement visitInsertSelectStatement(SqmInsertSelectStatement<?> statement) {
		InsertSelectStatement insert = (InsertSelectStatement) super.visitInsertSelectStatement(statement);
		insert.getSourceSelectStatement().visitQuerySpecs((query) -> {
			ListIterator<SqlSelection> selections = query.getSelectClause().getSqlSelections().listIterator();
			while (selections.hasNext()) {
				SqlSelection selection = selections.next();
				Expression checking = checking(selection.getExpression());
				if (checking != null) {
					selections.set(new SqlSelectionImpl(selection.getValuesArrayPosition(), checking));
				}
			}
		});
		return insert;
	}

	/**
	 * Return what takes the place of a value.
	 * @return the checking value, or {@code null} if the statement is checked already, or
	 * the value is computed
	 */
	private @Nullable Expression checking(Expression value) {
		if (this.checked) {
			return null;
		}
		if (value instanceof SqmParameterInterpretation parameter) {
			return checking(parameter.getResolvedExpression());
		}
		if (value instanceof SqlTuple tuple) {
			List<Expression> values = new ArrayList<>(tuple.getExpressions());
			Expression first = values.isEmpty() ? null : checking(values.get(0));
			if (first == null) {
				return null;
			}
			values.set(0, first);
			return new SqlTuple(values, tuple.getExpressionType());
		}
		if (value instanceof JdbcParameter parameter) {
			return checking(parameter.getExpressionType().getSingleJdbcMapping(), parameter.getParameterBinder());
		}
		if (value instanceof Literal literal && isExact(literal.getLiteralValue())) {
			JdbcMapping type = literal.getJdbcMapping();
			return checking(type, new ValueParameter(type, type.getJdbcJavaType().coerce(literal.getLiteralValue())));
		}
		return null;
	}

	/**
	 * Numbers with a fraction stay literals, which keep all digits.
	 */
	private static boolean isExact(@Nullable Object value) {
		return value != null && !(value instanceof Double) && !(value instanceof Float);
	}

	private CheckingParameter checking(JdbcMapping type, JdbcParameterBinder value) {
		this.checked = true;
		return new CheckingParameter(type, value, this.references);
	}

}
