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
package dev.plinth.softdelete.bootstrap;

import java.lang.reflect.Member;

import dev.plinth.entity.DeletedReference;
import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.mapping.DynamicUpdateStateManagement;
import dev.plinth.mapping.MixinMappingException;
import dev.plinth.mapping.imperative.ImperativeMappings;
import dev.plinth.softdelete.SoftDeleteSettings;
import dev.plinth.softdelete.coordinator.SoftDeleteStateManagement;
import dev.plinth.softdelete.model.ReferencePolicies;
import dev.plinth.softdelete.model.SoftDeletableMapping;
import dev.plinth.softdelete.reference.HiddenReferenceStateManagement;
import org.hibernate.FetchMode;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.engine.OptimisticLockStyle;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;
import org.hibernate.property.access.spi.BuiltInPropertyAccessStrategies;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Prepares the associations that do not resolve to deleted rows, and refuses those that
 * could not be read as their {@linkplain DeletedReferencePolicy policy} says.
 * <ol>
 * <li>The reference is loaded with its owner, since a proxy can neither be shown as null
 * nor tell by which association it is reached. So is the inverse side of a one-to-one
 * association whose child is found by the identifier that it shares with its owner.
 * <li>Where it is hidden, queries always join its row, the owner's updates write changed
 * columns only, and the owner is not cached: a cache cannot know what a scope sees.
 * </ol>
 */
final class DeletedReferenceMapping {

	private final InFlightMetadataCollector metadata;

	private final DeletedReferencePolicy byDefault;

	private DeletedReferenceMapping(InFlightMetadataCollector metadata, DeletedReferencePolicy byDefault) {
		this.metadata = metadata;
		this.byDefault = byDefault;
	}

	/**
	 * Prepare all associations.
	 * @throws MixinMappingException if an association cannot be read as its policy says
	 */
	static void contribute(InFlightMetadataCollector metadata, MetadataBuildingContext context) {
		DeletedReferenceMapping mapping = new DeletedReferenceMapping(metadata,
				SoftDeleteSettings.of(context.getBootstrapContext()).references());
		for (PersistentClass entity : metadata.getEntityBindings()) {
			if (entity.getClassName() != null) {
				mapping.contribute(entity);
			}
		}
		for (Collection collection : metadata.getCollectionBindings()) {
			if (collection.getOwner().getClassName() != null) {
				Place elements = new Place(collection.getOwner(), Kind.COLLECTION, null);
				mapping.contributeEmbedded(elements, collection.getElement(), collection.getRole());
				if (collection instanceof IndexedCollection indexed) {
					mapping.contributeEmbedded(elements, indexed.getIndex(), collection.getRole());
				}
			}
		}
	}

	private void contribute(PersistentClass entity) {
		if (entity instanceof RootClass) {
			contributeEmbedded(new Place(entity, Kind.IDENTIFIER, null), entity.getIdentifier(),
					entity.getEntityName() + ".id");
		}
		for (Property property : entity.getProperties()) {
			contribute(new Place(entity, Kind.ENTITY, property), property, entity.getMappedClass(),
					entity.getEntityName() + ".");
		}
	}

	private void contributeEmbedded(Place place, @Nullable Value value, String path) {
		if (value instanceof Component component && component.getComponentClassName() != null) {
			for (Property property : component.getProperties()) {
				contribute(place, property, component.getComponentClass(), path + ".");
			}
		}
	}

	private void contribute(Place place, Property property, Class<?> declaringClass, String prefix) {
		if (property.isSynthetic()) {
			return;
		}
		String path = prefix + property.getName();
		Value value = property.getValue();
		if (value instanceof Component) {
			contributeEmbedded(place, value, path);
		}
		if (value instanceof OneToOne inverse && sharesPrimaryKey(inverse)) {
			prepareEager(property, inverse);
		}
		DeletedReferencePolicy declared = ReferencePolicies.declared(member(property, declaringClass),
				property.getName(), value.getServiceRegistry());
		if (value instanceof ToOne toOne && isReferenceToSoftDeletable(toOne)) {
			DeletedReferencePolicy policy = (declared != null) ? declared : this.byDefault;
			if (policy != DeletedReferencePolicy.RESOLVE) {
				requireReadable(place, property, toOne, policy, path);
				prepare(place, property, (ManyToOne) toOne, policy);
			}
		}
		else if (declared != null) {
			throw new MixinMappingException(place.entity().getMappedClass(),
					ImperativeMappings.of(value.getServiceRegistry())
						.statement("Attribute '" + path + "'", declaringClass, property.getName(),
								DeletedReference.class)
							+ ", but holds no reference to soft-deletable rows.",
					"Annotate the to-one attribute that holds the foreign key.");
		}
	}

	/**
	 * Hibernate's own access to a field looks for a setter in all classes and interfaces
	 * above, which takes long when it is done for each attribute once more.
	 */
	private static @Nullable Member member(Property property, Class<?> declaringClass) {
		return BuiltInPropertyAccessStrategies.FIELD.getExternalName().equals(property.getPropertyAccessorName())
				? ReflectionUtils.findField(declaringClass, property.getName())
				: property.getGetter(declaringClass).getMember();
	}

	private boolean isReferenceToSoftDeletable(ToOne toOne) {
		PersistentClass target = this.metadata.getEntityBinding(toOne.getReferencedEntityName());
		boolean inverse = toOne instanceof OneToOne oneToOne && oneToOne.getMappedByProperty() != null;
		return !inverse && target != null && SoftDeletableMapping.isSoftDeletable(target);
	}

	/**
	 * Whether the soft-deletable child of an inverse side is loaded by the identifier
	 * that it shares with its owner.
	 */
	private boolean sharesPrimaryKey(OneToOne inverse) {
		PersistentClass target = this.metadata.getEntityBinding(inverse.getReferencedEntityName());
		return inverse.getMappedByProperty() != null && target != null && SoftDeletableMapping.isSoftDeletable(target)
				&& target.getIdentifier()
					.getColumns()
					.equals(target.getRecursiveProperty(inverse.getMappedByProperty()).getValue().getColumns());
	}

	private static void requireReadable(Place place, Property property, ToOne toOne, DeletedReferencePolicy policy,
			String path) {
		String reason = (toOne instanceof ManyToOne reference) ? reasonNotToRead(place, property, reference, policy)
				: "shares the primary key of its owner";
		if (reason != null) {
			throw new MixinMappingException(place.entity().getMappedClass(),
					"References of '" + path + "' to deleted rows cannot be read with the policy " + policy
							+ ", because it " + reason + ".",
					"Annotate the attribute with another @DeletedReference"
							+ ((policy == DeletedReferencePolicy.HIDE) ? " or change its mapping." : "."));
		}
	}

	private static @Nullable String reasonNotToRead(Place place, Property property, ManyToOne reference,
			DeletedReferencePolicy policy) {
		return switch (place.kind()) {
			case IDENTIFIER -> "is part of an identifier";
			case COLLECTION -> "stands in an element of a collection";
			case ENTITY -> (policy == DeletedReferencePolicy.HIDE) ? reasonNotToHide(place, property, reference) : null;
		};
	}

	/**
	 * Return what keeps a reference from being hidden: it cannot be null, or its key
	 * would be written or compared although it did not change.
	 */
	private static @Nullable String reasonNotToHide(Place place, Property property, ManyToOne reference) {
		PersistentClass entity = place.entity();
		Property attribute = place.attribute();
		if (attribute != null && attribute.isNaturalIdentifier()) {
			return "is part of a natural id";
		}
		if (attribute != null && entity.getJoins()
			.stream()
			.filter(Join::isOptional)
			.anyMatch((join) -> join.containsProperty(attribute))) {
			return "is kept in an optional table, whose row goes when nothing is left in it";
		}
		if (!property.isOptional() || !reference.isNullable()) {
			return "is not optional";
		}
		OptimisticLockStyle style = entity.getRootClass().getOptimisticLockStyle();
		if (style == OptimisticLockStyle.ALL || style == OptimisticLockStyle.DIRTY) {
			return "is compared with its row by @OptimisticLocking";
		}
		Class<?> stateManagement = entity.getRootClass().getStateManagementType();
		if (stateManagement != null && stateManagement != SoftDeleteStateManagement.class
				&& !DynamicUpdateStateManagement.class.isAssignableFrom(stateManagement)) {
			return "belongs to an entity whose rows another mapping annotation of Hibernate manages";
		}
		return (reference.getNotFoundAction() == NotFoundAction.EXCEPTION) ? "has @NotFound" : null;
	}

	private static void prepare(Place place, Property property, ManyToOne reference, DeletedReferencePolicy policy) {
		prepareEager(property, reference);
		if (place.attribute() != null) {
			place.attribute().setLazy(false);
		}
		if (policy == DeletedReferencePolicy.HIDE) {
			PersistentClass entity = place.entity();
			reference.setNotFoundAction(NotFoundAction.IGNORE);
			if (entity.getRootClass().getStateManagementType() != SoftDeleteStateManagement.class) {
				entity.getRootClass().setStateManagementType(HiddenReferenceStateManagement.class);
			}
			prepareOwner(entity);
			entity.getSubclasses().forEach(DeletedReferenceMapping::prepareOwner);
		}
	}

	private static void prepareEager(Property property, ToOne reference) {
		property.setLazy(false);
		if (reference.isLazy()) {
			reference.setLazy(false);
			reference.setFetchMode(FetchMode.JOIN);
		}
	}

	private static void prepareOwner(PersistentClass owner) {
		owner.setDynamicUpdate(true);
		owner.setCached(false);
	}

	/**
	 * Where an attribute stands.
	 *
	 * @param entity the entity
	 * @param kind what it belongs to
	 * @param attribute the attribute of the entity that it is, or is part of
	 */
	private record Place(PersistentClass entity, Kind kind, @Nullable Property attribute) {

	}

	/**
	 * What an attribute belongs to.
	 */
	private enum Kind {

		ENTITY, IDENTIFIER, COLLECTION

	}

}
