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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * What descriptions need to stand together in one persistence unit.
 */
final class MappingRequirements {

	private MappingRequirements() {
	}

	/**
	 * Refuse descriptions that cannot stand together.
	 * @throws ImperativeMappingException if a class is described twice, or an entity has
	 * no identifier or refers to none
	 */
	static void validate(List<ImperativeMapping> all) {
		requireOneEach(all);
		requireIdentifiers(all);
		requireTargets(all);
	}

	private static void requireOneEach(List<ImperativeMapping> all) {
		Map<String, ImperativeMapping> subjects = new HashMap<>();
		for (ImperativeMapping mapping : all) {
			ImperativeMapping other = subjects.putIfAbsent(mapping.subject(), mapping);
			if (other != null) {
				throw mapping.failure(
						"There are two descriptions of " + mapping.subject() + other.whereTheOtherIs() + ".",
						"Remove one of them.");
			}
		}
	}

	private static void requireIdentifiers(List<ImperativeMapping> all) {
		Set<String> identified = all.stream()
			.filter((mapping) -> mapping instanceof IdentifiedMapping<?> candidate && candidate.isIdentified())
			.map(ImperativeMapping::subject)
			.collect(Collectors.toSet());
		for (ImperativeMapping mapping : all) {
			boolean missing = (mapping instanceof EntityMapping entity) ? !hasIdentifier(entity.type(), identified)
					: mapping instanceof DynamicEntityMapping dynamic && !dynamic.isIdentified();
			if (missing) {
				throw mapping.failure("Entity " + mapping.subject() + " has no identifier.",
						"Name the attribute that identifies it with id(...) or embeddedId(...).");
			}
		}
	}

	/**
	 * Hibernate looks up what an entity without a class refers to by its full name.
	 */
	private static void requireTargets(List<ImperativeMapping> all) {
		Set<String> dynamic = all.stream()
			.filter(DynamicEntityMapping.class::isInstance)
			.map(ImperativeMapping::subject)
			.collect(Collectors.toSet());
		for (ImperativeMapping mapping : all) {
			if (mapping instanceof DynamicEntityMapping entity) {
				entity.targets().forEach((attribute, target) -> {
					if (!dynamic.contains(target) && !ClassUtils.isPresent(target, null)) {
						throw entity.failure(
								"Attribute '" + attribute + "' of " + entity.subject() + " refers to '" + target
										+ "', which is neither a class nor an entity without one.",
								"Write the name of the class with its package, or describe the entity with"
										+ " ImperativeMapping.dynamic.");
					}
				});
			}
		}
	}

	/**
	 * Refuse entities of one persistence unit that queries could not tell apart.
	 * @param all the descriptions of the unit
	 * @throws ImperativeMappingException if two entities have one name
	 */
	static void requireNames(List<ImperativeMapping> all) {
		Map<String, ImperativeMapping> names = new HashMap<>();
		for (ImperativeMapping mapping : all) {
			String name = (mapping instanceof EntityMapping entity) ? entity.name()
					: (mapping instanceof DynamicEntityMapping entity) ? entity.subject() : null;
			ImperativeMapping other = (name != null) ? names.putIfAbsent(name, mapping) : null;
			if (other != null) {
				throw mapping.failure(
						"Entity " + mapping.subject() + " has the name '" + name + "', which is that of "
								+ other.subject() + other.whereTheOtherIs() + ".",
						"Give one of them another name with name(...).");
			}
		}
	}

	private static boolean hasIdentifier(@Nullable Class<?> type, Set<String> identified) {
		return type != null && (identified.contains(type.getName()) || hasIdentifier(type.getSuperclass(), identified)
				|| isMappedByAnnotations(type.getSuperclass()));
	}

	private static boolean isMappedByAnnotations(@Nullable Class<?> type) {
		return type != null
				&& (type.isAnnotationPresent(MappedSuperclass.class) || type.isAnnotationPresent(Entity.class));
	}

	/**
	 * Refuse descriptions that need entities which their unit does not have.
	 * @param missing the entities that the unit does not have
	 * @param kept the descriptions of those that it has
	 * @throws ImperativeMappingException if an entity extends one that is missing, or one
	 * without a class refers to such
	 */
	static void requireNone(Set<String> missing, List<ImperativeMapping> kept) {
		for (ImperativeMapping mapping : kept) {
			if (mapping instanceof EntityMapping entity) {
				requireSuperclasses(entity, missing);
			}
			else if (mapping instanceof DynamicEntityMapping entity) {
				requireTargets(entity, missing);
			}
		}
	}

	/**
	 * Hibernate fails without a word of the entity that is missing.
	 */
	private static void requireTargets(DynamicEntityMapping entity, Set<String> missing) {
		entity.targets().forEach((attribute, target) -> {
			if (missing.contains(target)) {
				throw entity.failure("Attribute '" + attribute + "' of " + entity.subject() + " refers to " + target
						+ ", which its persistence unit does not have.", "Let both be in the same unit.");
			}
		});
	}

	private static void requireSuperclasses(EntityMapping entity, Set<String> missing) {
		for (Class<?> type = entity.type().getSuperclass(); type != null; type = type.getSuperclass()) {
			if (missing.contains(type.getName())) {
				throw entity.failure(
						"Entity " + entity.subject() + " extends " + type.getName()
								+ ", which its persistence unit does not have.",
						"Let both be registered for the same unit, or both be excluded.");
			}
		}
	}

}
