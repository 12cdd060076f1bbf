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
package dev.plinth.softdelete.reference;

import java.util.List;
import java.util.stream.Collectors;

import dev.plinth.softdelete.DeletedReferencePolicy;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.jspecify.annotations.Nullable;

/**
 * A reference that does not resolve to deleted rows.
 *
 * @param path the attributes that lead to it from its entity, down embeddables
 * @param policy how it is read
 */
record GuardedReference(List<AttributeMapping> path, DeletedReferencePolicy policy) {

	/**
	 * Return the name of the attribute.
	 */
	String attribute() {
		return this.path.stream().map(AttributeMapping::getAttributeName).collect(Collectors.joining("."));
	}

	/**
	 * Return the position of the attribute in the state of the entity.
	 */
	int position() {
		return this.path.get(0).getStateArrayPosition();
	}

	/**
	 * Return what the reference leads to.
	 * @param entity the entity that refers
	 * @return the target, possibly a proxy, or {@code null}
	 */
	@Nullable Object target(Object entity) {
		Object value = entity;
		for (AttributeMapping attribute : this.path) {
			value = attribute.getValue(value);
			if (value == null || value == LazyPropertyInitializer.UNFETCHED_PROPERTY) {
				return null;
			}
		}
		return value;
	}

}
