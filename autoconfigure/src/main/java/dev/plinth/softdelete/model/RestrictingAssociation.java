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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.ReferenceCheck;
import dev.plinth.softdelete.SoftDeleteSettings;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.DiscriminatedAssociationModelPart;
import org.hibernate.metamodel.mapping.DiscriminatorConverter;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.internal.UnifiedAnyDiscriminatorConverter;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * An association whose living references keep soft-deletable rows from being deleted.
 *
 * @param referrer the entity that refers
 * @param collection the collection whose rows hold the references, or {@code null} if the
 * entity's own row does
 * @param kind what holds the reference
 * @param path the path of the reference within the entity, or within the element of the
 * collection, where it is empty if the element itself is referred to
 * @param target the root of the entities that it refers to
 */
public record RestrictingAssociation(EntityPersister referrer, @Nullable CollectionPersister collection, Kind kind,
		String path, EntityPersister target) {

	/**
	 * Return the path of the reference within the entity, or the role of the collection
	 * of the other side that keeps it.
	 */
	public String attribute() {
		if (this.collection == null) {
			return this.path;
		}
		return switch (this.kind) {
			case CHILD -> this.collection.getRole();
			case KEY -> "key(" + collectionPath(this.collection) + ")";
			case REFERENCE, ANY -> collectionPath(this.collection) + (this.path.isEmpty() ? "" : "." + this.path);
		};
	}

	private static String collectionPath(CollectionPersister collection) {
		return collection.getRole().substring(collection.getOwnerEntityPersister().getEntityName().length() + 1);
	}

	/**
	 * Count the stored references to rows that would be deleted. What is passed over is
	 * told apart in memory if there is more of it than a statement can name.
	 * @param ids the identifiers of these rows
	 * @param passedOver the identifiers of referring entities that do not count
	 * @param session the session that deletes
	 * @return the number of references that living rows hold
	 */
	public long count(List<?> ids, Collection<?> passedOver, SharedSessionContractImplementor session) {
		boolean named = ids.size() + passedOver.size() <= Batches.MAXIMUM_PARAMETERS;
		String others = (named && !passedOver.isEmpty()) ? " and id(r) not in (:passedOver)" : "";
		boolean listed = !named || isLocking(session);
		TypedQuery<Object> query = query(listed, fromWithTarget(), ofIds() + others, session);
		query.setParameter("ids", ids);
		if (!others.isEmpty()) {
			query.setParameter("passedOver", passedOver);
		}
		return count(query, listed, named ? Set.of() : passedOver, session);
	}

	/**
	 * Count the references to the rows that a deletion has taken.
	 * @param rows the rows
	 * @param session the session that deletes
	 * @return the number of references that living rows hold
	 */
	public long count(TakenRows rows, SharedSessionContractImplementor session) {
		return rows.parameters()
			.stream()
			.mapToLong((parameter) -> rows.isNamed() ? count((List<?>) parameter, Set.of(), session)
					: countOfDeletion(rows, parameter, session))
			.sum();
	}

	private long countOfDeletion(TakenRows rows, Object deletion, SharedSessionContractImplementor session) {
		TypedQuery<Object> query = query(isLocking(session), from(),
				(this.kind == Kind.REFERENCE) ? rows.condition(reference()) : condition(rows.condition("t")), session);
		query.setParameter("taken", deletion);
		return count(query, isLocking(session), Set.of(), session);
	}

	private String ofIds() {
		boolean direct = this.kind == Kind.REFERENCE && !isJoinNeeded();
		return direct ? "id(" + reference() + ") in (:ids)" : condition("id(t) in (:ids)");
	}

	private String fromWithTarget() {
		return (this.kind == Kind.REFERENCE && isJoinNeeded()) ? from() + " join " + reference() + " t" : from();
	}

	/**
	 * Hibernate does not find the identifier of an entity at the end of a path if it
	 * consists of several attributes.
	 */
	private boolean isJoinNeeded() {
		return !this.path.isEmpty() && this.target.getIdentifierMapping().getJdbcTypeCount() > 1;
	}

	/**
	 * Return the condition that the references lead to certain rows {@code t}, which only
	 * some kinds of references can join.
	 */
	private String condition(String ofTarget) {
		String targets = " from " + this.target.getEntityName() + " t where " + ofTarget + ")";
		return switch (this.kind) {
			case REFERENCE, CHILD -> ofTarget;
			case ANY -> "("
					+ indicatedEntities().stream()
						.map((entity) -> "type(" + reference() + ") = " + entity)
						.collect(Collectors.joining(" or "))
					+ ") and id(" + reference() + ") in (select id(t)" + targets;
			case KEY -> reference() + " in (select t" + targets;
		};
	}

	/**
	 * Return whether the reference is a part of what identifies the entity that refers,
	 * and so never changes.
	 */
	public boolean isIdentifying() {
		return this.collection == null && this.referrer.findAttributeMapping(this.path.split("\\.", 2)[0]) == null;
	}

	/**
	 * Return whether the values of a discriminator are names that a strategy derives from
	 * entities, rather than mapped one by one.
	 */
	static boolean namesAnyEntity(DiscriminatorConverter<?, ?> converter) {
		return converter instanceof UnifiedAnyDiscriminatorConverter<?, ?> unified
				&& unified.hasImplicitValueStrategy();
	}

	private Collection<String> indicatedEntities() {
		List<String> names = new ArrayList<>();
		ModelPart any = (this.collection != null)
				? ((EmbeddableValuedModelPart) this.collection.getAttributeMapping().getElementDescriptor())
					.findSubPart(this.path, null)
				: this.referrer.findByPath(this.path);
		DiscriminatorConverter<?, ?> converter = ((DiscriminatedAssociationModelPart) Objects.requireNonNull(any))
			.getDiscriminatorMapping()
			.getValueConverter();
		if (namesAnyEntity(converter)) {
			return this.target.getSubclassEntityNames();
		}
		converter.forEachValueDetail((value) -> {
			if (value.getIndicatedEntity().getRootEntityDescriptor() == this.target) {
				names.add(value.getIndicatedEntityName());
			}
		});
		return names;
	}

	private TypedQuery<Object> query(boolean listed, String from, String condition,
			SharedSessionContractImplementor session) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(this.referrer);
		String living = (attributes != null) ? " and " + attributes.mark().living("r") : "";
		String selected = listed ? ElementIdentifier.expression("r", this.referrer) : "count(*)";
		return StoredRows.ALL.query(session, "select " + selected + " from " + from + " where " + condition + living,
				Object.class);
	}

	private String from() {
		if (this.collection == null) {
			return this.referrer.getEntityName() + " r";
		}
		String path = collectionPath(this.collection);
		return (this.kind == Kind.CHILD)
				? this.collection.getOwnerEntityPersister().getEntityName() + " t join t." + path + " r"
				: this.referrer.getEntityName() + " r join r." + path + " e";
	}

	private String reference() {
		if (this.kind == Kind.KEY) {
			return "key(e)";
		}
		String holder = (this.collection != null) ? "e" : "r";
		return this.path.isEmpty() ? holder : holder + "." + this.path;
	}

	/**
	 * Elements that are deleted count as well, and what the application does not see.
	 */
	private long count(TypedQuery<Object> query, boolean listed, Collection<?> passedOver,
			SharedSessionContractImplementor session) {
		if (!listed) {
			return DeletedRows.include(() -> (Long) query.getSingleResult());
		}
		if (isLocking(session)) {
			query.setLockMode(LockModeType.PESSIMISTIC_READ);
		}
		return DeletedRows.<List<Object>>include(query::getResultList)
			.stream()
			.filter((row) -> !passedOver.contains(ElementIdentifier.value(row, this.referrer, session)))
			.count();
	}

	private static boolean isLocking(SharedSessionContractImplementor session) {
		return SoftDeleteSettings.of(session.getFactory()).referenceCheck() == ReferenceCheck.LOCKED;
	}

	/**
	 * What holds a reference.
	 */
	public enum Kind {

		/**
		 * A foreign key to one entity.
		 */
		REFERENCE,

		/**
		 * A foreign key to entities of several types, with a discriminator.
		 */
		ANY,

		/**
		 * The key of a map.
		 */
		KEY,

		/**
		 * A foreign key in the row of the referring entity that a collection of its
		 * target keeps.
		 */
		CHILD

	}

}
