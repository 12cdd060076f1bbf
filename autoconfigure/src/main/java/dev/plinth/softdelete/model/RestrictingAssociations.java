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

import java.lang.reflect.Member;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import dev.plinth.entity.RestrictDelete;
import dev.plinth.mapping.MixinMappingException;
import dev.plinth.mapping.imperative.ImperativeMappings;
import dev.plinth.softdelete.ReferencedRows;
import dev.plinth.softdelete.SoftDeleteSettings;
import dev.plinth.softdelete.model.RestrictingAssociation.Kind;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.CompositeIdentifierMapping;
import org.hibernate.metamodel.mapping.DiscriminatedAssociationModelPart;
import org.hibernate.metamodel.mapping.DiscriminatorConverter;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.ManagedMappingType;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.EntityCollectionPart;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.spi.NavigablePath;
import org.hibernate.type.CollectionType;
import org.hibernate.type.OneToOneType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds the associations of a persistence unit that restrict deletions, when it starts,
 * and tells them to the entities that they refer to.
 */
public final class RestrictingAssociations {

	private final SessionFactoryImplementor sessionFactory;

	private final ImperativeMappings mappings;

	private final boolean restrictingByDefault;

	private RestrictingAssociations(SessionFactoryImplementor sessionFactory) {
		this.sessionFactory = sessionFactory;
		this.mappings = ImperativeMappings.of(sessionFactory.getServiceRegistry());
		this.restrictingByDefault = SoftDeleteSettings.of(sessionFactory).referenced() == ReferencedRows.RESTRICT;
	}

	/**
	 * Find the associations.
	 * @throws MixinMappingException if an attribute is annotated that holds no reference
	 * to soft-deletable rows
	 */
	public static void register(SessionFactoryImplementor sessionFactory) {
		RestrictingAssociations associations = new RestrictingAssociations(sessionFactory);
		sessionFactory.getMappingMetamodel().forEachEntityDescriptor((entity) -> {
			associations.find(entity, entity, null, "");
			if (entity.getSuperMappingType() == null) {
				associations.findInIdentifier(entity);
			}
		});
	}

	/**
	 * Find the references that identify an entity. Attributes that make up an identifier
	 * without being embedded are mapped once more, by an attribute of Hibernate's own.
	 */
	private void findInIdentifier(EntityPersister referrer) {
		if (referrer.getIdentifierMapping() instanceof CompositeIdentifierMapping identifier) {
			find(referrer, identifier.getEmbeddableTypeDescriptor(), null,
					(identifier instanceof NonAggregatedIdentifierMapping) ? "" : identifier.getAttributeName() + ".");
		}
	}

	private void find(EntityPersister referrer, ManagedMappingType type, @Nullable CollectionPersister collection,
			String prefix) {
		EntityMappingType superclass = (type == referrer) ? referrer.getSuperMappingType() : null;
		type.forEachAttributeMapping((attribute) -> {
			String name = attribute.getAttributeName();
			if (!NavigablePath.IDENTIFIER_MAPPER_PROPERTY.equals(name)
					&& (superclass == null || superclass.findAttributeMapping(name) == null)) {
				find(referrer, attribute, collection, prefix + name);
			}
		});
	}

	private void find(EntityPersister referrer, AttributeMapping attribute, @Nullable CollectionPersister collection,
			String path) {
		RestrictDelete annotation = annotation(attribute);
		EntityPersister target = null;
		if (attribute instanceof ToOneAttributeMapping toOne) {
			if (toOne.getSideNature() == ForeignKeyDescriptor.Nature.KEY) {
				target = register(
						new RestrictingAssociation(referrer, collection, Kind.REFERENCE, path,
								root(toOne.getAssociatedEntityMappingType())),
						toOne.getAssociatedEntityMappingType(), annotation);
			}
		}
		else if (attribute instanceof DiscriminatedAssociationModelPart any) {
			target = registerAny(referrer, collection, path, any, annotation);
		}
		else if (attribute instanceof EmbeddableValuedModelPart embedded) {
			find(referrer, embedded.getEmbeddableTypeDescriptor(), collection, path + ".");
		}
		else if (attribute instanceof PluralAttributeMapping plural) {
			target = findElements(referrer, plural, annotation);
		}
		if (annotation != null && target == null) {
			throw new MixinMappingException(referrer.getMappedClass(),
					this.mappings.statement("Attribute '" + path + "' of " + referrer.getEntityName(),
							declaringClass(attribute, referrer), attribute.getAttributeName(), RestrictDelete.class)
							+ ", but holds no reference to soft-deletable rows.",
					"Annotate the to-one attribute, or the owning collection, that holds the references.");
		}
	}

	/**
	 * Find the references to the elements of a collection and to the keys of a map, or
	 * from the elements to the owner where they hold the foreign key.
	 */
	private @Nullable EntityPersister findElements(EntityPersister referrer, PluralAttributeMapping plural,
			@Nullable RestrictDelete annotation) {
		CollectionPersister collection = plural.getCollectionDescriptor();
		if (collection.isInverse()) {
			return null;
		}
		if (collection.isOneToMany()) {
			return register(new RestrictingAssociation(collection.getElementPersister(), collection, Kind.CHILD, "",
					root(referrer)), referrer, annotation);
		}
		EntityPersister keys = (plural.getIndexDescriptor() instanceof EntityCollectionPart key)
				? register(
						new RestrictingAssociation(referrer, collection, Kind.KEY, "",
								root(key.getAssociatedEntityMappingType())),
						key.getAssociatedEntityMappingType(), annotation)
				: null;
		if (plural.getElementDescriptor() instanceof EmbeddableValuedModelPart embedded) {
			find(referrer, embedded.getEmbeddableTypeDescriptor(), collection, "");
		}
		else if (plural.getElementDescriptor() instanceof EntityCollectionPart element) {
			EntityPersister elements = register(
					new RestrictingAssociation(referrer, collection, Kind.REFERENCE, "",
							root(element.getAssociatedEntityMappingType())),
					element.getAssociatedEntityMappingType(), annotation);
			return (elements != null) ? elements : keys;
		}
		return keys;
	}

	/**
	 * Find the references of an association with a discriminator, whose values name the
	 * entities. Where they are not mapped, each entity with such a key may be meant.
	 */
	private @Nullable EntityPersister registerAny(EntityPersister referrer, @Nullable CollectionPersister collection,
			String path, DiscriminatedAssociationModelPart any, @Nullable RestrictDelete annotation) {
		Set<EntityMappingType> roots = new LinkedHashSet<>();
		DiscriminatorConverter<?, ?> converter = any.getDiscriminatorMapping().getValueConverter();
		converter.forEachValueDetail((value) -> roots.add(value.getIndicatedEntity().getRootEntityDescriptor()));
		if (RestrictingAssociation.namesAnyEntity(converter)) {
			this.sessionFactory.getMappingMetamodel().forEachEntityDescriptor((entity) -> {
				if (hasKey(entity, any.getKeyPart())) {
					roots.add(entity.getRootEntityDescriptor());
				}
			});
		}
		EntityPersister target = null;
		for (EntityMappingType root : roots) {
			EntityPersister registered = register(
					new RestrictingAssociation(referrer, collection, Kind.ANY, path, root(root)), root, annotation);
			target = (registered != null) ? registered : target;
		}
		return target;
	}

	private static boolean hasKey(EntityPersister entity, BasicValuedModelPart key) {
		EntityIdentifierMapping identifier = entity.getIdentifierMapping();
		return identifier.getJdbcTypeCount() == 1
				&& identifier.getJavaType().getJavaTypeClass() == key.getJavaType().getJavaTypeClass();
	}

	private static EntityPersister root(EntityMappingType entity) {
		return entity.getRootEntityDescriptor().getEntityPersister();
	}

	/**
	 * Tell the entity that an association refers to, if it is soft-deletable and the
	 * association restricts its deletion.
	 * @return the entity, or {@code null} if it is not soft-deletable
	 */
	private @Nullable EntityPersister register(RestrictingAssociation association, EntityMappingType targetType,
			@Nullable RestrictDelete annotation) {
		EntityPersister target = association.target();
		if (SoftDeleteAttributes.of(target) == null) {
			return null;
		}
		boolean restricting = (annotation != null) ? annotation.value()
				: this.restrictingByDefault && !isOwned(association, targetType.getEntityPersister());
		if (restricting) {
			for (String entityName : target.getSubclassEntityNames()) {
				EntityPersister entity = this.sessionFactory.getMappingMetamodel().getEntityDescriptor(entityName);
				SoftDeleteAttributes.required(entity).addRestriction(association);
			}
		}
		return target;
	}

	private static Class<?> declaringClass(AttributeMapping attribute, EntityPersister referrer) {
		Member member = attribute.getPropertyAccess().getGetter().getMember();
		return (member != null) ? member.getDeclaringClass() : referrer.getMappedClass();
	}

	private @Nullable RestrictDelete annotation(AttributeMapping attribute) {
		return this.mappings.annotation(attribute.getPropertyAccess().getGetter().getMember(),
				attribute.getAttributeName(), RestrictDelete.class);
	}

	/**
	 * Whether the deletion of the target cascades to rows that are not soft-deletable:
	 * they stay with it.
	 */
	private static boolean isOwned(RestrictingAssociation association, EntityPersister target) {
		CollectionPersister collection = association.collection();
		if (SoftDeleteAttributes.of(association.referrer()) != null) {
			return false;
		}
		if (collection != null) {
			return association.kind() == Kind.CHILD && collection.getAttributeMapping()
				.getAttributeMetadata()
				.getCascadeStyle()
				.reallyDoCascade(CascadingActions.REMOVE);
		}
		Type[] types = target.getPropertyTypes();
		for (int position = 0; position < types.length; position++) {
			if (target.getPropertyCascadeStyles()[position].reallyDoCascade(CascadingActions.REMOVE)
					&& isInverse(types[position], association, target.getFactory())) {
				return true;
			}
		}
		return false;
	}

	private static boolean isInverse(Type type, RestrictingAssociation association,
			SessionFactoryImplementor sessionFactory) {
		EntityPersister referrer = null;
		String mappedBy = null;
		if (type instanceof CollectionType collectionType) {
			CollectionPersister collection = sessionFactory.getMappingMetamodel()
				.getCollectionDescriptor(collectionType.getRole());
			referrer = collection.isOneToMany() ? collection.getElementPersister() : null;
			mappedBy = collection.getMappedByProperty();
		}
		else if (type instanceof OneToOneType oneToOne) {
			referrer = sessionFactory.getMappingMetamodel().getEntityDescriptor(oneToOne.getAssociatedEntityName());
			mappedBy = oneToOne.getRHSUniqueKeyPropertyName();
		}
		return referrer != null && Objects.equals(mappedBy, association.path())
				&& referrer.getRootEntityName().equals(association.referrer().getRootEntityName());
	}

}
