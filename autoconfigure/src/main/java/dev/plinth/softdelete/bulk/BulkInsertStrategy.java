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

import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.SimpleNonSelectQueryPlan;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableInsertStrategy;
import org.hibernate.query.sqm.tree.insert.SqmInsertStatement;
import org.hibernate.query.sqm.tree.insert.SqmInsertValuesStatement;

/**
 * Keeps the plan of an HQL {@code insert … values} into a single table what it is without
 * Plinth: Hibernate plans it for several tables once the entity has a
 * {@link BulkMutationStrategy}.
 */
public final class BulkInsertStrategy implements SqmMultiTableInsertStrategy {

	private final SqmMultiTableInsertStrategy standard;

	public BulkInsertStrategy(SqmMultiTableInsertStrategy standard) {
		this.standard = standard;
	}

	@Override
	public MultiTableHandlerBuildResult buildHandler(SqmInsertStatement<?> statement, DomainParameterXref parameters,
			DomainQueryExecutionContext context) {
		return (statement instanceof SqmInsertValuesStatement<?>)
				? BulkHandler.of(new SimpleNonSelectQueryPlan(statement, parameters))
				: this.standard.buildHandler(statement, parameters, context);
	}

	@Override
	public void release(SessionFactoryImplementor sessionFactory, JdbcConnectionAccess connectionAccess) {
		this.standard.release(sessionFactory, connectionAccess);
	}

}
