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

import java.lang.reflect.Constructor;
import java.util.LinkedHashMap;
import java.util.Map;

import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Value;

/**
 * Has embeddables made by the constructors that their descriptions name, which mapping
 * files cannot express. Hibernate finds it as a service; applications have no use for it.
 */
public final class EmbeddableConstructorContributor implements AdditionalMappingContributor {

	@Override
	public void contribute(AdditionalMappingContributions contributions, InFlightMetadataCollector metadata,
			ResourceStreamLocator resourceStreamLocator, MetadataBuildingContext context) {
		Object setting = context.getBootstrapContext()
			.getConfigurationService()
			.getSettings()
			.get(ImperativeMappings.SETTING);
		if (setting instanceof ImperativeMappings mappings) {
			Map<Class<?>, EmbeddableMapping> described = described(mappings);
			for (PersistentClass entity : metadata.getEntityBindings()) {
				contribute(entity.getIdentifier(), described);
				entity.getDeclaredProperties().forEach((property) -> contribute(property.getValue(), described));
			}
			for (Collection collection : metadata.getCollectionBindings()) {
				contribute(collection.getElement(), described);
			}
		}
	}

	private static Map<Class<?>, EmbeddableMapping> described(ImperativeMappings mappings) {
		Map<Class<?>, EmbeddableMapping> described = new LinkedHashMap<>();
		for (ImperativeMapping mapping : mappings.all()) {
			if (mapping instanceof EmbeddableMapping embeddable && embeddable.constructor() != null) {
				described.put(embeddable.type(), embeddable);
			}
		}
		return described;
	}

	private static void contribute(Value value, Map<Class<?>, EmbeddableMapping> described) {
		if (value instanceof Component component && !component.isDynamic()
				&& component.getComponentClassName() != null) {
			EmbeddableMapping mapping = described.get(component.getComponentClass());
			Constructor<?> constructor = (mapping != null) ? mapping.constructor() : null;
			if (mapping != null && constructor != null) {
				component.setInstantiator(constructor, mapping.parameters().toArray(String[]::new));
			}
			component.getProperties().forEach((property) -> contribute(property.getValue(), described));
		}
	}

}
