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
package dev.plinth.registration;

import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.StringUtils;

/**
 * Explains that a persistence unit cannot be built without an entity that a registration
 * excludes. Hibernate names the attribute that refers to the class and says that it is no
 * entity, which is not the whole truth.
 */
final class ExcludedEntity {

	private ExcludedEntity() {
	}

	/**
	 * Return what to throw instead of an exception.
	 * @param exception why the unit could not be built
	 * @param entities the entities of the unit
	 * @return an explanation, or the exception if it names no class that is left out
	 */
	static RuntimeException explain(RuntimeException exception, UnitEntities entities) {
		String message = String.valueOf(NestedExceptionUtils.getMostSpecificCause(exception).getMessage());
		if (exception instanceof EntityRegistrationException) {
			return exception;
		}
		for (Map.Entry<String, String> exclusion : entities.exclusions().entrySet()) {
			String excluded = exclusion.getKey();
			if (names(message, excluded)) {
				return new EntityRegistrationException(
						"The persistence unit '" + entities.unit() + "' refers to " + excluded
								+ ", which the entity registration '" + exclusion.getValue() + "' excludes: "
								+ StringUtils.trimTrailingCharacter(message, '.') + ".",
						"Remove the exclusion, or exclude what refers to the class as well.", exception);
			}
		}
		for (Map.Entry<String, String> leftOut : entities.leftOut().entrySet()) {
			if (names(message, leftOut.getKey())) {
				return new EntityRegistrationException(
						"The persistence unit '" + entities.unit() + "' refers to " + leftOut.getKey() + ", which is "
								+ leftOut.getValue() + ": " + StringUtils.trimTrailingCharacter(message, '.') + ".",
						"Register both for one unit, or keep the identifier instead of the reference.", exception);
			}
		}
		return exception;
	}

	private static boolean names(String message, String className) {
		return Pattern.compile("\\b" + Pattern.quote(className) + "\\b").matcher(message).find();
	}

	/**
	 * Explain that Hibernate has mapped an excluded class, as it does with the entity
	 * that another one extends.
	 * @param excluded the class
	 * @param entities the entities of the unit
	 * @return what to throw
	 */
	static EntityRegistrationException mapped(String excluded, UnitEntities entities) {
		return new EntityRegistrationException(
				"The persistence unit '" + entities.unit() + "' maps " + excluded + ", which the entity registration '"
						+ entities.exclusions().get(excluded)
						+ "' excludes, because another entity extends it or a mapping file names it.",
				"Remove the exclusion, or exclude the entities that extend the class as well.");
	}

}
