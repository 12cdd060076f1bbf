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
package dev.plinth.entity;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The state of the mixins that an application writes. An interface has no fields; its
 * default methods read and write the attributes here, so that an entity opts in with one
 * word: <pre class="code">
 * public interface Slugged {
 *
 *     default String getSlug() {
 *         return MixinState.get(this, "slug", String.class);
 *     }
 *
 * }</pre> Each attribute is mapped by the {@code Mixin} bean that describes the
 * interface.
 */
public final class MixinState {

	private MixinState() {
	}

	/**
	 * Return the value of an attribute, and load the row first where it is not loaded
	 * yet.
	 * @param <T> the type of the attribute
	 * @param entity an entity that extends {@link AbstractEntity}
	 * @param attribute the name of the attribute
	 * @param type the type of the attribute, never a primitive one
	 * @return the value, or {@code null} if it has none
	 * @throws ClassCastException if the value is of another type
	 */
	public static <T> @Nullable T get(Object entity, String attribute, Class<T> type) {
		Map<String, Object> state = loaded(entity).mixinState;
		return (state != null) ? type.cast(state.get(attribute)) : null;
	}

	/**
	 * Set the value of an attribute. The next flush writes it as it does with fields.
	 * @param entity an entity that extends {@link AbstractEntity}
	 * @param attribute the name of the attribute
	 * @param value the value, immutable, or {@code null} for none
	 */
	public static void set(Object entity, String attribute, @Nullable Object value) {
		AbstractEntity<?> target = loaded(entity);
		if (target.mixinState == null) {
			target.mixinState = new HashMap<>();
		}
		Object before = target.mixinState.put(attribute, value);
		if (entity instanceof SelfDirtinessTracker tracker && !Objects.equals(before, value)) {
			tracker.$$_hibernate_trackChange(attribute);
		}
	}

	private static AbstractEntity<?> loaded(Object entity) {
		Assert.isInstanceOf(AbstractEntity.class, entity, "The state of mixins is in the bases of entities:");
		return AbstractEntity.loaded(entity);
	}

}
