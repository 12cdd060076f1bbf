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
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.session.LoadedRows;
import org.hibernate.Hibernate;
import org.hibernate.LockMode;
import org.hibernate.StaleObjectStateException;
import org.hibernate.Timeouts;
import org.hibernate.dialect.lock.LockingStrategy;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Locks the row of a managed entity that has no version, and that the session holds for
 * living. Hibernate finds out by the version that a row has changed since it was loaded,
 * or by its being gone; here a deleted row is still there. So the row is looked at once
 * it is locked, by a statement that locks as well: the others of a transaction may see
 * the row as it was when the transaction began.
 */
final class LivingRowLocker implements LockingStrategy {

	private final LockingStrategy standard;

	private final LockMode lockMode;

	private final EntityPersister persister;

	private LivingRowLocker(LockingStrategy standard, LockMode lockMode, EntityPersister persister) {
		this.standard = standard;
		this.lockMode = lockMode;
		this.persister = persister;
	}

	/**
	 * Return the way to lock rows of an entity.
	 * @param standard that of Hibernate
	 * @param lockMode the kind of lock
	 * @param persister the persister of the entity
	 */
	static LockingStrategy of(LockingStrategy standard, LockMode lockMode, EntityPersister persister) {
		return (persister.isVersioned() || !lockMode.isPessimistic()) ? standard
				: new LivingRowLocker(standard, lockMode, persister);
	}

	@Override
	public void lock(Object id, @Nullable Object version, @Nullable Object object, int timeout,
			SharedSessionContractImplementor session) {
		this.standard.lock(id, version, object, timeout, session);
		if (object != null && !LoadedRows.isDeleted(Hibernate.unproxy(object), session) && !isLiving(id, session)) {
			throw new StaleObjectStateException(this.persister.getEntityName(), id,
					"The row was deleted after it had been loaded");
		}
	}

	private boolean isLiving(Object id, SharedSessionContractImplementor session) {
		return !RowStatement.select("1", this.persister, id, session)
			.append(" and " + SoftDeleteAttributes.required(this.persister).livingSql())
			.append(session.getJdbcServices().getDialect().getForUpdateString(this.lockMode, Timeouts.WAIT_FOREVER))
			.query(List.of(session.getTypeConfiguration().getBasicTypeForJavaType(Integer.class)), session)
			.isEmpty();
	}

}
