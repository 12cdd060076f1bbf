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

import jakarta.persistence.AccessType;
import org.hibernate.boot.jaxb.mapping.spi.JaxbAttributesContainerImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityMappingsImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbMappedSuperclassImpl;

/**
 * Describes a class that is no entity, and whose attributes the entities below it
 * inherit.
 */
public final class MappedSuperclassMapping extends IdentifiedMapping<MappedSuperclassMapping> {

	private final JaxbMappedSuperclassImpl superclass = new JaxbMappedSuperclassImpl();

	MappedSuperclassMapping(Class<?> type) {
		this(type, new JaxbAttributesContainerImpl());
	}

	private MappedSuperclassMapping(Class<?> type, JaxbAttributesContainerImpl attributes) {
		super(type, attributes);
		this.superclass.setClazz(type.getName());
		this.superclass.setAccess(AccessType.FIELD);
		this.superclass.setMetadataComplete(true);
		this.superclass.setAttributes(attributes);
	}

	@Override
	void addTo(JaxbEntityMappingsImpl mappings) {
		excludeOtherFields();
		mappings.getMappedSuperclasses().add(this.superclass);
	}

}
