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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.Embeddable;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityMappingsImpl;

/**
 * Puts descriptions together as one mapping file, which is what Hibernate reads, with
 * descriptions of the classes that are embedded and neither described nor annotated.
 */
final class MappingFile {

	private MappingFile() {
	}

	static JaxbEntityMappingsImpl of(List<ImperativeMapping> all) {
		MappingRequirements.requireNames(all);
		JaxbEntityMappingsImpl mappings = new JaxbEntityMappingsImpl();
		Set<String> described = all.stream().map(ImperativeMapping::subject).collect(Collectors.toSet());
		List<Class<?>> types = all.stream()
			.filter(AttributesMapping.class::isInstance)
			.<Class<?>>map((mapping) -> ((AttributesMapping<?>) mapping).type())
			.toList();
		all.forEach((mapping) -> add(mapping, types, described, mappings));
		return mappings;
	}

	private static void add(ImperativeMapping mapping, List<Class<?>> types, Set<String> described,
			JaxbEntityMappingsImpl mappings) {
		mapping.addTo(mappings);
		if (mapping instanceof AttributesMapping<?> attributes) {
			addEmbedded(attributes, attributes.type(), described, mappings);
			types.stream()
				.filter(attributes.type()::isAssignableFrom)
				.forEach((type) -> addEmbedded(attributes, type, described, mappings));
		}
	}

	/**
	 * Add the embeddables of a class, which has its attributes itself or inherits them.
	 * It may tell what type variables of its superclass are.
	 */
	private static void addEmbedded(AttributesMapping<?> attributes, Class<?> type, Set<String> described,
			JaxbEntityMappingsImpl mappings) {
		for (Class<?> embedded : attributes.embeddedIn(type)) {
			if (!embedded.isAnnotationPresent(Embeddable.class) && described.add(embedded.getName())) {
				add(wholeEmbeddable(embedded), List.of(), described, mappings);
			}
		}
	}

	/**
	 * Describe an embeddable by all of its fields. A record in it is embedded, too.
	 */
	private static EmbeddableMapping wholeEmbeddable(Class<?> type) {
		EmbeddableMapping mapping = ImperativeMapping.embeddable(type);
		for (Field field : MappableFields.of(type)) {
			if (field.getType().isRecord()) {
				mapping.embedded(field.getName());
			}
			else {
				mapping.column(field.getName());
			}
		}
		return mapping;
	}

}
