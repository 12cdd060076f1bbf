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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.persistence.EntityListeners;
import jakarta.persistence.ExcludeDefaultListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import org.hibernate.boot.models.spi.JpaEventListener;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.models.spi.ClassDetails;

import org.springframework.data.jpa.domain.support.AuditingEntityListener;

/**
 * Whether the application has switched on the auditing of Spring Data, which then stamps
 * the entities that have its listener. An instance reaches Hibernate as the setting
 * {@link #SETTING}.
 *
 * @param enabled whether it is switched on
 */
public record SpringDataAuditing(boolean enabled) {

	/**
	 * Name of the Hibernate setting.
	 */
	public static final String SETTING = SpringDataAuditing.class.getName();

	/**
	 * Return whether and how Spring Data audits the entities of a persistence unit.
	 * @param settings the settings of the unit
	 * @return what they say, else that it does not
	 */
	public static SpringDataAuditing of(Map<String, Object> settings) {
		return (SpringDataAuditing) settings.getOrDefault(SETTING, new SpringDataAuditing(false));
	}

	/**
	 * Return whether Spring Data stamps an entity, or one that inherits its attributes.
	 */
	public boolean stamps(PersistentClass entity, InFlightMetadataCollector metadata) {
		return this.enabled && entity.getSubclassClosure()
			.stream()
			.anyMatch((candidate) -> hasListener(candidate.getClassName(), metadata));
	}

	/**
	 * Jakarta Persistence 3.2, section 3.6.5: listeners come from the classes of the
	 * hierarchy and, unless they are excluded, from the defaults in {@code orm.xml}.
	 */
	private static boolean hasListener(String entity, InFlightMetadataCollector metadata) {
		boolean defaults = true;
		for (ClassDetails type = metadata.getClassDetailsRegistry()
			.resolveClassDetails(entity); type != null; type = type.getSuperClass()) {
			EntityListeners listeners = type.getDirectAnnotationUsage(EntityListeners.class);
			if (listeners != null
					&& Stream.of(listeners.value()).anyMatch(AuditingEntityListener.class::isAssignableFrom)) {
				return true;
			}
			defaults = defaults && !type.hasDirectAnnotationUsage(ExcludeDefaultListeners.class);
			if (type.hasDirectAnnotationUsage(ExcludeSuperclassListeners.class)) {
				break;
			}
		}
		return defaults && isDefaultListener(metadata);
	}

	private static boolean isDefaultListener(InFlightMetadataCollector metadata) {
		List<JpaEventListener> listeners = metadata.getGlobalRegistrations().getEntityListenerRegistrations();
		return listeners != null && listeners.stream()
			.anyMatch(
					(listener) -> listener.getCallbackClass().getName().equals(AuditingEntityListener.class.getName()));
	}

}
