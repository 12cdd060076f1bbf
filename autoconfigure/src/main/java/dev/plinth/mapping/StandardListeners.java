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

import org.hibernate.event.service.spi.DuplicationStrategy;
import org.hibernate.event.service.spi.EventListenerGroup;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;

/**
 * Puts event listeners in the place of Hibernate's standard ones, which they extend.
 * Listeners of the application and of other libraries keep theirs.
 */
public final class StandardListeners {

	private StandardListeners() {
	}

	/**
	 * Replace a standard listener.
	 * @param <L> the type of the listeners
	 * @param listeners the listeners of a session factory
	 * @param type the type of the event
	 * @param replacement the listener, which extends the one that it replaces: the
	 * standard listener, or one that has taken its place already
	 * @throws IllegalStateException if another library has replaced the standard listener
	 */
	@SuppressWarnings("deprecation") // there is no other way to see the listeners
	public static <L> void replace(EventListenerRegistry listeners, EventType<L> type, L replacement) {
		EventListenerGroup<L> group = listeners.getEventListenerGroup(type);
		Class<?> parent = replacement.getClass().getSuperclass();
		for (L listener : group.listeners()) {
			if (listener.getClass().isAssignableFrom(parent)) {
				group.addDuplicationStrategy(new ReplaceStandard(listener.getClass(), replacement.getClass()));
				group.appendListener(replacement);
				return;
			}
		}
		throw new IllegalStateException("Another library has replaced Hibernate's " + standard(parent).getSimpleName()
				+ ", which Plinth extends; remove one of the two");
	}

	private static Class<?> standard(Class<?> listener) {
		Class<?> standard = listener;
		while (!standard.getPackageName().startsWith("org.hibernate")) {
			standard = standard.getSuperclass();
		}
		return standard;
	}

	/**
	 * Replaces the standard listener by the one that extends it.
	 *
	 * @param standard the class of the standard listener
	 * @param replacement the class of the listener that takes its place
	 */
	private record ReplaceStandard(Class<?> standard, Class<?> replacement) implements DuplicationStrategy {

		@Override
		public boolean areMatch(Object added, Object existing) {
			return added.getClass() == this.replacement && existing.getClass() == this.standard;
		}

		@Override
		public Action getAction() {
			return Action.REPLACE_ORIGINAL;
		}

	}

}
