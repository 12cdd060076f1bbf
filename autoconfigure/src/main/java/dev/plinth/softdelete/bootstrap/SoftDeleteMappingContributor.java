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

import java.util.Map;

import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.DynamicUpdateStateManagement;
import dev.plinth.mapping.MixinMappingException;
import dev.plinth.mapping.Mixins;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.ReferenceCheck;
import dev.plinth.softdelete.SoftDeleteSettings;
import dev.plinth.softdelete.coordinator.SoftDeleteStateManagement;
import dev.plinth.softdelete.model.SoftDeletableMapping;
import dev.plinth.softdelete.unique.ActiveUniqueKeyMapping;
import dev.plinth.softdelete.unique.PlainUniqueConstraints;
import org.hibernate.FetchMode;
import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.jdbc.Expectation;
import org.hibernate.mapping.Any;
import org.hibernate.mapping.Array;
import org.hibernate.mapping.Bag;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.IdentifierBag;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.metamodel.mapping.DiscriminatorValue;

/**
 * Hands the writing of soft-deletable entities over to {@link SoftDeleteStateManagement},
 * has eager collections of them loaded by statements of their own, since the statement
 * that finds their owner is made once for all {@linkplain DeletedRows scopes}, and adds
 * their unique keys. Refuses the kinds of collections that cannot hide some of their
 * rows.
 */
public final class SoftDeleteMappingContributor implements AdditionalMappingContributor {

	@Override
	public void contribute(AdditionalMappingContributions contributions, InFlightMetadataCollector metadata,
			ResourceStreamLocator resourceStreamLocator, MetadataBuildingContext context) {
		OwnAttributes.contribute(metadata, context);
		for (PersistentClass entity : metadata.getEntityBindings()) {
			if (entity instanceof RootClass root && SoftDeletableMapping.isSoftDeletable(root)) {
				contribute(root);
			}
			if (entity instanceof UnionSubclass && SoftDeletableMapping.isSoftDeletable(entity)
					&& locksReferences(context)) {
				throw new MixinMappingException(entity.getMappedClass(),
						"Entity " + entity.getClassName()
								+ " is mapped with a table per class, so rows of its hierarchy cannot be locked by one"
								+ " statement, as plinth.soft-delete.reference-check=locked demands.",
						"Map the hierarchy to a single or to joined tables, or set the property to known.");
			}
		}
		DeletedReferenceMapping.contribute(metadata, context);
		contributeUniqueKeys(metadata, context);
		for (Collection collection : metadata.getCollectionBindings()) {
			refuseSoftDeletableTargets(collection, metadata);
			if (SoftDeletableMapping.hasSoftDeletableElements(collection)) {
				contribute(collection);
			}
		}
	}

	/**
	 * The elements of such a collection are in different tables: no statement restricts
	 * them.
	 */
	private static void refuseSoftDeletableTargets(Collection collection, InFlightMetadataCollector metadata) {
		if (collection.getElement() instanceof Any any) {
			Map<DiscriminatorValue, String> named = any.getMetaValues();
			metadata.getEntityBindings()
				.stream()
				.filter(SoftDeletableMapping::isSoftDeletable)
				.filter((target) -> named == null || named.isEmpty() || named.containsValue(target.getEntityName()))
				.findFirst()
				.ifPresent((target) -> {
					throw new MixinMappingException(collection.getOwner().getMappedClass(),
							"Collection " + collection.getRole() + " (@ManyToAny) may hold the soft-deletable entity "
									+ target.getClassName() + ", but could not hide its deleted rows.",
							"Name the entities it holds with @AnyDiscriminatorValue, leaving out soft-deletable"
									+ " ones, or map an association of its own to those.");
				});
		}
	}

	private static boolean locksReferences(MetadataBuildingContext context) {
		return SoftDeleteSettings.of(context.getBootstrapContext()).referenceCheck() == ReferenceCheck.LOCKED;
	}

	private static void contributeUniqueKeys(InFlightMetadataCollector metadata, MetadataBuildingContext context) {
		ColumnSettings columns = Mixins.columns(context.getBootstrapContext());
		PlainUniqueConstraints plain = new PlainUniqueConstraints();
		for (PersistentClass entity : metadata.getEntityBindings()) {
			ActiveUniqueKeyMapping.contribute(entity, columns, context);
		}
		for (PersistentClass entity : metadata.getEntityBindings()) {
			if (SoftDeletableMapping.isSoftDeletable(entity)) {
				plain.report(entity);
			}
		}
	}

	/**
	 * Refuse the collections whose hidden rows could not be left alone. An element that
	 * stands in a bag several times has rows that one statement deletes.
	 */
	private static void contribute(Collection collection) {
		if (collection instanceof Array || collection instanceof IdentifierBag) {
			throw new MixinMappingException(collection.getOwner().getMappedClass(),
					"The elements of " + collection.getRole() + " are soft-deletable, but "
							+ ((collection instanceof Array) ? "an array" : "a collection with a @CollectionId")
							+ " cannot hide some of its rows.",
					"Map it as a Set, a List or a Map.");
		}
		if (collection.getFetchMode() == FetchMode.JOIN) {
			collection.setFetchMode(FetchMode.SELECT);
		}
		if (collection instanceof Bag && !collection.isOneToMany() && collection.getDeleteExpectation() == null) {
			collection.setDeleteExpectation(Expectation.None::new);
		}
	}

	private static void contribute(RootClass root) {
		Class<?> stateManagement = root.getStateManagementType();
		if (stateManagement != null && stateManagement != DynamicUpdateStateManagement.class) {
			throw new MixinMappingException(root.getMappedClass(),
					"Entity " + root.getClassName() + " is soft-deletable, but another mapping annotation of Hibernate"
							+ " manages its rows (" + stateManagement.getSimpleName() + ").",
					"Remove @SoftDelete, @Temporal or @Audited of Hibernate, or what makes the entity soft-deletable.");
		}
		root.setStateManagementType(SoftDeleteStateManagement.class);
	}

}
