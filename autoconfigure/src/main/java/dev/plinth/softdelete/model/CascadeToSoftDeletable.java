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
import java.util.List;

import dev.plinth.softdelete.DeletedRows;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.TypedQuery;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.bytecode.enhance.spi.interceptor.LazyAttributeLoadingInterceptor;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CascadeStyle;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.AssociationType;
import org.hibernate.type.CollectionType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.ForeignKeyDirection;
import org.hibernate.type.OneToOneType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Follows the associations that cascade a removal (Jakarta Persistence 3.2, section
 * 3.3.3) to the children that are soft-deletable. Collections of other entities are not
 * even loaded. Hibernate's own cascade is of no use here: it asks an association whether
 * it cascades the very constant that stands for a physical removal.
 *
 * @param <T> what is handed from parent to child
 */
public final class CascadeToSoftDeletable<T> {

	private final ChildAction<T> action;

	private final boolean reachingHidden;

	private CascadeToSoftDeletable(ChildAction<T> action, boolean reachingHidden) {
		this.action = action;
		this.reachingHidden = reachingHidden;
	}

	/**
	 * Cascade to the children that the parent's collections show.
	 */
	public static <T> CascadeToSoftDeletable<T> toShown(ChildAction<T> action) {
		return new CascadeToSoftDeletable<>(action, false);
	}

	/**
	 * Cascade to all children, also to those that a collection does not hold because it
	 * was loaded when they were hidden, and to those that the inverse side of a
	 * one-to-one association never shows.
	 */
	public static <T> CascadeToSoftDeletable<T> toAll(ChildAction<T> action) {
		return new CascadeToSoftDeletable<>(action, true);
	}

	/**
	 * Reach the children that depend on the parent: its collections and the inverse sides
	 * of its one-to-one associations.
	 */
	public void beforeParent(Object parent, EntityPersister persister, EventSource session, T context) {
		cascade(parent, persister, ForeignKeyDirection.TO_PARENT, session, context);
	}

	/**
	 * Reach the children that the parent refers to.
	 */
	public void afterParent(Object parent, EntityPersister persister, EventSource session, T context) {
		cascade(parent, persister, ForeignKeyDirection.FROM_PARENT, session, context);
	}

	private void cascade(Object parent, EntityPersister persister, ForeignKeyDirection direction, EventSource session,
			T context) {
		if (!persister.hasCascadeDelete()) {
			return;
		}
		Type[] types = persister.getPropertyTypes();
		for (int position = 0; position < types.length; position++) {
			CascadeStyle style = persister.getPropertyCascadeStyles()[position];
			if (types[position] instanceof CompositeType || leads(types[position], style, direction)) {
				cascade(value(parent, persister, position), types[position], style, direction, session, context);
			}
			if (this.reachingHidden) {
				cascadeToHidden(parent, persister, persister.getPropertyNames()[position], types[position], style,
						direction, session, context);
			}
		}
	}

	private void cascadeToHidden(Object parent, EntityPersister persister, String path, Type type, CascadeStyle style,
			ForeignKeyDirection direction, EventSource session, T context) {
		if (type instanceof CompositeType composite && !type.isAnyType()) {
			for (int position = 0; position < composite.getPropertyNames().length; position++) {
				cascadeToHidden(parent, persister, path + "." + composite.getPropertyNames()[position],
						composite.getSubtypes()[position], composite.getCascadeStyle(position), direction, session,
						context);
			}
		}
		else if (type instanceof OneToOneType && leads(type, style, direction) && SoftDeleteAttributes
			.of(CascadePaths.target(type, session.getFactory().getMappingMetamodel())) != null) {
			allChildren(persister, path, parent, session).forEach((child) -> perform(child, type, session, context));
		}
	}

	private void cascade(@Nullable Object value, Type type, CascadeStyle style, ForeignKeyDirection direction,
			EventSource session, T context) {
		if (value == null) {
			return;
		}
		if (type instanceof CompositeType composite && !type.isAnyType()) {
			Object[] values = composite.getPropertyValues(value, session);
			for (int position = 0; position < values.length; position++) {
				cascade(values[position], composite.getSubtypes()[position], composite.getCascadeStyle(position),
						direction, session, context);
			}
		}
		else if (leads(type, style, direction)) {
			if (type instanceof CollectionType collection) {
				children(collection, value, session).forEach((child) -> perform(child, type, session, context));
			}
			else {
				perform(value, type, session, context);
			}
		}
	}

	private static boolean leads(Type type, CascadeStyle style, ForeignKeyDirection direction) {
		return type instanceof AssociationType association && association.getForeignKeyDirection() == direction
				&& style.reallyDoCascade(CascadingActions.REMOVE);
	}

	private static @Nullable Object value(Object parent, EntityPersister persister, int position) {
		Object value = persister.getValue(parent, position);
		if (value != LazyPropertyInitializer.UNFETCHED_PROPERTY) {
			return value;
		}
		LazyAttributeLoadingInterceptor interceptor = persister.getBytecodeEnhancementMetadata()
			.extractInterceptor(parent);
		return (interceptor != null) ? interceptor.fetchAttribute(parent, persister.getPropertyNames()[position])
				: null;
	}

	private void perform(Object child, Type type, EventSource session, T context) {
		String entityName = (type instanceof EntityType reference) ? reference.getAssociatedEntityName()
				: session.bestGuessEntityName(child);
		if (SoftDeleteAttributes.of(session.getEntityPersister(entityName, child)) != null) {
			this.action.perform(session, entityName, child, context);
		}
	}

	private List<Object> children(CollectionType type, Object collection, EventSource session) {
		CollectionPersister persister = session.getFactory()
			.getMappingMetamodel()
			.getCollectionDescriptor(type.getRole());
		if (SoftDeleteAttributes.of(persister.getElementPersister()) == null) {
			return new ArrayList<>();
		}
		if (this.reachingHidden && collection instanceof PersistentCollection<?> loaded && loaded.wasInitialized()
				&& loaded.getOwner() != null) {
			String path = persister.getRole()
				.substring(persister.getOwnerEntityPersister().getEntityName().length() + 1);
			return allChildren(persister.getOwnerEntityPersister(), path, loaded.getOwner(), session);
		}
		List<Object> children = new ArrayList<>();
		CascadingActions.getAllElementsIterator(type, collection).forEachRemaining((child) -> {
			if (child != null) {
				children.add(child);
			}
		});
		return children;
	}

	private static List<Object> allChildren(EntityPersister owner, String path, Object parent, EventSource session) {
		TypedQuery<Object> children = session.createQuery("select child from " + owner.getEntityName() + " parent "
				+ CascadePaths.join("parent", owner, path, "child") + " where parent = :parent", Object.class);
		children.setParameter("parent", parent).setFlushMode(FlushModeType.COMMIT);
		return DeletedRows.include(children::getResultList);
	}

	/**
	 * What is done to a child.
	 *
	 * @param <T> what is handed from parent to child
	 */
	@FunctionalInterface
	public interface ChildAction<T> {

		void perform(EventSource session, String entityName, Object child, T context);

	}

}
