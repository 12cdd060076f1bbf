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
package dev.plinth.softdelete.unique;

import java.util.ArrayList;
import java.util.List;

import dev.plinth.entity.UniqueAmongActive;
import dev.plinth.mapping.imperative.ImperativeMappings;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A unique key that counts living rows only.
 *
 * @param entityName the entity that declares it
 * @param attributes paths to the attributes that are unique together
 * @see UniqueAmongActive
 */
public record ActiveUniqueKey(String entityName, List<String> attributes) {

	/**
	 * Return the keys that an entity class declares, or a mapped superclass above it.
	 * @param type the entity class
	 * @param parent the class of the entity above it, or {@code null} for a root
	 * @param services the services of the persistence unit
	 * @return the keys
	 */
	static List<UniqueAmongActive> declaredOn(Class<?> type, @Nullable Class<?> parent, ServiceRegistry services) {
		ImperativeMappings mappings = ImperativeMappings.of(services);
		List<UniqueAmongActive> keys = new ArrayList<>();
		for (Class<?> declaring = type; declaring != null
				&& declaring != parent; declaring = declaring.getSuperclass()) {
			keys.addAll(List.of(mappings.annotated(declaring).getDeclaredAnnotationsByType(UniqueAmongActive.class)));
		}
		return keys;
	}

	/**
	 * Return the keys that rows of an entity class have to comply with.
	 * @param persister the persister of the class
	 * @return the keys
	 */
	public static List<ActiveUniqueKey> of(EntityPersister persister) {
		List<ActiveUniqueKey> keys = new ArrayList<>();
		for (EntityMappingType entity = persister; entity != null; entity = entity.getSuperMappingType()) {
			String name = entity.getEntityName();
			EntityMappingType parent = entity.getSuperMappingType();
			declaredOn(entity.getMappedJavaType().getJavaTypeClass(),
					(parent != null) ? parent.getMappedJavaType().getJavaTypeClass() : null,
					persister.getFactory().getServiceRegistry())
				.forEach((key) -> keys.add(new ActiveUniqueKey(name, List.of(key.value()))));
		}
		return keys;
	}

}
