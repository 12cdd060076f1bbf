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
package dev.plinth.softdelete.persister;

import java.util.List;

import dev.plinth.mapping.RowStatement;
import dev.plinth.softdelete.model.RowState;
import dev.plinth.softdelete.session.LoadedRows;
import org.hibernate.Hibernate;
import org.hibernate.LockMode;
import org.hibernate.StaleObjectStateException;
import org.hibernate.Timeouts;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Rows of managed entities that have been locked. Hibernate finds out by the version that
 * a row has changed since it was loaded, or by its being gone; here a deleted row is
 * still there.
 */
final class LockedRows {

	private LockedRows() {
	}

	/**
	 * Look at the row of an entity that has no version, and that the session holds for
	 * living. The statement locks as well: the others of a transaction may see the row as
	 * it was when the transaction began.
	 * @param id the identifier
	 * @param entity the entity, or {@code null} if the session does not hold it
	 * @param lockMode the lock that the row has got
	 * @param persister the persister of the entity
	 * @param session the session
	 * @throws StaleObjectStateException if the row is deleted
	 */
	static void requireLiving(Object id, @Nullable Object entity, LockMode lockMode, EntityPersister persister,
			SharedSessionContractImplementor session) {
		if (entity != null && !persister.isVersioned() && lockMode.isPessimistic()
				&& !LoadedRows.isDeleted(Hibernate.unproxy(entity), session)
				&& !isLiving(id, lockMode, persister, session)) {
			throw new StaleObjectStateException(persister.getEntityName(), id,
					"The row was deleted after it had been loaded");
		}
	}

	private static boolean isLiving(Object id, LockMode lockMode, EntityPersister persister,
			SharedSessionContractImplementor session) {
		RowStatement row = RowStatement.select("1", persister, id, session);
		RowState.LIVING.restrict(row, persister);
		return !row.append(session.getJdbcServices().getDialect().getForUpdateString(lockMode, Timeouts.WAIT_FOREVER))
			.query(List.of(session.getTypeConfiguration().getBasicTypeForJavaType(Integer.class)), session)
			.isEmpty();
	}

}
