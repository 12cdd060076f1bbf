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

import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.plinth.audit.stamp.AuditorGenerator;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.SoftDeleteRequests;
import dev.plinth.mapping.Mixins;
import org.hibernate.Hibernate;
import org.hibernate.Interceptor;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CascadeStyle;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.internal.EmptyInterceptor;
import org.hibernate.jpa.event.spi.CallbackRegistry;
import org.hibernate.jpa.event.spi.CallbackType;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.ComponentType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Tells before a flush whether it may write an auditor, without changing anything:
 * whether the persistence context holds an entity that is new, removed or dirty, has
 * another entity behind a one-to-one, or has a changed collection, and that either
 * carries an auditor or may have the flush write others that do: by cascading to them, or
 * in a callback. It is asked only while the auditor of the transaction is not known, and
 * costs what the dirty check of the flush costs.
 * <p>
 * What an {@link Interceptor} changes in {@code preFlush} cannot be foreseen. Sessions
 * with one that overrides it are taken to write whatever they hold.
 */
final class PendingWrites {

	private static final Method PRE_FLUSH = method("preFlush", Iterator.class);

	private static final Method ON_FLUSH_DIRTY = method("onFlushDirty", Object.class, Object.class, Object[].class,
			Object[].class, String[].class, Type[].class);

	private final CallbackRegistry callbacks;

	private final Map<EntityPersister, Boolean> relevant = new ConcurrentHashMap<>();

	private volatile @Nullable Set<Class<?>> auditorTypes;

	PendingWrites(CallbackRegistry callbacks) {
		this.callbacks = callbacks;
	}

	/**
	 * Return the types of the auditors that the entities of a persistence unit carry.
	 * @return the types, {@link String} for names
	 */
	Set<Class<?>> auditorTypes(SessionFactoryImplementor sessionFactory) {
		Set<Class<?>> types = this.auditorTypes;
		if (types == null) {
			Set<Class<?>> found = new LinkedHashSet<>();
			sessionFactory.getMappingMetamodel()
				.forEachEntityDescriptor((persister) -> auditorTypes(persister).forEach(found::add));
			types = Set.copyOf(found);
			this.auditorTypes = types;
		}
		return types;
	}

	boolean in(SessionImplementor session) {
		PersistenceContext context = session.getPersistenceContextInternal();
		boolean anyIsRelevant = isOverridden(ON_FLUSH_DIRTY, session.getInterceptor());
		return context.containsDeletedUnloadedEntityKeys() || hasChangedEntity(context, session, anyIsRelevant)
				|| hasChangedCollection(context, anyIsRelevant);
	}

	private boolean hasChangedEntity(PersistenceContext context, SessionImplementor session, boolean anyIsRelevant) {
		boolean anyMayChange = isOverridden(PRE_FLUSH, session.getInterceptor());
		for (Map.Entry<Object, EntityEntry> managed : context.reentrantSafeEntityEntries()) {
			EntityEntry entry = managed.getValue();
			if ((anyIsRelevant || isRelevant(entry.getPersister()))
					&& (anyMayChange || isChanged(managed.getKey(), entry, context, session))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isChanged(Object entity, EntityEntry entry, PersistenceContext context,
			SessionImplementor session) {
		return switch (entry.getStatus()) {
			case DELETED -> true;
			case MANAGED ->
				!entry.isExistsInDatabase() || SoftDeleteRequests.isPending(entity) || TouchState.isPending(entry)
						|| isDirty(entity, entry, session) || hasChangedAssociate(entity, entry, context);
			case READ_ONLY -> hasChangedAssociate(entity, entry, context);
			default -> false;
		};
	}

	private static boolean isDirty(Object entity, EntityEntry entry, SessionImplementor session) {
		if (!entry.requiresDirtyCheck(entity)) {
			return false;
		}
		EntityPersister persister = entry.getPersister();
		Object[] values = persister.getValues(entity);
		Object[] loadedState = entry.getLoadedState();
		int[] dirty = session.getInterceptor()
			.findDirty(entity, entry.getId(), values, loadedState, persister.getPropertyNames(),
					persister.getPropertyTypes());
		if (dirty != null) {
			return dirty.length > 0;
		}
		return loadedState == null || persister.findDirty(values, loadedState, entity, session) != null;
	}

	/**
	 * A one-to-one whose key is at its other end can have the flush insert the entity
	 * there, or delete the one that was there, without this one being dirty.
	 */
	private static boolean hasChangedAssociate(Object entity, EntityEntry entry, PersistenceContext context) {
		EntityPersister persister = entry.getPersister();
		if (!persister.hasCascades() || !Hibernate.isInitialized(entity)) {
			return false;
		}
		Object[] values = persister.getValues(entity);
		Object[] loadedState = entry.getLoadedState();
		for (int i = 0; i < values.length; i++) {
			if (isChangedAssociate(values[i], (loadedState != null) ? loadedState[i] : null,
					persister.getPropertyTypes()[i], persister.getPropertyCascadeStyles()[i], context)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isChangedAssociate(@Nullable Object value, @Nullable Object loaded, Type type,
			CascadeStyle style, PersistenceContext context) {
		if (type instanceof ComponentType component) {
			return hasChangedAssociate(value, loaded, component, context);
		}
		if (!(type instanceof EntityType association) || !association.isOneToOne()
				|| value == LazyPropertyInitializer.UNFETCHED_PROPERTY) {
			return false;
		}
		if (style.hasOrphanDelete() && loaded != null && !isSame(loaded, value)) {
			return true;
		}
		return style.doCascade(CascadingActions.PERSIST_ON_FLUSH) && value != null && Hibernate.isInitialized(value)
				&& !context.isEntryFor(Hibernate.unproxy(value));
	}

	/**
	 * Compare two entities without initializing a reference.
	 */
	private static boolean isSame(Object loaded, @Nullable Object value) {
		return loaded == value || (value != null && Hibernate.isInitialized(loaded) && Hibernate.isInitialized(value)
				&& Hibernate.unproxy(loaded) == Hibernate.unproxy(value));
	}

	private static boolean hasChangedAssociate(@Nullable Object embedded, @Nullable Object loaded, ComponentType type,
			PersistenceContext context) {
		@Nullable Object[] values = (embedded != null) ? type.getPropertyValues(embedded) : null;
		@Nullable Object[] loadedValues = (loaded != null) ? type.getPropertyValues(loaded) : null;
		for (int i = 0; i < type.getSubtypes().length; i++) {
			if (isChangedAssociate((values != null) ? values[i] : null, (loadedValues != null) ? loadedValues[i] : null,
					type.getSubtypes()[i], type.getCascadeStyle(i), context)) {
				return true;
			}
		}
		return false;
	}

	private boolean hasChangedCollection(PersistenceContext context, boolean anyIsRelevant) {
		Map<PersistentCollection<?>, CollectionEntry> collections = context.getCollectionEntries();
		if (collections == null) {
			return false;
		}
		for (Map.Entry<PersistentCollection<?>, CollectionEntry> candidate : collections.entrySet()) {
			CollectionPersister persister = candidate.getValue().getLoadedPersister();
			if (persister != null && (anyIsRelevant || isRelevant(persister.getOwnerEntityPersister()))
					&& isChanged(candidate.getKey(), candidate.getValue(), persister)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * A collection of a read-only entity has nothing that its elements could be compared
	 * with.
	 */
	private static boolean isChanged(PersistentCollection<?> collection, CollectionEntry entry,
			CollectionPersister persister) {
		return collection.isDirty() || collection.hasQueuedOperations() || (collection.wasInitialized()
				&& persister.isMutable() && entry.getSnapshot() != null && !collection.equalsSnapshot(persister));
	}

	private boolean isRelevant(EntityPersister persister) {
		return this.relevant.computeIfAbsent(persister,
				(candidate) -> candidate.hasCascades() || auditorTypes(candidate).findAny().isPresent()
						|| hasCallback(candidate) || TouchingEntity.touches(candidate));
	}

	private static Stream<Class<?>> auditorTypes(EntityPersister persister) {
		Class<?> type = persister.getMappedClass();
		Stream<Class<?>> ofDeletion = (type != null
				&& (SoftDeletable.class.isAssignableFrom(type) || Mixins.isGiven(SoftDeletable.class, persister)))
						? Stream.of(String.class) : Stream.empty();
		Stream<Class<?>> ofContent = Stream.of(persister.getGenerators())
			.filter(AuditorGenerator.class::isInstance)
			.flatMap((generator) -> ((AuditorGenerator) generator).auditorTypes());
		return Stream.concat(ofDeletion, ofContent);
	}

	private boolean hasCallback(EntityPersister persister) {
		Class<?> type = persister.getMappedClass();
		return type != null && this.callbacks.hasRegisteredCallbacks(type, CallbackType.PRE_UPDATE);
	}

	private static boolean isOverridden(Method method, Interceptor interceptor) {
		return interceptor != EmptyInterceptor.INSTANCE && !method
			.equals(ReflectionUtils.findMethod(interceptor.getClass(), method.getName(), method.getParameterTypes()));
	}

	private static Method method(String name, Class<?>... parameterTypes) {
		return Objects.requireNonNull(ReflectionUtils.findMethod(Interceptor.class, name, parameterTypes));
	}

}
