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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.hibernate.engine.spi.CascadeStyle;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.metamodel.spi.MappingMetamodelImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds the associations of a hierarchy of entities that cascade a removal, as paths that
 * HQL understands.
 */
public final class CascadePaths {

	private final SessionFactoryImplementor sessionFactory;

	private final List<CascadePath> paths = new ArrayList<>();

	private final Predicate<EntityPersister> targets;

	private CascadePaths(SessionFactoryImplementor sessionFactory, Predicate<EntityPersister> targets) {
		this.sessionFactory = sessionFactory;
		this.targets = targets;
	}

	/**
	 * Return the paths to soft-deletable entities that begin at an entity, its
	 * superclasses or its subclasses.
	 * @param entity the persister of the entity
	 * @return the paths
	 */
	public static List<CascadePath> toSoftDeletable(EntityPersister entity) {
		return of(entity, (target) -> SoftDeleteAttributes.of(target) != null);
	}

	/**
	 * Return the paths to entities of any kind that begin at an entity, its superclasses
	 * or its subclasses.
	 * @param entity the persister of the entity
	 * @return the paths
	 */
	public static List<CascadePath> toAll(EntityPersister entity) {
		return of(entity, (target) -> true);
	}

	private static List<CascadePath> of(EntityPersister entity, Predicate<EntityPersister> targets) {
		CascadePaths found = new CascadePaths(entity.getFactory(), targets);
		EntityPersister root = entity.getRootEntityDescriptor().getEntityPersister();
		found.addDeclared(root);
		root.getSubMappingTypes().forEach((subclass) -> found.addDeclared(subclass.getEntityPersister()));
		return found.paths;
	}

	private void addDeclared(EntityPersister entity) {
		Set<String> inherited = (entity.getSuperMappingType() != null)
				? Set.copyOf(Arrays.asList(entity.getSuperMappingType().getEntityPersister().getPropertyNames()))
				: Set.of();
		for (int position = 0; position < entity.getPropertyNames().length; position++) {
			String name = entity.getPropertyNames()[position];
			if (!inherited.contains(name)) {
				add(entity, name, entity.getPropertyTypes()[position], entity.getPropertyCascadeStyles()[position]);
			}
		}
	}

	private void add(EntityPersister owner, String path, Type type, CascadeStyle style) {
		if (type instanceof CompositeType composite && !type.isAnyType()) {
			for (int position = 0; position < composite.getPropertyNames().length; position++) {
				add(owner, path + "." + composite.getPropertyNames()[position], composite.getSubtypes()[position],
						composite.getCascadeStyle(position));
			}
			return;
		}
		if (style.reallyDoCascade(CascadingActions.REMOVE)) {
			EntityPersister target = target(type, this.sessionFactory.getMappingMetamodel());
			if (target != null && this.targets.test(target)) {
				this.paths.add(new CascadePath(owner.getEntityName(), path, target.getEntityName()));
			}
		}
	}

	/**
	 * Return the HQL that joins all that an association leads to. The inverse side of a
	 * one-to-one association shows one child only, whatever the scope, so its children
	 * are found by their reference to the owner, or by the identifier that they share.
	 * @param owner the alias of the entity that the association begins at
	 * @param persister the persister of that entity
	 * @param path the path of the association
	 * @param child the alias of what it leads to
	 * @return the join, with its alias
	 */
	public static String join(String owner, EntityPersister persister, String path, String child) {
		if (persister.findByPath(path) instanceof ToOneAttributeMapping inverse
				&& inverse.getSideNature() == ForeignKeyDescriptor.Nature.TARGET) {
			String reference = inverse.getReferencedPropertyName();
			return "join " + inverse.getAssociatedEntityMappingType().getEntityName() + " " + child + " on "
					+ ((reference != null) ? child + "." + reference + " = " + owner
							: "id(" + child + ") = id(" + owner + ")");
		}
		return "join " + owner + "." + path + " " + child;
	}

	/**
	 * Return the entity that an association leads to.
	 * @param type the type of the association
	 * @param metamodel the run-time model
	 * @return the entity, or {@code null} if it is not known or the elements are none
	 */
	public static @Nullable EntityPersister target(Type type, MappingMetamodelImplementor metamodel) {
		if (type instanceof CollectionType collection) {
			CollectionPersister persister = metamodel.getCollectionDescriptor(collection.getRole());
			return (persister.isOneToMany() || persister.isManyToMany()) ? persister.getElementPersister() : null;
		}
		return (type instanceof EntityType reference)
				? metamodel.getEntityDescriptor(reference.getAssociatedEntityName()) : null;
	}

}
