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
package dev.plinth.audit.flush;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import jakarta.persistence.FlushModeType;
import jakarta.persistence.TypedQuery;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Has parents touched by parts that live again, as they are by parts that are deleted.
 * Restoring works on rows, not on instances, so the parents are looked up, with one query
 * for each reference that is marked {@link dev.plinth.entity.Touch}. The next flush
 * updates them. Public for the packages of this library; not for use by applications.
 */
public final class RestoredParts {

	private RestoredParts() {
	}

	/**
	 * Return the references by which entities of a class touch others. Looks annotations
	 * up, so the answer is worth keeping.
	 * @param persister the persister of the class
	 * @return the names of the attributes
	 */
	public static List<String> touchedReferences(EntityPersister persister) {
		return TouchingEntity.referenceNames(persister);
	}

	/**
	 * Have the next flush update the parents of parts.
	 * @param persister the persister of the class of the parts
	 * @param references the {@linkplain #touchedReferences references} of the class
	 * @param ids the identifiers of the parts, not too many for a query
	 * @param restored tells which parents live again with the parts; they are not touched
	 * @param session the session that has restored the parts
	 */
	public static void touchParents(EntityPersister persister, List<String> references, Collection<?> ids,
			Predicate<EntityKey> restored, EventSource session) {
		for (String reference : references) {
			String hql = "select distinct part." + reference + " from " + persister.getEntityName()
					+ " part where id(part) in :ids";
			TypedQuery<Object> parents = session.createQuery(hql, Object.class);
			for (Object candidate : parents.setParameter("ids", ids)
				.setFlushMode(FlushModeType.COMMIT)
				.getResultList()) {
				Hibernate.initialize(candidate);
				Object parent = Hibernate.unproxy(candidate);
				EntityEntry entry = session.getPersistenceContextInternal().getEntry(parent);
				if (entry != null && !restored.test(entry.getEntityKey())) {
					TouchState.touchAtNextFlush(entry);
				}
			}
		}
	}

}
