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

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.hibernate.engine.spi.ManagedEntity;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The {@link KeptStamps} of entity instances. They are held apart from the instances, so
 * that nothing that fills an instance (a request body, a copied bean) can set them, and
 * end with the instance, or when a session other than the first writes it.
 */
final class StampKeeper {

	private static final Map<Object, Entry> KEPT = new ConcurrentHashMap<>();

	private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

	private StampKeeper() {
	}

	static void keep(Object entity, KeptStamps stamps) {
		for (Object gone = GONE.poll(); gone != null; gone = GONE.poll()) {
			KEPT.remove(gone);
		}
		KEPT.put(new Identity(entity, GONE), new Entry(stamps));
		if (entity instanceof ManagedEntity tracking) {
			tracking.$$_hibernate_setUseTracker(false); // it knows of no change
		}
	}

	/**
	 * Hand the stamps of a detached instance over to the managed one that it is merged
	 * into.
	 */
	static void merge(Object original, Object merged) {
		if (original != merged && !KEPT.isEmpty()) {
			Entry entry = KEPT.remove(new Identity(original, null));
			if (entry != null) {
				keep(merged, entry.stamps);
			}
		}
	}

	/**
	 * Return the stamps to keep in a write of an instance.
	 * @param entity the instance
	 * @param session the session that writes
	 * @return the stamps, or {@code null} for ordinary ones
	 */
	static @Nullable KeptStamps find(Object entity, SharedSessionContractImplementor session) {
		if (KEPT.isEmpty()) {
			return null;
		}
		Identity key = new Identity(entity, null);
		Entry entry = KEPT.get(key);
		if (entry != null && !entry.belongsTo(SessionStamps.of(session))) {
			KEPT.remove(key);
			return null;
		}
		return (entry != null) ? entry.stamps : null;
	}

	/**
	 * Stamps and the session that has written them first.
	 */
	private static final class Entry {

		private final KeptStamps stamps;

		private @Nullable WeakReference<SessionStamps> session;

		Entry(KeptStamps stamps) {
			this.stamps = stamps;
		}

		synchronized boolean belongsTo(SessionStamps candidate) {
			if (this.session == null) {
				this.session = new WeakReference<>(candidate);
			}
			return this.session.refersTo(candidate);
		}

	}

	/**
	 * An instance as a key of its own, whatever it is equal to.
	 */
	private static final class Identity extends WeakReference<Object> {

		private final int hash;

		Identity(Object entity, @Nullable ReferenceQueue<Object> queue) {
			super(entity, queue);
			this.hash = System.identityHashCode(entity);
		}

		@Override
		public boolean equals(@Nullable Object other) {
			if (this == other) {
				return true;
			}
			Object entity = get();
			return entity != null && other instanceof Identity that && that.refersTo(entity);
		}

		@Override
		public int hashCode() {
			return this.hash;
		}

	}

}
