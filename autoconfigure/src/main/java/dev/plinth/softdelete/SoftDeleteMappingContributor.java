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
package dev.plinth.softdelete;

import dev.plinth.mapping.MixinMappingException;
import org.hibernate.FetchMode;
import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.UnionSubclass;

/**
 * Hands the writing of soft-deletable entities over to {@link SoftDeleteStateManagement},
 * and has eager collections of them loaded by statements of their own: the statement that
 * finds their owner is made once for all {@linkplain DeletedRows scopes}.
 */
public final class SoftDeleteMappingContributor implements AdditionalMappingContributor {

	@Override
	public void contribute(AdditionalMappingContributions contributions, InFlightMetadataCollector metadata,
			ResourceStreamLocator resourceStreamLocator, MetadataBuildingContext context) {
		for (PersistentClass entity : metadata.getEntityBindings()) {
			if (entity instanceof RootClass root && SoftDeletePersisterClassResolver.isSoftDeletable(root)) {
				contribute(root);
			}
			if (entity instanceof UnionSubclass && SoftDeletePersisterClassResolver.isSoftDeletable(entity)
					&& locksReferences(context)) {
				throw new MixinMappingException(entity.getMappedClass(),
						"Entity " + entity.getClassName()
								+ " is mapped with a table per class, so rows of its hierarchy cannot be locked by one"
								+ " statement, as plinth.soft-delete.reference-check=locked demands.",
						"Map the hierarchy to a single or to joined tables, or set the property to known.");
			}
		}
		for (Collection collection : metadata.getCollectionBindings()) {
			if (SoftDeletePersisterClassResolver.hasSoftDeletableElements(collection)
					&& collection.getFetchMode() == FetchMode.JOIN) {
				collection.setFetchMode(FetchMode.SELECT);
			}
		}
	}

	private static boolean locksReferences(MetadataBuildingContext context) {
		return SoftDeleteSettings.of(context.getBootstrapContext()).referenceCheck() == ReferenceCheck.LOCKED;
	}

	private static void contribute(RootClass root) {
		if (root.getStateManagementType() != null) {
			throw new MixinMappingException(root.getMappedClass(),
					"Entity " + root.getClassName()
							+ " implements SoftDeletable, but another mapping annotation of Hibernate"
							+ " manages its rows (" + root.getStateManagementType().getSimpleName() + ").",
					"Remove @SoftDelete, @Temporal or @Audited of Hibernate, or the mixin.");
		}
		root.setStateManagementType(SoftDeleteStateManagement.class);
	}

}
