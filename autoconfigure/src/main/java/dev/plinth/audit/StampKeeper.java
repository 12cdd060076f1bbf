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
 * that nothing that fills an instance (a request body, a copied bean) can set them. They
 * end with the transaction that has written them, if it commits, or with the instance.
 */
public final class StampKeeper {

	private static final Map<Object, KeptStamps> KEPT = new ConcurrentHashMap<>();

	private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

	private StampKeeper() {
	}

	static void keep(Object entity, KeptStamps stamps) {
		removeGone();
		KEPT.put(new Identity(entity, GONE), stamps);
		if (entity instanceof ManagedEntity tracking) {
			tracking.$$_hibernate_setUseTracker(false); // it knows of no change
		}
	}

	/**
	 * Have the managed instance keep the stamps of the detached one that is merged into
	 * it, for as long as the transaction lasts: should it fail, the detached instance is
	 * what there is to try again with.
	 * @param original the detached instance
	 * @param merged the managed one
	 * @param session the session that manages it
	 */
	public static void merge(Object original, Object merged, SharedSessionContractImplementor session) {
		KeptStamps stamps = (original != merged) ? find(original, session) : null;
		if (stamps != null) {
			keep(merged, stamps);
			SessionStamps.of(session).noteKept(new Identity(merged, null), true, session);
		}
	}

	/**
	 * Return the stamps to keep in a write of an instance.
	 * @param entity the instance
	 * @param session the session that writes
	 * @return the stamps, or {@code null} for ordinary ones
	 */
	public static @Nullable KeptStamps find(Object entity, SharedSessionContractImplementor session) {
		removeGone();
		if (KEPT.isEmpty()) {
			return null;
		}
		Identity key = new Identity(entity, null);
		KeptStamps stamps = KEPT.get(key);
		if (stamps != null) {
			SessionStamps.of(session).noteKept(key, false, session);
		}
		return stamps;
	}

	/**
	 * End the stamps of an instance.
	 * @param key stands for the instance
	 */
	static void remove(Object key) {
		KEPT.remove(key);
	}

	/**
	 * End the stamps of an instance that has been written without a transaction.
	 * @param entity the instance
	 * @param session the session that has written it
	 */
	public static void written(Object entity, SharedSessionContractImplementor session) {
		if (!KEPT.isEmpty() && !session.isTransactionInProgress()) {
			KEPT.remove(new Identity(entity, null));
		}
	}

	private static void removeGone() {
		for (Object gone = GONE.poll(); gone != null; gone = GONE.poll()) {
			KEPT.remove(gone);
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
