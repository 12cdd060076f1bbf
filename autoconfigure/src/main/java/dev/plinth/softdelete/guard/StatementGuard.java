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
package dev.plinth.softdelete.guard;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.Guard;
import dev.plinth.softdelete.GuardException;
import dev.plinth.softdelete.SoftDeleteSettings;
import dev.plinth.softdelete.model.CascadePath;
import dev.plinth.softdelete.model.CascadePaths;
import dev.plinth.softdelete.model.TakenRows;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.TypedQuery;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Reports statements that get around soft deletion, as the {@link Guard} of the
 * persistence unit says.
 */
public final class StatementGuard {

	private static final Log logger = LogFactory.getLog(StatementGuard.class);

	private StatementGuard() {
	}

	/**
	 * Report a native statement that removes rows.
	 * @throws GuardException if such statements are to fail
	 */
	static void reportNative(String sql, String table, SessionFactoryImplementor sessionFactory) {
		report("A native statement removes rows of the soft-deletable table " + table + ": [" + sql
				+ "]. Delete through the entity, or by an HQL statement, which keeps the rows; remove rows for good with"
				+ " hardDelete of SoftDeleteRepository", sessionFactory);
	}

	/**
	 * Report what a bulk statement has left behind: living rows that the removal of one
	 * of its rows would have cascaded to. A statement that fails has run, and may be one
	 * of several by which rows of more than one entity are deleted, so its transaction
	 * ends, too.
	 * @throws GuardException if such statements are to fail
	 */
	public static void checkChildren(EntityPersister persister, TakenRows rows,
			SharedSessionContractImplementor session) {
		Guard guard = SoftDeleteSettings.of(session.getFactory()).guard();
		if (!watchesChildren(persister)) {
			return;
		}
		for (CascadePath path : CascadePaths.toSoftDeletable(persister)) {
			long children = 0;
			for (Object parameter : rows.parameters()) {
				TypedQuery<Long> living = session
					.createQuery(
							"select count(c)"
									+ path.fromLivingChildrenOf(rows, session.getFactory().getMappingMetamodel()),
							Long.class)
					.setParameter("taken", parameter);
				living.setFlushMode(FlushModeType.COMMIT);
				children += DeletedRows.<Long>include(living::getSingleResult);
			}
			if (children > 0) {
				if (guard == Guard.FAIL) {
					session.markForRollbackOnly();
				}
				report("A bulk statement deleted rows of " + persister.getEntityName() + " and left " + children
						+ " living rows of " + path.target() + " behind, which '" + path.attribute()
						+ "' cascades a removal to. Delete them first, or use deleteTree of SoftDeleteRepository",
						session.getFactory());
			}
		}
	}

	/**
	 * Return whether bulk statements that delete rows of an entity are looked at.
	 * @param persister the persister of the entity
	 */
	public static boolean watchesChildren(EntityPersister persister) {
		return SoftDeleteSettings.of(persister.getFactory()).guard() != Guard.OFF
				&& !CascadePaths.toSoftDeletable(persister).isEmpty();
	}

	private static void report(String message, SessionFactoryImplementor sessionFactory) {
		if (SoftDeleteSettings.of(sessionFactory).guard() == Guard.FAIL) {
			throw new GuardException(message);
		}
		logger.warn(message);
	}

}
