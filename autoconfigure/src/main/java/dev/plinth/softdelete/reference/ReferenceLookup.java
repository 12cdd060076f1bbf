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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.plinth.softdelete.DeletedReferenceException;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.ReferenceCheck;
import dev.plinth.softdelete.SoftDeleteSettings;
import dev.plinth.softdelete.model.Batches;
import dev.plinth.softdelete.model.DeletionMark;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.model.StoredRows;
import dev.plinth.softdelete.session.LoadedRows;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether references lead to deleted rows. Rows that the session has loaded are
 * judged by what it knows of them; all others of one entity type are looked up at once.
 * With {@link ReferenceCheck#LOCKED}, all are looked up and locked.
 */
final class ReferenceLookup {

	private final SharedSessionContractImplementor session;

	private final boolean locking;

	private final Map<EntityPersister, Map<Object, List<Reference>>> unknown = new LinkedHashMap<>();

	private ReferenceLookup(SharedSessionContractImplementor session) {
		this.session = session;
		this.locking = SoftDeleteSettings.of(session.getFactory()).referenceCheck() == ReferenceCheck.LOCKED;
	}

	/**
	 * Check that references lead to living rows.
	 * @param references the references
	 * @param session the session that is about to write them
	 * @throws DeletedReferenceException if one leads to a deleted row
	 */
	static void requireLiving(List<Reference> references, SharedSessionContractImplementor session) {
		ReferenceLookup lookup = new ReferenceLookup(session);
		references.forEach(lookup::checkKnown);
		lookup.unknown.forEach(lookup::checkUnknown);
	}

	private void checkKnown(Reference reference) {
		if (reference.target() instanceof EntityKey key) {
			checkKnown(reference, key.getPersister(), key.getIdentifier());
			return;
		}
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(reference.target());
		EntityPersister persister = (proxy != null)
				? this.session.getFactory().getMappingMetamodel().getEntityDescriptor(proxy.getEntityName())
				: this.session.getEntityPersister(null, reference.target());
		checkKnown(reference, persister, (proxy != null) ? proxy.getInternalIdentifier()
				: persister.getIdentifier(reference.target(), this.session));
	}

	private void checkKnown(Reference reference, EntityPersister persister, Object id) {
		if (SoftDeleteAttributes.of(persister) == null) {
			return;
		}
		Object known = known(reference.target(), id, persister);
		if (known != null && LoadedRows.isDeleted(known, this.session)) {
			refuse(reference, persister, id);
			return;
		}
		if (id != null && (known == null || (this.locking && isStored(known)))) {
			EntityPersister root = persister.getFactory()
				.getMappingMetamodel()
				.getEntityDescriptor(persister.getRootEntityName());
			this.unknown.computeIfAbsent(root, (key) -> new HashMap<>())
				.computeIfAbsent(id, (key) -> new ArrayList<>())
				.add(reference);
		}
	}

	/**
	 * Return the instance that tells the state of a row: the one that the session
	 * manages, not a detached copy. A stateless session manages none and takes what it is
	 * given.
	 */
	private @Nullable Object known(Object target, @Nullable Object id, EntityPersister persister) {
		Object known = (target instanceof EntityKey) ? null : target;
		if (this.session instanceof EventSource) {
			PersistenceContext persistenceContext = this.session.getPersistenceContextInternal();
			Object entity = Hibernate.isInitialized(target) ? Hibernate.unproxy(target) : null;
			known = (entity != null && persistenceContext.getEntry(entity) != null) ? entity
					: (id != null) ? persistenceContext.getEntity(this.session.generateEntityKey(id, persister)) : null;
		}
		return (known != null && Hibernate.isInitialized(known)) ? Hibernate.unproxy(known) : null;
	}

	private boolean isStored(Object known) {
		EntityEntry entry = this.session.getPersistenceContextInternal().getEntry(known);
		return entry == null || entry.isExistsInDatabase();
	}

	private void checkUnknown(EntityPersister root, Map<Object, List<Reference>> references) {
		DeletionMark mark = SoftDeleteAttributes.required(root).mark();
		for (List<Object> batch : Batches.<Object>of(references.keySet())) {
			for (Object[] row : rows(root, mark, batch)) {
				if (mark.isDeleted(row[1])) {
					references.getOrDefault(row[0], List.of()).forEach((reference) -> refuse(reference, root, row[0]));
				}
			}
		}
	}

	private List<Object[]> rows(EntityPersister root, DeletionMark mark, List<Object> ids) {
		TypedQuery<Object[]> query = StoredRows.ALL.query(this.session,
				"select id(e), e." + mark.attribute() + " from " + root.getEntityName() + " e where id(e) in (:ids)",
				Object[].class);
		query.setParameter("ids", ids);
		if (this.locking) {
			query.setLockMode(LockModeType.PESSIMISTIC_READ);
		}
		return DeletedRows.include(query::getResultList);
	}

	/**
	 * Refuse a reference, unless it is one that has been there all the time.
	 */
	private void refuse(Reference reference, EntityPersister target, Object id) {
		if (!GuardedReferences.isStored(reference, id, this.session)) {
			throw new DeletedReferenceException(reference.entityName(), reference.attribute(), target.getEntityName(),
					id);
		}
	}

}
