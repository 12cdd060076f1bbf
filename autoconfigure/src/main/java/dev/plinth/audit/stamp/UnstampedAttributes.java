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
package dev.plinth.audit.stamp;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reports auditing annotations where nothing is stamped: in the elements of a collection,
 * which have no insert or update of their own, and in an identifier. What the application
 * sets there is written. Spring Data passes collections over as well, without a word
 * ({@code MappingAuditableBeanWrapperFactory}), so an application may rely on it, to hold
 * the stamps of earlier states for one: it has to start.
 */
final class UnstampedAttributes {

	private static final Log logger = LogFactory.getLog(UnstampedAttributes.class);

	private UnstampedAttributes() {
	}

	/**
	 * Report the annotations in the identifier of an entity.
	 */
	static void reportIdentifier(PersistentClass entity) {
		if (entity instanceof RootClass) {
			Property property = entity.getIdentifierProperty();
			if (property != null) {
				report(property, entity.getMappedClass(), "in the identifier of " + entity.getEntityName());
			}
			else {
				reportParts(entity.getIdentifier(), "in the identifier of " + entity.getEntityName());
			}
		}
	}

	/**
	 * Report the annotations in the elements and the keys of a collection.
	 */
	static void reportElements(Collection collection) {
		reportParts(collection.getElement(), "in the collection " + collection.getRole());
		if (collection instanceof IndexedCollection indexed) {
			reportParts(indexed.getIndex(), "in the collection " + collection.getRole());
		}
	}

	private static void reportParts(@Nullable Value value, String place) {
		if (value instanceof Component component && !component.isDynamic()) {
			component.getProperties().forEach((property) -> report(property, component.getComponentClass(), place));
		}
	}

	private static void report(Property property, Class<?> owner, String place) {
		AuditAnnotation annotation = AuditAnnotation.of(owner, property);
		if (annotation != null) {
			logger.warn(annotation.statement("Attribute '" + property.getName() + "' of " + owner.getName(), owner,
					property) + ", but is not stamped " + place
					+ ". Set it yourself, or move it to an attribute of the entity.");
		}
		reportParts(property.getValue(), place);
	}

}
