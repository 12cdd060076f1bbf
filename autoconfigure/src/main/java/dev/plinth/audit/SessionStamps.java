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

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.hibernate.engine.extension.spi.Extension;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.EventType;
import org.hibernate.resource.jdbc.spi.JdbcSessionOwner;
import org.hibernate.resource.transaction.spi.TransactionCoordinator;
import org.hibernate.resource.transaction.spi.TransactionObserver;
import org.jspecify.annotations.Nullable;

/**
 * The stamps of one Hibernate session: of its current transaction, or, where none is
 * active, of the write under way. They are a part of the session, so they go when it
 * goes; those of a transaction are cleared when it completes and, should its completion
 * have been lost with the connection, when the next one begins. Sessions that share the
 * connection of another one share its stamps.
 */
public final class SessionStamps implements Extension, TransactionObserver {

	private static final ThreadLocal<Boolean> RESOLVING = new ThreadLocal<>();

	private final boolean openedWhileResolving = RESOLVING.get() != null;

	private final Stamps transaction = new Stamps();

	private @Nullable Write write;

	private @Nullable Map<Object, Boolean> kept;

	private @Nullable IdentityHashMap<Object, Object> owners;

	private boolean observing;

	private boolean resolving;

	/**
	 * Return the stamps of a session, which a session has in common with those that share
	 * its connection.
	 * @param session the session
	 * @return its stamps
	 */
	public static SessionStamps of(SharedSessionContractImplementor session) {
		JdbcSessionOwner owner = session.getJdbcCoordinator().getJdbcSessionOwner();
		SharedSessionContractImplementor holder = (owner instanceof SharedSessionContractImplementor root) ? root
				: session;
		return holder.getExtension(SessionStamps.class);
	}

	/**
	 * Return the stamps of the transaction.
	 * @param session the session that asks
	 * @return the stamps, or {@code null} when no transaction is active
	 */
	@Nullable Stamps ofTransaction(SharedSessionContractImplementor session) {
		if (!session.isTransactionInProgress()) {
			return null;
		}
		if (!this.observing) {
			TransactionCoordinator coordinator = session.getTransactionCoordinator();
			coordinator.addObserver(this);
			this.observing = true;
		}
		return this.transaction;
	}

	/**
	 * Return the stamps of a write: the same for each attribute of the entity, other ones
	 * once an attribute is asked for again.
	 * @param entity the entity written
	 * @param event whether it is inserted or updated
	 * @param attribute stands for the attribute
	 * @return the stamps
	 */
	Stamps ofWrite(Object entity, EventType event, Object attribute) {
		if (this.write == null || !this.write.admits(entity, event, attribute)) {
			this.write = new Write(entity, event);
		}
		this.write.attributes.add(attribute);
		return this.write.stamps;
	}

	/**
	 * Note that the transaction writes kept stamps.
	 * @param key stands for the instance that they belong to
	 * @param copied whether they are those of an instance that has been merged into this
	 * one, which still has them
	 * @param session the session that writes
	 */
	void noteKept(Object key, boolean copied, SharedSessionContractImplementor session) {
		if (ofTransaction(session) != null) {
			if (this.kept == null) {
				this.kept = new HashMap<>();
			}
			this.kept.putIfAbsent(key, copied);
		}
	}

	/**
	 * Look at the entities of a session, as a flush does, with each embeddable having one
	 * {@linkplain #isOwner owner}. Another session of the transaction may flush
	 * meanwhile.
	 * @param work what looks at them
	 */
	public void whileFlushing(Runnable work) {
		IdentityHashMap<Object, Object> outer = this.owners;
		this.owners = null;
		try {
			work.run();
		}
		finally {
			this.owners = outer;
		}
	}

	/**
	 * Return whether an embeddable belongs to an entity, and to none that the flush has
	 * come across before.
	 * @param entity the entity
	 * @param embeddable the embeddable that it holds
	 * @return {@code false} if another entity holds the same instance
	 */
	public boolean isOwner(Object entity, Object embeddable) {
		if (this.owners == null) {
			this.owners = new IdentityHashMap<>();
		}
		return this.owners.computeIfAbsent(embeddable, (instance) -> entity) == entity;
	}

	/**
	 * Return whether the session belongs to the code of the application that at this
	 * moment determines the auditor of another session.
	 */
	boolean isPartOfResolving() {
		return this.openedWhileResolving && RESOLVING.get() != null;
	}

	/**
	 * Return whether the auditor of this session is being determined.
	 */
	boolean isResolving() {
		return this.resolving;
	}

	/**
	 * Determine the auditor of this session.
	 * @param <T> the type of the auditor
	 * @param resolver determines the auditor
	 * @return the auditor
	 */
	<T> T resolve(Supplier<T> resolver) {
		Boolean outer = RESOLVING.get();
		RESOLVING.set(Boolean.TRUE);
		this.resolving = true;
		try {
			return resolver.get();
		}
		finally {
			this.resolving = false;
			if (outer == null) {
				RESOLVING.remove();
			}
		}
	}

	@Override
	public void afterBegin() {
		this.transaction.clear();
		this.kept = null;
	}

	@Override
	public void beforeCompletion() {
		// the flush before the commit still needs the stamps
	}

	@Override
	public void afterCompletion(boolean successful, boolean delayed) {
		this.transaction.clear();
		if (this.kept != null) {
			this.kept.forEach((key, copied) -> {
				if (successful || copied) {
					StampKeeper.remove(key);
				}
			});
		}
		this.kept = null;
	}

	/**
	 * One write of one entity.
	 */
	private static final class Write {

		private final WeakReference<Object> entity;

		private final EventType event;

		private final List<Object> attributes = new ArrayList<>(4);

		private final Stamps stamps = new Stamps();

		Write(Object entity, EventType event) {
			this.entity = new WeakReference<>(entity);
			this.event = event;
		}

		boolean admits(Object entity, EventType event, Object attribute) {
			return this.entity.refersTo(entity) && this.event == event && !this.attributes.contains(attribute);
		}

	}

}
