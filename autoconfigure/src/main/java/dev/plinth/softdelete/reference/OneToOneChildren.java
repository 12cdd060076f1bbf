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
import java.util.Set;

import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.session.LoadedRows;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * The inverse sides of one-to-one associations of each entity class, and what becomes of
 * them when an entity has been loaded: they show the living child, or the one that went
 * with its owner. Statements that find a child by its reference see to that themselves;
 * not so where Hibernate loads it by the identifier that both share, or has loaded a
 * child that brought its owner along. Found when the persistence unit starts.
 */
public final class OneToOneChildren {

	private final Map<String, List<InverseSide>> inverseSides = new HashMap<>();

	private final Set<String> hierarchies = new HashSet<>();

	/**
	 * Find the associations. Belongs to the start of the persistence unit.
	 */
	public void register(SessionFactoryImplementor sessionFactory) {
		sessionFactory.getMappingMetamodel().forEachEntityDescriptor((entity) -> {
			List<InverseSide> found = new ArrayList<>();
			AttributePath.forEachToOne(entity, (path, association) -> {
				if (association.getSideNature() == ForeignKeyDescriptor.Nature.TARGET && SoftDeleteAttributes
					.of(association.getAssociatedEntityMappingType().getEntityPersister()) != null) {
					found.add(new InverseSide(path, association));
				}
			});
			if (!found.isEmpty()) {
				this.inverseSides.put(entity.getEntityName(), found);
				this.hierarchies.add(entity.getRootEntityName());
			}
		});
	}

	/**
	 * Return whether entities of a hierarchy may have such children.
	 * @param persister the persister of any class of the hierarchy
	 */
	boolean areIn(EntityPersister persister) {
		return this.hierarchies.contains(persister.getRootEntityName());
	}

	/**
	 * Take deleted children from an entity that has been loaded, unless they went with
	 * it.
	 * @param owner the entity
	 * @param session the session that has loaded it
	 */
	void read(Object owner, EventSource session) {
		EntityEntry entry = session.getPersistenceContextInternal().getEntry(owner);
		List<InverseSide> sides = (entry != null) ? this.inverseSides.get(entry.getEntityName()) : null;
		if (entry == null || sides == null) {
			return;
		}
		for (InverseSide side : sides) {
			Object shown = side.path().valueOf(owner, session);
			Object child = (shown != null && Hibernate.isInitialized(shown)) ? Hibernate.unproxy(shown) : null;
			if (child != null && LoadedRows.isDeleted(child, session)
					&& !LoadedRows.wentTogether(owner, child, session)) {
				Object successor = side.find(owner, session);
				side.path().replace(owner, successor, session);
				Object[] loadedState = entry.getLoadedState();
				if (loadedState != null) {
					side.path().replaceIn(loadedState, successor, session);
				}
			}
		}
	}

	/**
	 * The inverse side of an association.
	 *
	 * @param path the way to it from its entity
	 * @param association its mapping
	 */
	private record InverseSide(AttributePath path, ToOneAttributeMapping association) {

		/**
		 * Find the child by its reference to the owner.
		 */
		@Nullable Object find(Object owner, EventSource session) {
			EntityPersister child = this.association.getAssociatedEntityMappingType().getEntityPersister();
			String reference = this.association.getReferencedPropertyName();
			return (reference != null)
					? child.loadByUniqueKey(reference,
							this.association.getForeignKeyDescriptor()
								.getAssociationKeyFromSide(owner, ForeignKeyDescriptor.Nature.TARGET, session),
							session)
					: null;
		}

	}

}
