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
package dev.plinth.mapping;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.hibernate.Hibernate;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.internal.DefaultMergeEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Merges detached instances without the attributes that the library alone sets: the
 * managed instance keeps those of its row, whatever the detached one carries.
 */
final class MixinMergeEventListener extends DefaultMergeEventListener {

	private final Mixins mixins;

	private final Map<String, int[]> managedAttributes = new ConcurrentHashMap<>();

	MixinMergeEventListener(Mixins mixins) {
		this.mixins = mixins;
	}

	@Override
	protected void entityIsDetached(MergeEvent event, Object copiedId, Object originalId, MergeContext copyCache) {
		EventSource session = event.getSession();
		EntityPersister persister = session.getEntityPersister(event.getEntityName(), event.getEntity());
		int[] attributes = managedAttributes(persister);
		Object[] present = (attributes.length > 0)
				? presentState((copiedId != null) ? copiedId : originalId, persister, session) : null;
		super.entityIsDetached(event, copiedId, originalId, copyCache);
		if (attributes.length > 0) {
			Object merged = Hibernate.unproxy(event.getResult());
			EntityEntry entry = session.getPersistenceContextInternal().getEntry(merged);
			Object[] loaded = (entry != null) ? entry.getLoadedState() : null;
			for (int attribute : attributes) {
				Object[] row = (present != null && present[attribute] != LazyPropertyInitializer.UNFETCHED_PROPERTY)
						? present : loaded;
				if (entry != null && row != null) {
					persister.setValue(merged, attribute,
							retained(merged, attribute, row[attribute], persister, session));
				}
			}
		}
	}

	/**
	 * The state of an instance that the session holds already, which may be ahead of its
	 * row: a deletion that is not flushed has been written into it.
	 */
	private static Object @Nullable [] presentState(@Nullable Object id, EntityPersister persister,
			EventSource session) {
		if (id == null) {
			return null;
		}
		PersistenceContext persistenceContext = session.getPersistenceContextInternal();
		Object managed = persistenceContext.getEntity(session.generateEntityKey(id, persister));
		EntityEntry entry = (managed != null) ? persistenceContext.getEntry(managed) : null;
		return (entry != null && Hibernate.isInitialized(managed))
				? copiedValues(managed, entry.getPersister(), session) : null;
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * By now the managed instance is loaded, and nothing has been copied into it: the
	 * time to fetch the attributes that it keeps.
	 */
	@Override
	protected void cascadeOnMerge(EventSource session, EntityPersister persister, Object entity,
			MergeContext copyCache) {
		if (persister.hasLazyProperties() && copyCache.get(entity) != entity) {
			Object managed = Hibernate.unproxy(copyCache.get(entity));
			for (int attribute : managedAttributes(persister)) {
				String name = persister.getPropertyNames()[attribute];
				if (!Hibernate.isPropertyInitialized(managed, name)) {
					((LazyPropertyInitializer) persister).initializeLazyProperty(name, managed, session);
				}
			}
		}
		super.cascadeOnMerge(session, persister, entity, copyCache);
	}

	/**
	 * The values of an instance. Embeddables are copied, since merging changes them in
	 * place.
	 */
	private static Object[] copiedValues(Object managed, EntityPersister persister, EventSource session) {
		Object[] values = persister.getValues(managed);
		Type[] types = persister.getPropertyTypes();
		for (int i = 0; i < values.length; i++) {
			if (types[i].isComponentType() && persister.getGenerators()[i] instanceof ManagedAttributeGenerator) {
				values[i] = types[i].deepCopy(values[i], session.getFactory());
			}
		}
		return values;
	}

	private static @Nullable Object retained(Object merged, int attribute, @Nullable Object present,
			EntityPersister persister, EventSource session) {
		return (persister.getGenerators()[attribute] instanceof ManagedAttributeGenerator generator)
				? generator.retain(persister.getValue(merged, attribute), present, session) : present;
	}

	private int[] managedAttributes(EntityPersister persister) {
		return this.managedAttributes.computeIfAbsent(persister.getEntityName(), (name) -> {
			List<String> ofMixins = this.mixins.managedAttributes(persister.getMappedClass());
			return IntStream.range(0, persister.getGenerators().length)
				.filter((attribute) -> persister.getGenerators()[attribute] instanceof ManagedAttributeGenerator
						|| ofMixins.contains(persister.getPropertyNames()[attribute]))
				.toArray();
		});
	}

}
