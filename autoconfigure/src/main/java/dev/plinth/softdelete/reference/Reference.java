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

import java.util.function.Consumer;

import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.type.AnyType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.ForeignKeyDirection;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * A reference that a row holds in columns of its own: a foreign key.
 *
 * @param entityName the name of the entity that refers
 * @param id the identifier of the row that refers, or {@code null} if it is new or does
 * not matter
 * @param attribute the path of the attribute that holds the reference
 * @param target what it refers to, possibly a proxy, or an
 * {@link org.hibernate.engine.spi.EntityKey} if only that is known
 */
record Reference(String entityName, @Nullable Object id, String attribute, Object target) {

	/**
	 * Find the references in the value of an attribute or collection element, down its
	 * embeddables.
	 * @param entityName the name of the entity that has the attribute
	 * @param id the identifier of the row that refers, or {@code null} if it is new or
	 * does not matter
	 * @param attribute the path of the attribute
	 * @param type its type
	 * @param value its value
	 * @param loaded the value as it is stored, whose references are passed over
	 * @param session the session that holds the entity
	 * @param consumer gets the references
	 */
	static void find(String entityName, @Nullable Object id, String attribute, Type type, @Nullable Object value,
			@Nullable Object loaded, SharedSessionContractImplementor session, Consumer<Reference> consumer) {
		if (value == null || value == LazyPropertyInitializer.UNFETCHED_PROPERTY) {
			return;
		}
		Object before = (loaded != LazyPropertyInitializer.UNFETCHED_PROPERTY) ? loaded : null;
		if (isForeignKey(type)) {
			if (before == null || type.isDirty(before, value, session)) {
				consumer.accept(new Reference(entityName, id, attribute, value));
			}
		}
		else if (type instanceof CompositeType composite && !(type instanceof AnyType)) {
			@Nullable Object[] values = composite.getPropertyValues(value, session);
			@Nullable Object[] loadedValues = (before != null) ? composite.getPropertyValues(before, session)
					: new Object[values.length];
			for (int position = 0; position < values.length; position++) {
				find(entityName, id, attribute + "." + composite.getPropertyNames()[position],
						composite.getSubtypes()[position], values[position], loadedValues[position], session, consumer);
			}
		}
	}

	private static boolean isForeignKey(Type type) {
		return type instanceof AnyType || (type instanceof EntityType entity
				&& entity.getForeignKeyDirection() == ForeignKeyDirection.FROM_PARENT);
	}

}
