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

import java.lang.annotation.Annotation;
import java.util.Objects;

import dev.plinth.entity.DeletedBy;
import dev.plinth.entity.DeletedDate;
import dev.plinth.entity.DeletionId;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.SoftDeletable_;
import dev.plinth.mapping.Mixins;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * Tells from a mapping, before there are persisters, what is soft-deletable.
 */
public final class SoftDeletableMapping {

	private SoftDeletableMapping() {
	}

	/**
	 * Return whether the rows of an entity are soft-deletable.
	 * @param entity the mapping of the entity
	 * @return {@code true} if its class is soft-deletable, by the mixin or by attributes
	 * that the root of its hierarchy annotates
	 */
	public static boolean isSoftDeletable(PersistentClass entity) {
		return entity.getClassName() != null && (hasMixin(entity) || (entity.getRootClass().getClassName() != null
				&& !annotations(entity).attributes(DeletedDate.class).isEmpty()));
	}

	/**
	 * Return whether the rows of an entity are soft-deletable by the mixin.
	 * @param entity the mapping of the entity
	 * @return {@code true} if its class implements the mixin, or is given it
	 */
	public static boolean hasMixin(PersistentClass entity) {
		return SoftDeletable.class.isAssignableFrom(entity.getMappedClass())
				|| Mixins.isGiven(SoftDeletable.class, entity);
	}

	private static DeletionAnnotations annotations(PersistentClass entity) {
		return DeletionAnnotations.of(entity.getRootClass().getMappedClass(), entity.getServiceRegistry());
	}

	/**
	 * Return the attributes that the deletion of rows is written into.
	 * @param entity the mapping of a soft-deletable entity, once it is complete
	 * @return the attributes
	 */
	public static DeletionRoles roles(PersistentClass entity) {
		if (hasMixin(entity)) {
			return new DeletionRoles(entity.getProperty(SoftDeletable_.DELETED_AT),
					entity.getProperty(SoftDeletable_.DELETED_BY), entity.getProperty(SoftDeletable_.DELETION_ID),
					false);
		}
		Property mark = annotated(DeletedDate.class, entity);
		return new DeletionRoles(Objects.requireNonNull(mark), annotated(DeletedBy.class, entity),
				annotated(DeletionId.class, entity), true);
	}

	private static @Nullable Property annotated(Class<? extends Annotation> annotation, PersistentClass entity) {
		return annotations(entity).attributes(annotation).stream().findFirst().map(entity::getProperty).orElse(null);
	}

	/**
	 * Return whether the elements of a collection are soft-deletable entities.
	 * @param collection the mapping of the collection
	 * @return {@code true} if the class of its elements is soft-deletable
	 */
	public static boolean hasSoftDeletableElements(Collection collection) {
		Value element = collection.getElement();
		if (element instanceof OneToMany oneToMany) {
			return isSoftDeletable(oneToMany.getAssociatedClass());
		}
		return element instanceof ToOne toOne && isSoftDeletable(
				toOne.getBuildingContext().getMetadataCollector().getEntityBinding(toOne.getReferencedEntityName()));
	}

}
