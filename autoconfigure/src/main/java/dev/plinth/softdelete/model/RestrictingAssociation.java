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
package dev.plinth.softdelete.model;

import java.util.Collection;
import java.util.List;

import dev.plinth.entity.SoftDeletable_;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.ReferenceCheck;
import dev.plinth.softdelete.SoftDeleteSettings;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * An association whose living references keep soft-deletable rows from being deleted.
 *
 * @param referrer the entity that refers
 * @param collection the collection whose rows hold the references, or {@code null} if the
 * entity's own row does
 * @param path the path of the reference within the entity, or within the element of the
 * collection, where it is empty if the element itself is referred to
 * @param target the root of the entities that it refers to
 */
public record RestrictingAssociation(EntityPersister referrer, @Nullable CollectionPersister collection, String path,
		EntityPersister target) {

	/**
	 * Return the path of the reference within the entity.
	 */
	public String attribute() {
		String collectionPath = collectionPath();
		if (collectionPath == null) {
			return this.path;
		}
		return this.path.isEmpty() ? collectionPath : collectionPath + "." + this.path;
	}

	private @Nullable String collectionPath() {
		return (this.collection != null)
				? this.collection.getRole().substring(this.referrer.getEntityName().length() + 1) : null;
	}

	/**
	 * Count the stored references to rows that would be deleted.
	 * @param ids the identifiers of these rows
	 * @param passedOver the identifiers of referring entities that do not count
	 * @param session the session that deletes
	 * @return the number of references that living rows hold
	 */
	public long count(List<?> ids, Collection<?> passedOver, SharedSessionContractImplementor session) {
		String others = passedOver.isEmpty() ? "" : " and id(r) not in (:passedOver)";
		TypedQuery<Object> query = isJoinNeeded()
				? query(" join " + reference() + " t", "id(t) in (:ids)" + others, session)
				: query("", "id(" + reference() + ") in (:ids)" + others, session);
		query.setParameter("ids", ids);
		if (!passedOver.isEmpty()) {
			query.setParameter("passedOver", passedOver);
		}
		return count(query, session);
	}

	/**
	 * Count the references to the rows that a deletion has taken.
	 * @param deletion the deletion
	 * @param session the session that deletes
	 * @return the number of references that living rows hold
	 */
	public long count(Deletion deletion, SharedSessionContractImplementor session) {
		TypedQuery<Object> query = query("", reference() + "." + SoftDeletable_.DELETION_ID + " = :deletion", session);
		query.setParameter("deletion", deletion.id());
		return count(query, session);
	}

	/**
	 * Hibernate does not find the identifier of an entity at the end of a path if it
	 * consists of several attributes.
	 */
	private boolean isJoinNeeded() {
		return !this.path.isEmpty() && this.target.getIdentifierMapping().getJdbcTypeCount() > 1;
	}

	private TypedQuery<Object> query(String targetJoin, String condition, SharedSessionContractImplementor session) {
		String collectionPath = collectionPath();
		String join = ((collectionPath != null) ? " join r." + collectionPath + " e" : "") + targetJoin;
		String living = (SoftDeleteAttributes.of(this.referrer) != null)
				? " and r." + SoftDeletable_.DELETED_AT + " is null" : "";
		TypedQuery<Object> query = session.createQuery("select " + (isLocking(session) ? "id(r)" : "count(*)")
				+ " from " + this.referrer.getEntityName() + " r" + join + " where " + condition + living,
				Object.class);
		return query.setFlushMode(FlushModeType.COMMIT);
	}

	private String reference() {
		String holder = (this.collection != null) ? "e" : "r";
		return this.path.isEmpty() ? holder : holder + "." + this.path;
	}

	/**
	 * Elements that are deleted count as well, so the query does not hide what is.
	 */
	private static long count(TypedQuery<Object> query, SharedSessionContractImplementor session) {
		return DeletedRows
			.include(() -> isLocking(session) ? query.setLockMode(LockModeType.PESSIMISTIC_READ).getResultList().size()
					: (Long) query.getSingleResult());
	}

	private static boolean isLocking(SharedSessionContractImplementor session) {
		return SoftDeleteSettings.of(session.getFactory()).referenceCheck() == ReferenceCheck.LOCKED;
	}

}
