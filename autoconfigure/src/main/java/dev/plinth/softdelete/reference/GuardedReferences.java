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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.softdelete.DeletedReferenceLoadException;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.Visibility;
import dev.plinth.softdelete.model.ReferencePolicies;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.model.StoredRows;
import dev.plinth.softdelete.session.LoadedRows;
import jakarta.persistence.TypedQuery;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * The references of each entity class that do not resolve to deleted rows, and what
 * becomes of them when an entity has been loaded. Found when the persistence unit starts.
 * <p>
 * A hidden reference is null in the entity and in the state that it is compared with, so
 * it is not dirty and no update writes it.
 */
public final class GuardedReferences {

	private final Map<String, List<GuardedReference>> references = new HashMap<>();

	private final Set<String> hierarchies = new HashSet<>();

	/**
	 * Find the references. Belongs to the start of the persistence unit.
	 */
	public void register(SessionFactoryImplementor sessionFactory) {
		sessionFactory.getMappingMetamodel().forEachEntityDescriptor((entity) -> {
			List<GuardedReference> found = find(entity);
			if (!found.isEmpty()) {
				this.references.put(entity.getEntityName(), found);
				this.hierarchies.add(entity.getRootEntityName());
			}
		});
	}

	/**
	 * Find the references of an entity class.
	 */
	static List<GuardedReference> find(EntityPersister entity) {
		List<GuardedReference> found = new ArrayList<>();
		AttributePath.forEachToOne(entity, (path, association) -> {
			DeletedReferencePolicy policy = ReferencePolicies.of(association);
			if (policy != DeletedReferencePolicy.RESOLVE) {
				found.add(new GuardedReference(path, association, policy));
			}
		});
		return found;
	}

	/**
	 * Return the references of an entity class.
	 * @param persister the persister of the class
	 * @return the references, empty if all resolve
	 */
	List<GuardedReference> of(EntityPersister persister) {
		return this.references.getOrDefault(persister.getEntityName(), List.of());
	}

	/**
	 * Return whether entities of a hierarchy may have such references: most have none,
	 * and need no look at each row that is loaded.
	 * @param persister the persister of any class of the hierarchy
	 */
	boolean areIn(EntityPersister persister) {
		return this.hierarchies.contains(persister.getRootEntityName());
	}

	/**
	 * Hide the references of an entity that has been loaded, or fail, where they lead to
	 * deleted rows and the current scope does not see such rows.
	 * @param entity the entity
	 * @param session the session that has loaded it
	 * @throws DeletedReferenceLoadException if a reference may not be read
	 */
	void read(Object entity, EventSource session) {
		PersistenceContext persistenceContext = session.getPersistenceContextInternal();
		EntityEntry owner = persistenceContext.getEntry(entity);
		if (owner == null || DeletedRows.visibility() != Visibility.LIVE) {
			return;
		}
		List<GuardedReference> guarded = this.references.get(owner.getPersister().getEntityName());
		if (guarded == null) {
			return;
		}
		for (GuardedReference reference : guarded) {
			Object target = target(reference, entity, session);
			EntityEntry entry = (target != null) ? persistenceContext.getEntry(target) : null;
			if (target != null && entry != null && LoadedRows.isDeleted(target, session)
					&& !LoadedRows.wentTogether(entity, target, session)) {
				read(reference, entity, owner, entry, session);
			}
		}
	}

	/**
	 * Look up what a hidden reference leads to.
	 * @param reference the reference
	 * @param id the identifier of the row that refers
	 * @param persister the persister of the entity that refers
	 * @param session the session that is about to write the row
	 * @return the deleted target, or {@code null} if the row refers to none
	 */
	static @Nullable Object hidden(GuardedReference reference, Object id, EntityPersister persister,
			SharedSessionContractImplementor session) {
		String deleted = SoftDeleteAttributes
			.required(reference.association().getAssociatedEntityMappingType().getEntityPersister())
			.mark()
			.deleted("target");
		TypedQuery<Object> query = StoredRows.ALL.query(session, "select target from " + persister.getEntityName()
				+ " owner join owner." + reference.path().name() + " target where id(owner) = :id and " + deleted,
				Object.class);
		query.setParameter("id", id);
		return DeletedRows.include(query::getSingleResultOrNull);
	}

	/**
	 * Return whether a reference that is about to be written is stored already: it was
	 * hidden, or is written by a stateless session, which does not know what has changed.
	 * An {@code @Any} reference of such a session counts as stored.
	 * @param reference the reference
	 * @param targetId the identifier of the deleted row that it leads to
	 * @param session the session that is about to write it
	 */
	static boolean isStored(Reference reference, Object targetId, SharedSessionContractImplementor session) {
		if (reference.id() == null) {
			return false;
		}
		boolean stateless = !(session instanceof EventSource);
		if (!(session.getFactory()
			.getMappingMetamodel()
			.getEntityDescriptor(reference.entityName())
			.findByPath(reference.attribute()) instanceof ToOneAttributeMapping association)) {
			return stateless;
		}
		if (!stateless && ReferencePolicies.of(association) != DeletedReferencePolicy.HIDE) {
			return false;
		}
		TypedQuery<Long> query = StoredRows.ALL.query(session,
				"select count(*) from " + reference.entityName() + " owner join owner." + reference.attribute()
						+ " target where id(owner) = :id and id(target) = :target",
				Long.class);
		query.setParameter("id", reference.id()).setParameter("target", targetId);
		return DeletedRows.<Long>include(query::getSingleResult) > 0;
	}

	private static @Nullable Object target(GuardedReference reference, Object entity, EventSource session) {
		Object target = reference.path().valueOf(entity, session);
		if (target == null) {
			return null;
		}
		Hibernate.initialize(target);
		return Hibernate.unproxy(target);
	}

	private static void read(GuardedReference reference, Object entity, EntityEntry owner, EntityEntry target,
			EventSource session) {
		if (reference.policy() == DeletedReferencePolicy.FAIL) {
			session.evict(entity);
			throw new DeletedReferenceLoadException(owner.getEntityName(), Objects.requireNonNull(owner.getId()),
					reference.path().name(), target.getEntityName(), Objects.requireNonNull(target.getId()));
		}
		reference.path().replace(entity, null, session);
		Object[] loadedState = owner.getLoadedState();
		if (loadedState != null) {
			reference.path().replaceIn(loadedState, null, session);
		}
	}

}
