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
package dev.plinth.softdelete.model;

import java.util.Objects;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Selects the identifier of an element of a collection in HQL. Hibernate cannot select an
 * identifier of several attributes ({@code @IdClass}) of what a join table leads to; such
 * elements are loaded instead.
 */
public final class ElementIdentifier {

	private ElementIdentifier() {
	}

	/**
	 * Return the expression to select.
	 * @param alias the alias of the element
	 * @param persister the persister of the element
	 * @return the expression
	 */
	public static String expression(String alias, EntityPersister persister) {
		return isLoaded(persister) ? alias : "id(" + alias + ")";
	}

	/**
	 * Return the identifier.
	 * @param selected what the expression gave
	 * @param persister the persister of the element
	 * @param session the session that has run the query
	 * @return the identifier
	 */
	public static Object value(@Nullable Object selected, EntityPersister persister,
			SharedSessionContractImplementor session) {
		Object element = Objects.requireNonNull(selected);
		return persister.isInstance(element) ? persister.getIdentifier(element, session) : element;
	}

	/**
	 * Return whether elements are loaded, as their identifier cannot be selected.
	 * @param persister the persister of the elements
	 */
	public static boolean isLoaded(EntityPersister persister) {
		return persister.getIdentifierMapping().getNature() == EntityIdentifierMapping.Nature.VIRTUAL;
	}

}
