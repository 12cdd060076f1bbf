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
package dev.plinth.mapping;

import java.lang.reflect.Method;
import java.util.Objects;

import org.hibernate.property.access.internal.PropertyAccessStrategyFieldImpl;
import org.hibernate.property.access.spi.Getter;
import org.hibernate.property.access.spi.PropertyAccess;
import org.hibernate.property.access.spi.PropertyAccessStrategy;
import org.hibernate.property.access.spi.Setter;
import org.jspecify.annotations.Nullable;

/**
 * Field access that Hibernate does not build into the accessors that it generates for a
 * class, so that it generates none. It needs to be used where a class of the application
 * stands between an entity and the base that holds the state of the mixins: Hibernate
 * generates an accessor for each class of such a chain, keeps it by the attributes of
 * that class alone, and hands it out again where an entity has other mixins, whose
 * accessors it does not reach (as of Hibernate 7.4: {@code IllegalAccessError} once both
 * are used).
 */
final class ReflectiveFieldAccess implements PropertyAccessStrategy {

	static final PropertyAccessStrategy INSTANCE = new ReflectiveFieldAccess();

	private ReflectiveFieldAccess() {
	}

	@Override
	public PropertyAccess buildPropertyAccess(Class<?> containerJavaType, String propertyName, boolean setterRequired) {
		PropertyAccess field = PropertyAccessStrategyFieldImpl.INSTANCE.buildPropertyAccess(containerJavaType,
				propertyName, true);
		return new Access(this, field.getGetter(), new FieldSetter(field.getSetter()));
	}

	/**
	 * The access to one attribute.
	 *
	 * @param getPropertyAccessStrategy the strategy
	 * @param getGetter reads the field
	 * @param getSetter writes the field
	 */
	private record Access(PropertyAccessStrategy getPropertyAccessStrategy, Getter getGetter,
			Setter getSetter) implements PropertyAccess {

	}

	/**
	 * Writes a field. It is of no class that the generated accessors know.
	 */
	private static final class FieldSetter implements Setter {

		private final Setter field;

		FieldSetter(@Nullable Setter field) {
			this.field = Objects.requireNonNull(field);
		}

		@Override
		public void set(Object target, @Nullable Object value) {
			this.field.set(target, value);
		}

		@Override
		public @Nullable String getMethodName() {
			return null;
		}

		@Override
		public @Nullable Method getMethod() {
			return null;
		}

	}

}
