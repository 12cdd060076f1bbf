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

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.Visibility;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.HibernateException;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.SimpleNonSelectQueryPlan;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.query.sqm.tree.SqmCopyContext;
import org.hibernate.query.sqm.tree.SqmDeleteOrUpdateStatement;
import org.hibernate.query.sqm.tree.delete.SqmDeleteStatement;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.from.SqmRoot;
import org.hibernate.query.sqm.tree.update.SqmAssignment;
import org.hibernate.query.sqm.tree.update.SqmSetClause;
import org.hibernate.query.sqm.tree.update.SqmUpdateStatement;
import org.jspecify.annotations.Nullable;

/**
 * How HQL and Criteria statements update and delete the rows of a soft-deletable entity.
 * Hibernate asks an entity for such a strategy before it plans a statement, so a delete
 * statement never becomes one that removes rows, nor are rows of collections touched.
 * Updates run as they do without Plinth, and pass deleted rows over.
 */
public final class BulkMutationStrategy implements SqmMultiTableMutationStrategy {

	private final EntityPersister persister;

	private final SoftDeleteAttributes attributes;

	private final @Nullable SqmMultiTableMutationStrategy standard;

	/**
	 * Create the strategy of an entity.
	 * @param persister the persister of the entity
	 * @param attributes its attributes
	 * @param standard the strategy that it has without Plinth, which is {@code null} if
	 * one table holds all of its rows
	 */
	public BulkMutationStrategy(EntityPersister persister, SoftDeleteAttributes attributes,
			@Nullable SqmMultiTableMutationStrategy standard) {
		this.persister = persister;
		this.attributes = attributes;
		this.standard = standard;
	}

	@Override
	public MultiTableHandlerBuildResult buildHandler(SqmDeleteOrUpdateStatement<?> statement,
			DomainParameterXref parameters, DomainQueryExecutionContext context) {
		if (statement instanceof SqmDeleteStatement<?> delete) {
			return BulkHandler.of(BulkDeletion.plan(delete, parameters, this.persister, this.attributes,
					this.standard == null, context.getSession()));
		}
		SqmUpdateStatement<?> update = (SqmUpdateStatement<?>) statement;
		requireContent(update.getSetClause(), this.attributes);
		update = ofLivingRows(update);
		return (this.standard != null) ? this.standard.buildHandler(update, parameters, context)
				: BulkHandler.of(new SimpleNonSelectQueryPlan(update, parameters));
	}

	/**
	 * Rows are deleted and restored as a whole, with stamps.
	 */
	static void requireContent(SqmSetClause assignments, SoftDeleteAttributes attributes) {
		for (SqmAssignment<?> assignment : assignments.getAssignments()) {
			String attribute = attribute(assignment.getTargetPath());
			if (attributes.isOwn(attribute)) {
				throw new HibernateException("An update cannot set '" + attribute + "' of " + attributes.entityName()
						+ "; use a delete statement, or restore the rows");
			}
		}
	}

	/**
	 * Return the attribute of the entity that a path leads to or through.
	 */
	private static String attribute(SqmPath<?> target) {
		SqmPath<?> path = target;
		SqmPath<?> parent = path.getLhs();
		while (parent != null && !(parent instanceof SqmRoot<?>)) {
			path = parent;
			parent = path.getLhs();
		}
		return path.getNavigablePath().getLocalName();
	}

	/**
	 * Deleted rows cannot be edited, even where they are seen, unless that is asked for.
	 */
	private SqmUpdateStatement<?> ofLivingRows(SqmUpdateStatement<?> statement) {
		boolean seesDeleted = DeletedRows.visibility() != Visibility.LIVE;
		if ((seesDeleted && DeletedRows.isEditing()) || (!seesDeleted && this.standard == null)) {
			return statement;
		}
		SqmUpdateStatement<?> update = statement.copy(SqmCopyContext.noParamCopyContext());
		if (seesDeleted) {
			update.applyPredicate(this.attributes.mark().living(update.getTarget()));
		}
		if (this.standard != null) {
			update.applyPredicate(new LivingRowLock(update.getTarget(), this.persister));
		}
		return update;
	}

	@Override
	public void release(SessionFactoryImplementor sessionFactory, JdbcConnectionAccess connectionAccess) {
		if (this.standard != null) {
			this.standard.release(sessionFactory, connectionAccess);
		}
	}

}
