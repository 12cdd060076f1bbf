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
package dev.plinth.softdelete.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterImplementor;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandler;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.expression.JpaCriteriaParameter;
import org.hibernate.query.sqm.tree.expression.SqmParameter;
import org.hibernate.query.sqm.tree.update.SqmAssignment;
import org.hibernate.query.sqm.tree.update.SqmUpdateStatement;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;

/**
 * The references that an HQL or Criteria update gets by its parameters, checked each time
 * before the statement runs. What the statement computes is known to the database only.
 *
 * @param update the update
 * @param persister the persister of the entity that is updated
 * @param parameters the parameters by the path of the attribute that they are assigned to
 */
public record AssignedReferences(MultiTableHandler update, EntityPersister persister,
		Map<String, QueryParameterImplementor<?>> parameters) implements MultiTableHandler {

	/**
	 * Have an update check its references.
	 * @param planned the update
	 * @param statement the statement that it carries out
	 * @param parameters the parameters of the statement
	 * @param persister the persister of the entity that is updated
	 * @return the update
	 */
	public static MultiTableHandlerBuildResult checked(MultiTableHandlerBuildResult planned,
			SqmUpdateStatement<?> statement, DomainParameterXref parameters, EntityPersister persister) {
		Map<String, QueryParameterImplementor<?>> assigned = new LinkedHashMap<>();
		for (SqmAssignment<?> assignment : statement.getSetClause().getAssignments()) {
			if (assignment.getValue() instanceof SqmParameter<?> parameter) {
				assigned.put(path(assignment.getTargetPath()),
						parameters.getQueryParameter(resolve(parameter, parameters)));
			}
		}
		return assigned.isEmpty() ? planned
				: new MultiTableHandlerBuildResult(
						new AssignedReferences(planned.multiTableHandler(), persister, assigned),
						planned.firstJdbcParameterBindings());
	}

	/**
	 * A parameter of the Criteria API has a value under another name, one for each query.
	 */
	private static SqmParameter<?> resolve(SqmParameter<?> parameter, DomainParameterXref parameters) {
		return (parameter instanceof JpaCriteriaParameter<?> criteria)
				? Objects
					.requireNonNull(parameters.getParameterResolutions().getJpaCriteriaParamResolutions().get(criteria))
				: parameter;
	}

	private static String path(SqmPath<?> attribute) {
		String name = attribute.getNavigablePath().getLocalName();
		SqmPath<?> parent = attribute.getLhs();
		return (parent == null || parent.getLhs() == null) ? name : path(parent) + "." + name;
	}

	@Override
	@SuppressWarnings("removal") // there is no other way to the type of an attribute by
									// its
									// path
	public int execute(JdbcParameterBindings bindings, DomainQueryExecutionContext context) {
		SharedSessionContractImplementor session = context.getSession();
		List<Reference> references = new ArrayList<>();
		this.parameters.forEach((path, parameter) -> Reference.find(this.persister.getEntityName(), null, path,
				this.persister.getPropertyType(path),
				context.getQueryParameterBindings().getBinding(parameter).getBindValue(), null, session,
				references::add));
		ReferenceLookup.requireLiving(references, session);
		return this.update.execute(bindings, context);
	}

	@Override
	public JdbcParameterBindings createJdbcParameterBindings(DomainQueryExecutionContext context) {
		return this.update.createJdbcParameterBindings(context);
	}

	@Override
	public boolean dependsOnParameterBindings() {
		return this.update.dependsOnParameterBindings();
	}

	@Override
	public boolean isCompatibleWith(JdbcParameterBindings bindings, QueryOptions options) {
		return this.update.isCompatibleWith(bindings, options);
	}

}
