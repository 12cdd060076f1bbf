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
package dev.plinth.softdelete.restoration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.model.Batches;
import dev.plinth.softdelete.model.CascadePaths;
import dev.plinth.softdelete.model.ElementIdentifier;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.model.StoredRows;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.TypedQuery;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.CascadeStyle;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.spi.EventSource;
import org.hibernate.metamodel.spi.MappingMetamodelImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.AssociationType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a deletion took, without loading them. Of a row that the session
 * has loaded, the version is the one that it was loaded with.
 */
final class DeletedRowQueries {

	private final EventSource session;

	private final MappingMetamodelImplementor metamodel;

	DeletedRowQueries(EventSource session) {
		this.session = session;
		this.metamodel = session.getFactory().getMappingMetamodel();
	}

	/**
	 * Return the hierarchies of soft-deletable entities whose rows know their deletion.
	 * @return the persisters of their roots
	 */
	List<EntityPersister> identifiedRoots() {
		List<EntityPersister> roots = new ArrayList<>();
		this.metamodel.forEachEntityDescriptor((persister) -> {
			SoftDeleteAttributes attributes = SoftDeleteAttributes.of(persister);
			if (persister.getSuperMappingType() == null && attributes != null && attributes.hasDeletionId()) {
				roots.add(persister);
			}
		});
		return roots;
	}

	/**
	 * Return the hierarchies of which the session manages entities.
	 * @return the names of their roots
	 */
	Set<String> loadedHierarchies() {
		Set<String> loaded = new HashSet<>();
		for (Map.Entry<Object, EntityEntry> managed : this.session.getPersistenceContextInternal()
			.reentrantSafeEntityEntries()) {
			loaded.add(managed.getValue().getPersister().getRootEntityName());
		}
		return loaded;
	}

	/**
	 * Find all rows of a hierarchy that a deletion has taken. Filters that the
	 * application has enabled may stand between users, so they apply to these rows,
	 * though not to {@link #childrenOf(List) what went with them}.
	 */
	List<DeletedRow> ofDeletion(EntityPersister root, UUID deletionId) {
		return find(root, "id(row)", fromDeletion(root), deletionId, areFiltered());
	}

	/**
	 * Find the identifiers of all rows of a hierarchy that a deletion has taken.
	 */
	List<Object> idsOfDeletion(EntityPersister root, UUID deletionId) {
		TypedQuery<Object> query = StoredRows.ALL
			.query(this.session, "select id(row) " + fromDeletion(root), Object.class)
			.setParameter("parameter", deletionId);
		return DeletedRows.include(query::getResultList);
	}

	private static String fromDeletion(EntityPersister root) {
		return "from " + root.getEntityName() + " row where "
				+ wentWith(":parameter", SoftDeleteAttributes.required(root));
	}

	/**
	 * A living row that native SQL has restored may still have the identifier of its
	 * deletion.
	 */
	private static String wentWith(String deletionId, SoftDeleteAttributes attributes) {
		return attributes.deletionId("row") + " = " + deletionId + " and " + attributes.mark().deleted("row");
	}

	/**
	 * Return whether rows of a deletion may be missing that the application does not see.
	 */
	boolean areFiltered() {
		return this.session.getLoadQueryInfluencers().hasEnabledFilters();
	}

	/**
	 * Find the children that went with the given rows in the same deletion, down the
	 * associations that cascade a removal: one query for each class and association.
	 */
	List<DeletedRow> childrenOf(List<DeletedRow> parents) {
		Map<EntityPersister, List<Object>> ids = new LinkedHashMap<>();
		for (DeletedRow parent : parents) {
			if (parent.deletionId() != null && parent.persister().hasCascadeDelete()) {
				ids.computeIfAbsent(parent.persister(), (persister) -> new ArrayList<>()).add(parent.id());
			}
		}
		List<DeletedRow> children = new ArrayList<>();
		ids.forEach((parent, parentIds) -> cascades(parent).forEach((path, child) -> Batches.<Object>of(parentIds)
			.forEach((batch) -> children.addAll(child.map((persister) -> children(parent, path, persister, batch))
				.orElseGet(() -> any(parent, path, batch))))));
		return children;
	}

	private List<DeletedRow> children(EntityPersister parent, String path, EntityPersister child, List<Object> ids) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.required(child);
		return !attributes.hasDeletionId() ? List.of() : find(child, ElementIdentifier.expression("row", child),
				"from " + parent.getEntityName() + " parent join parent." + path
						+ " row where id(parent) in :parameter and "
						+ wentWith(SoftDeleteAttributes.required(parent).deletionId("parent"), attributes),
				ids, false);
	}

	/**
	 * Find the children that an association to entities of any type leads to. No query
	 * can join those, so they are loaded.
	 */
	private List<DeletedRow> any(EntityPersister parent, String path, List<Object> ids) {
		String hql = "select parent." + path + ", " + SoftDeleteAttributes.required(parent).deletionId("parent")
				+ " from " + parent.getEntityName() + " parent where id(parent) in :parameter";
		return DeletedRows.include(() -> {
			List<DeletedRow> children = new ArrayList<>();
			for (Object[] row : query(this.session, hql, ids).getResultList()) {
				DeletedRow child = (row[0] != null) ? DeletedRow.of(row[0], this.session) : null;
				if (child != null && Objects.equals(child.deletionId(), row[1])) {
					children.add(child);
				}
			}
			return children;
		});
	}

	private List<DeletedRow> find(EntityPersister persister, String id, String from, Object parameter,
			boolean filtered) {
		boolean polymorphic = persister.hasSubclasses();
		String hql = "select " + id + ", " + SoftDeleteAttributes.required(persister).deletionId("row")
				+ (persister.isVersioned() ? ", version(row)" : ", null") + (polymorphic ? ", type(row) " : ", null ")
				+ from;
		TypedQuery<Object[]> query = filtered ? this.session.createQuery(hql, Object[].class)
				: StoredRows.ALL.query(this.session, hql, Object[].class);
		query.setParameter("parameter", parameter).setFlushMode(FlushModeType.COMMIT);
		return DeletedRows.include(() -> query.getResultList()
			.stream()
			.map((row) -> row(polymorphic ? concrete(row[3]) : persister, row))
			.toList());
	}

	static TypedQuery<Object[]> query(EventSource session, String hql, Object parameter) {
		return StoredRows.ALL.query(session, hql, Object[].class).setParameter("parameter", parameter);
	}

	private EntityPersister concrete(@Nullable Object type) {
		return this.metamodel.getEntityDescriptor((Class<?>) type);
	}

	private DeletedRow row(EntityPersister persister, @Nullable Object[] row) {
		Object id = ElementIdentifier.value(row[0], persister, this.session);
		EntityKey key = this.session.generateEntityKey(id, persister);
		EntityEntry entry = entry(this.session.getPersistenceContextInternal(), key);
		return new DeletedRow(persister, id, (UUID) row[1], (entry != null) ? entry.getVersion() : row[2]);
	}

	/**
	 * Return the entry of an instance that the session has loaded.
	 * @return the entry, or {@code null} if the session does not know the state of the
	 * row
	 */
	static @Nullable EntityEntry entry(PersistenceContext persistenceContext, EntityKey key) {
		Object managed = persistenceContext.getEntity(key);
		return (managed != null && Hibernate.isInitialized(managed)) ? persistenceContext.getEntry(managed) : null;
	}

	/**
	 * Return the paths that lead to children that may be soft-deletable, and the class of
	 * those, which is not known of an association to entities of any type.
	 */
	private Map<String, Optional<EntityPersister>> cascades(EntityPersister parent) {
		Map<String, Optional<EntityPersister>> cascades = new LinkedHashMap<>();
		for (int position = 0; position < parent.getPropertyTypes().length; position++) {
			addCascades(parent.getPropertyNames()[position], parent.getPropertyTypes()[position],
					parent.getPropertyCascadeStyles()[position], cascades);
		}
		return cascades;
	}

	private void addCascades(String path, Type type, CascadeStyle style,
			Map<String, Optional<EntityPersister>> cascades) {
		if (type instanceof CompositeType composite && !type.isAnyType()) {
			for (int position = 0; position < composite.getSubtypes().length; position++) {
				addCascades(path + "." + composite.getPropertyNames()[position], composite.getSubtypes()[position],
						composite.getCascadeStyle(position), cascades);
			}
		}
		else if (type instanceof AssociationType && style.reallyDoCascade(CascadingActions.REMOVE)) {
			Optional<EntityPersister> child = Optional.ofNullable(CascadePaths.target(type, this.metamodel));
			if (type.isAnyType() || child.map(SoftDeleteAttributes::of).isPresent()) {
				cascades.put(path, child);
			}
		}
	}

}
