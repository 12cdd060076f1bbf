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
package dev.plinth.softdelete.visibility;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.Filter;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.internal.ForeignKeys;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityUniqueKey;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.internal.SingleUniqueKeyEntityLoaderStandard;
import org.hibernate.loader.ast.spi.SingleUniqueKeyEntityLoader;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UniqueKeyEntry;
import org.hibernate.type.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * The loaders that find the one child of an owner by the reference to it, for the inverse
 * side of a one-to-one association. Made when first needed.
 */
public final class OneToOneLoaders {

	private final EntityPersister child;

	private final Map<String, SingleUniqueKeyEntityLoader<?>> loaders = new ConcurrentHashMap<>();

	public OneToOneLoaders(EntityPersister child) {
		this.child = child;
	}

	/**
	 * Select the loader for an attribute. Where the application has enabled filters, a
	 * loader is made for the occasion, as Hibernate does.
	 * @param attribute the attribute by whose value the child is looked up
	 * @param session the session that loads it
	 * @return the loader, or {@code null} if the attribute is no reference
	 */
	public @Nullable SingleUniqueKeyEntityLoader<?> select(String attribute, SharedSessionContractImplementor session) {
		if (!(this.child.findByPath(attribute) instanceof ToOneAttributeMapping reference)) {
			return null;
		}
		LoadQueryInfluencers influencers = session.getLoadQueryInfluencers();
		return influencers.hasEnabledFilters() ? loader(reference, influencers.getEnabledFilters())
				: this.loaders.computeIfAbsent(attribute, (path) -> loader(reference, Collections.emptyMap()));
	}

	private SingleUniqueKeyEntityLoader<?> loader(ToOneAttributeMapping reference, Map<String, Filter> filters) {
		return new SingleUniqueKeyEntityLoaderStandard<>(this.child, reference,
				new OfOwner(this.child, reference, filters));
	}

	/**
	 * Keep a deleted child from being taken for the one child of its owner: Hibernate
	 * remembers the entity that it has loaded last for each owner.
	 * @param child the child
	 * @param persister its persister
	 * @param session the session that manages it
	 */
	public static void forgetDeleted(Object child, EntityPersister persister,
			SharedSessionContractImplementor session) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(persister);
		if (attributes == null || !attributes.isDeleted(child)) {
			return;
		}
		EntityEntry entry = session.getPersistenceContextInternal().getEntry(child);
		Object[] loadedState = (entry != null) ? entry.getLoadedState() : null;
		for (UniqueKeyEntry key : persister.uniqueKeyEntries()) {
			if (key.getPropertyType() instanceof EntityType reference) {
				int position = key.getStateArrayPosition();
				forget(persister.getValue(child, position), key, reference, persister, session);
				if (loadedState != null) { // the child may have lost its owner meanwhile
					forget(loadedState[position], key, reference, persister, session);
				}
			}
		}
	}

	private static void forget(@Nullable Object owner, UniqueKeyEntry key, EntityType reference,
			EntityPersister persister, SharedSessionContractImplementor session) {
		if (owner == null || owner == LazyPropertyInitializer.UNFETCHED_PROPERTY) {
			return;
		}
		Object id = ForeignKeys.getEntityIdentifier(reference.getAssociatedEntityName(), owner, session);
		for (EntityMappingType entity = (id != null) ? persister : null; entity != null; entity = entity
			.getSuperMappingType()) {
			session.getPersistenceContextInternal()
				.addEntity(new EntityUniqueKey(entity.getEntityName(), key.getUniqueKeyName(), id, reference,
						session.getFactory()), null);
		}
	}

	/**
	 * Marks the statement that loads the child of an owner.
	 */
	static final class OfOwner extends LoadQueryInfluencers {

		private final transient EntityPersister child;

		private final transient ToOneAttributeMapping reference;

		private final transient Map<String, Filter> filters;

		OfOwner(EntityPersister child, ToOneAttributeMapping reference, Map<String, Filter> filters) {
			super(child.getFactory());
			this.child = child;
			this.reference = reference;
			this.filters = filters;
		}

		boolean loads(EntityPersister candidate) {
			return this.child == candidate;
		}

		ToOneAttributeMapping reference() {
			return this.reference;
		}

		@Override
		public boolean hasEnabledFilters() {
			return !this.filters.isEmpty();
		}

		@Override
		public Map<String, Filter> getEnabledFilters() {
			return this.filters;
		}

	}

}
