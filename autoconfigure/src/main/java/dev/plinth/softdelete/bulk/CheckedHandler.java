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

import dev.plinth.softdelete.reference.AssignedReferences;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandler;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;

/**
 * A bulk statement that checks the references that it is given each time before it runs.
 *
 * @param statement what carries the statement out
 * @param references the references
 */
record CheckedHandler(MultiTableHandler statement, AssignedReferences references) implements MultiTableHandler {

	/**
	 * Have a statement check its references.
	 * @param planned what carries the statement out
	 * @param statement the statement
	 * @param parameters the parameters of the statement
	 * @return what carries it out with the check, the same if there is nothing to check
	 */
	static MultiTableHandlerBuildResult of(MultiTableHandlerBuildResult planned, SqmDmlStatement<?> statement,
			DomainParameterXref parameters) {
		AssignedReferences references = AssignedReferences.of(statement, parameters);
		return references.isEmpty() ? planned : new MultiTableHandlerBuildResult(
				new CheckedHandler(planned.multiTableHandler(), references), planned.firstJdbcParameterBindings());
	}

	@Override
	public int execute(JdbcParameterBindings bindings, DomainQueryExecutionContext context) {
		this.references.requireLiving(context.getQueryParameterBindings(), context.getSession());
		return this.statement.execute(bindings, context);
	}

	@Override
	public JdbcParameterBindings createJdbcParameterBindings(DomainQueryExecutionContext context) {
		return this.statement.createJdbcParameterBindings(context);
	}

	@Override
	public boolean dependsOnParameterBindings() {
		return this.statement.dependsOnParameterBindings();
	}

	@Override
	public boolean isCompatibleWith(JdbcParameterBindings bindings, QueryOptions options) {
		return this.statement.isCompatibleWith(bindings, options);
	}

}
