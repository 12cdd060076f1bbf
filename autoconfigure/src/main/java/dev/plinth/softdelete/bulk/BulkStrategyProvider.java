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

import dev.plinth.audit.bulk.BulkStamps;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.internal.MappingModelCreationProcess;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableInsertStrategy;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategyProvider;
import org.hibernate.query.sqm.tree.SqmDeleteOrUpdateStatement;
import org.hibernate.query.sqm.tree.insert.SqmInsertStatement;
import org.hibernate.query.sqm.tree.update.SqmUpdateStatement;

/**
 * Gives statements in HQL and of the Criteria API that Hibernate plans for several tables
 * the stamps that they lack, and checks the references that they assign. The plan is
 * Hibernate's own. Public for the package that registers it.
 *
 * @see BulkTranslatorFactory
 */
public final class BulkStrategyProvider implements SqmMultiTableMutationStrategyProvider {

	private final SqmMultiTableMutationStrategyProvider delegate;

	/**
	 * Create the provider.
	 * @param delegate provides Hibernate's strategies
	 */
	public BulkStrategyProvider(SqmMultiTableMutationStrategyProvider delegate) {
		this.delegate = delegate;
	}

	@Override
	public SqmMultiTableMutationStrategy createMutationStrategy(EntityMappingType root,
			MappingModelCreationProcess creationProcess) {
		return new MutationStrategy(this.delegate.createMutationStrategy(root, creationProcess));
	}

	@Override
	public SqmMultiTableInsertStrategy createInsertStrategy(EntityMappingType root,
			MappingModelCreationProcess creationProcess) {
		return new InsertStrategy(this.delegate.createInsertStrategy(root, creationProcess));
	}

	/**
	 * Stamps updates and checks their references.
	 *
	 * @param delegate Hibernate's strategy
	 */
	private record MutationStrategy(SqmMultiTableMutationStrategy delegate) implements SqmMultiTableMutationStrategy {

		@Override
		public void prepare(MappingModelCreationProcess creationProcess) {
			this.delegate.prepare(creationProcess);
		}

		@Override
		public MultiTableHandlerBuildResult buildHandler(SqmDeleteOrUpdateStatement<?> statement,
				DomainParameterXref parameters, DomainQueryExecutionContext context) {
			if (!(statement instanceof SqmUpdateStatement<?> update)) {
				return this.delegate.buildHandler(statement, parameters, context);
			}
			return CheckedHandler.of(this.delegate.buildHandler(BulkStamps.add(update), parameters, context), update,
					parameters);
		}

		@Override
		public void release(SessionFactoryImplementor sessionFactory, JdbcConnectionAccess connectionAccess) {
			this.delegate.release(sessionFactory, connectionAccess);
		}

	}

	/**
	 * Stamps inserts and checks their references.
	 *
	 * @param delegate Hibernate's strategy
	 */
	private record InsertStrategy(SqmMultiTableInsertStrategy delegate) implements SqmMultiTableInsertStrategy {

		@Override
		public void prepare(MappingModelCreationProcess creationProcess) {
			this.delegate.prepare(creationProcess);
		}

		@Override
		public MultiTableHandlerBuildResult buildHandler(SqmInsertStatement<?> statement,
				DomainParameterXref parameters, DomainQueryExecutionContext context) {
			return CheckedHandler.of(this.delegate.buildHandler(BulkStamps.add(ConflictingRows.leaveDeleted(statement)),
					parameters, context), statement, parameters);
		}

		@Override
		public void release(SessionFactoryImplementor sessionFactory, JdbcConnectionAccess connectionAccess) {
			this.delegate.release(sessionFactory, connectionAccess);
		}

	}

}
