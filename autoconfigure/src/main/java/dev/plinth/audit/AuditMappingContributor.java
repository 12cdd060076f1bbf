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
package dev.plinth.audit;

import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;

/**
 * Hands the writing of stamped entities over to {@link StampingStateManagement} where
 * nothing else manages their rows. It comes last in the list of contributors: soft
 * deletion manages rows of its own.
 */
public final class AuditMappingContributor implements AdditionalMappingContributor {

	@Override
	public void contribute(AdditionalMappingContributions contributions, InFlightMetadataCollector metadata,
			ResourceStreamLocator resourceStreamLocator, MetadataBuildingContext context) {
		for (PersistentClass entity : metadata.getEntityBindings()) {
			RootClass root = entity.getRootClass();
			if (root.getStateManagementType() == null && isStamped(entity)) {
				root.setStateManagementType(StampingStateManagement.class);
			}
		}
	}

	private static boolean isStamped(PersistentClass entity) {
		return entity.getClassName() != null && (Timestamped.class.isAssignableFrom(entity.getMappedClass())
				|| Userstamped.class.isAssignableFrom(entity.getMappedClass()));
	}

}
