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
package dev.plinth.mapping.imperative;

import java.lang.reflect.Field;

import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.cache.spi.access.AccessType;
import org.hibernate.mapping.Collection;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * Sees that what is described has become an entity, and adds what Hibernate does not read
 * from mapping files: the caches of collections, and what is loaded at once. Hibernate
 * finds it as a service; applications have no use for it.
 */
public final class DescribedEntityContributor implements AdditionalMappingContributor {

	@Override
	public void contribute(AdditionalMappingContributions contributions, InFlightMetadataCollector metadata,
			ResourceStreamLocator resourceStreamLocator, MetadataBuildingContext context) {
		ImperativeMappings mappings = ImperativeMappings.of(context.getBootstrapContext().getServiceRegistry());
		mappings.all().forEach((mapping) -> requireMapped(mapping, metadata));
		mappings.all().forEach((mapping) -> contributeBatches(mapping, metadata));
		contributeCollections(mappings, context.getBuildingOptions().getImplicitCacheAccessType(), metadata);
	}

	/**
	 * Hibernate's {@code Configuration} has mapping files read before there are settings.
	 */
	private static void requireMapped(ImperativeMapping mapping, InFlightMetadataCollector metadata) {
		if (mapping instanceof EntityMapping && metadata.getEntityBinding(mapping.subject()) == null) {
			throw mapping.failure("The description of " + mapping.subject() + " has not reached Hibernate.",
					"Build the unit by MetadataSources that are given the StandardServiceRegistry with the settings, not"
							+ " by org.hibernate.cfg.Configuration.");
		}
	}

	private static void contributeBatches(ImperativeMapping mapping, InFlightMetadataCollector metadata) {
		if (mapping instanceof EntityMapping entity && entity.batchSize() != null) {
			metadata.getEntityBinding(mapping.subject()).setBatchSize(entity.batchSize());
		}
	}

	private static void contributeCollections(ImperativeMappings mappings, @Nullable AccessType cached,
			InFlightMetadataCollector metadata) {
		for (Collection collection : metadata.getCollectionBindings()) {
			Field field = (collection.getOwner().getClassName() != null) ? field(collection) : null;
			CollectionMapping<?> described = (field != null) ? mappings.collection(field) : null;
			if (described != null && described.isCacheable() && cached != null) {
				collection.setCacheConcurrencyStrategy(cached.getExternalName());
			}
			if (described != null && described.isSubselect()) {
				collection.setSubselectLoadable(true);
				collection.getOwner().setSubselectLoadableCollections(true);
			}
		}
	}

	/**
	 * Return the field that holds a collection, which may be that of an embedded one,
	 * whose type may be a variable of a superclass.
	 */
	private static @Nullable Field field(Collection collection) {
		ResolvableType type = ResolvableType.forClass(collection.getOwner().getMappedClass());
		Field field = null;
		for (String name : collection.getRole()
			.substring(collection.getOwnerEntityName().length() + 1)
			.split("\\.", -1)) {
			field = ReflectionUtils.findField(type.toClass(), name);
			if (field == null) {
				return null;
			}
			type = ResolvableType.forField(field, type);
		}
		return field;
	}

}
