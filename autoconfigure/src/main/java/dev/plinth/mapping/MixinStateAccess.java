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

import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.plinth.entity.AbstractEntity;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.property.access.internal.PropertyAccessStrategyFieldImpl;
import org.hibernate.property.access.spi.Getter;
import org.hibernate.property.access.spi.PropertyAccess;
import org.hibernate.property.access.spi.PropertyAccessStrategy;
import org.hibernate.property.access.spi.Setter;
import org.jspecify.annotations.Nullable;

/**
 * Access to an attribute that has no field of its own but is kept in the state of the
 * application's mixins. Unlike {@link dev.plinth.entity.MixinState}, it neither loads a
 * row nor marks an attribute as changed.
 */
final class MixinStateAccess implements PropertyAccessStrategy {

	private static final PropertyAccess STATE = PropertyAccessStrategyFieldImpl.INSTANCE
		.buildPropertyAccess(AbstractEntity.class, "mixinState", true);

	private final Method getter;

	/**
	 * Create an access.
	 * @param getter the method of the mixin that returns the attribute, its member in the
	 * metamodel
	 */
	MixinStateAccess(Method getter) {
		this.getter = getter;
	}

	@Override
	public PropertyAccess buildPropertyAccess(Class<?> containerJavaType, String propertyName, boolean setterRequired) {
		return new Access(this, new StateGetter(propertyName, this.getter), new StateSetter(propertyName));
	}

	/**
	 * The access to one attribute.
	 *
	 * @param getPropertyAccessStrategy the strategy
	 * @param getGetter reads the state
	 * @param getSetter writes the state
	 */
	private record Access(PropertyAccessStrategy getPropertyAccessStrategy, Getter getGetter,
			Setter getSetter) implements PropertyAccess {

	}

	/**
	 * Reads an attribute.
	 */
	private static final class StateGetter implements Getter {

		private final String attribute;

		private final transient Method method;

		StateGetter(String attribute, Method method) {
			this.attribute = attribute;
			this.method = method;
		}

		@Override
		public @Nullable Object get(Object owner) {
			Map<?, ?> state = (Map<?, ?>) STATE.getGetter().get(owner);
			return (state != null) ? state.get(this.attribute) : null;
		}

		@Override
		public @Nullable Object getForInsert(Object owner, Map<Object, Object> mergeMap,
				SharedSessionContractImplementor session) {
			return get(owner);
		}

		@Override
		public Class<?> getReturnTypeClass() {
			return this.method.getReturnType();
		}

		@Override
		public Type getReturnType() {
			return this.method.getGenericReturnType();
		}

		@Override
		public Member getMember() {
			return this.method;
		}

		@Override
		public String getMethodName() {
			return this.method.getName();
		}

		@Override
		public Method getMethod() {
			return this.method;
		}

	}

	/**
	 * Writes an attribute.
	 */
	private static final class StateSetter implements Setter {

		private final String attribute;

		StateSetter(String attribute) {
			this.attribute = attribute;
		}

		@Override
		@SuppressWarnings("unchecked")
		public void set(Object target, @Nullable Object value) {
			Map<String, @Nullable Object> state = (Map<String, @Nullable Object>) STATE.getGetter().get(target);
			if (state == null) {
				if (value == null) {
					return;
				}
				state = new HashMap<>();
				Objects.requireNonNull(STATE.getSetter()).set(target, state);
			}
			state.put(this.attribute, value);
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
