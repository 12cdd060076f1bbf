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

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.property.access.spi.Getter;
import org.hibernate.property.access.spi.PropertyAccess;
import org.hibernate.property.access.spi.PropertyAccessStrategy;
import org.hibernate.property.access.spi.Setter;
import org.jspecify.annotations.Nullable;

/**
 * Access to an attribute that no field holds: that of a mixin which is given to a class
 * that does not implement it. The value is kept beside the instance for as long as the
 * instance is there. It is not copied, serialized or cloned with it; such a copy is
 * without, as an instance is that the application has made itself.
 */
final class OutsideState implements PropertyAccessStrategy {

	private final Class<?> mixin;

	private final Class<?> type;

	private final Map<Key, Object> values = new ConcurrentHashMap<>();

	private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

	/**
	 * Create the access.
	 * @param mixin the interface of the mixin that the attribute is of
	 * @param type the type of the attribute
	 */
	OutsideState(Class<?> mixin, Class<?> type) {
		this.mixin = mixin;
		this.type = type;
	}

	/**
	 * Return the interface of the mixin that the attribute is of.
	 */
	Class<?> mixin() {
		return this.mixin;
	}

	@Override
	public PropertyAccess buildPropertyAccess(Class<?> containerJavaType, String propertyName, boolean setterRequired) {
		return new Access(this, new StateGetter(this), new StateSetter(this));
	}

	private @Nullable Object get(Object instance) {
		return this.values.get(new Key(instance, null));
	}

	private void set(Object instance, @Nullable Object value) {
		removeCollected();
		if (value != null) {
			this.values.put(new Key(instance, this.collected), value);
		}
		else {
			this.values.remove(new Key(instance, null));
		}
	}

	private void removeCollected() {
		for (Reference<?> gone = this.collected.poll(); gone != null; gone = this.collected.poll()) {
			this.values.remove((Key) gone);
		}
	}

	/**
	 * Stands for an instance, told by identity, without keeping it in memory.
	 */
	private static final class Key extends WeakReference<Object> {

		private final int hashCode;

		Key(Object instance, @Nullable ReferenceQueue<Object> queue) {
			super(instance, queue);
			this.hashCode = System.identityHashCode(instance);
		}

		@Override
		public boolean equals(@Nullable Object other) {
			Object instance = get();
			return this == other || (instance != null && other instanceof Key key && key.refersTo(instance));
		}

		@Override
		public int hashCode() {
			return this.hashCode;
		}

	}

	/**
	 * The access to the attribute.
	 *
	 * @param getPropertyAccessStrategy the strategy
	 * @param getGetter reads the value
	 * @param getSetter writes the value
	 */
	private record Access(PropertyAccessStrategy getPropertyAccessStrategy, Getter getGetter,
			Setter getSetter) implements PropertyAccess {

	}

	/**
	 * Reads the value.
	 */
	private static final class StateGetter implements Getter {

		private final transient OutsideState state;

		StateGetter(OutsideState state) {
			this.state = state;
		}

		@Override
		public @Nullable Object get(Object owner) {
			return this.state.get(owner);
		}

		@Override
		public @Nullable Object getForInsert(Object owner, Map<Object, Object> mergeMap,
				SharedSessionContractImplementor session) {
			return get(owner);
		}

		@Override
		public Class<?> getReturnTypeClass() {
			return this.state.type;
		}

		@Override
		public Type getReturnType() {
			return getReturnTypeClass();
		}

		@Override
		public @Nullable Member getMember() {
			return null;
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

	/**
	 * Writes the value.
	 */
	private static final class StateSetter implements Setter {

		private final transient OutsideState state;

		StateSetter(OutsideState state) {
			this.state = state;
		}

		@Override
		public void set(Object target, @Nullable Object value) {
			this.state.set(target, value);
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
