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
package dev.plinth.audit.flush;

import dev.plinth.audit.AuditStamps;
import org.hibernate.FlushMode;
import org.hibernate.event.spi.AutoFlushEvent;
import org.hibernate.event.spi.AutoFlushEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.FlushEvent;
import org.hibernate.event.spi.FlushEventListener;
import org.hibernate.event.spi.PreFlushEvent;
import org.hibernate.event.spi.PreFlushEventListener;

/**
 * Has the auditors resolved before a flush that writes, so that the application's code
 * may query: it runs ahead of Hibernate's own listeners. A query flushes in two events,
 * the first of which cascades, and inserts what has an identity column.
 */
final class AuditorFlushListener implements FlushEventListener, PreFlushEventListener, AutoFlushEventListener {

	private final transient AuditStamps stamps;

	private final transient PendingWrites pendingWrites;

	AuditorFlushListener(AuditStamps stamps, PendingWrites pendingWrites) {
		this.stamps = stamps;
		this.pendingWrites = pendingWrites;
	}

	@Override
	public void onFlush(FlushEvent event) {
		resolveAuditors(event.getSession());
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * Hibernate begins a flush here only for a query with a parameter that is not
	 * persistent yet. For the others it comes with {@link #onAutoFlush}.
	 */
	@Override
	public void onAutoPreFlush(PreFlushEvent event) {
		if (event.getParameterBindings().hasAnyTransientEntityBindings(event.getSession())) {
			resolveAuditorsUnlessManual(event.getSession());
		}
	}

	@Override
	public void onAutoFlush(AutoFlushEvent event) {
		resolveAuditorsUnlessManual(event.getSession());
	}

	private void resolveAuditorsUnlessManual(EventSource session) {
		if (!session.getHibernateFlushMode().lessThan(FlushMode.AUTO)) {
			resolveAuditors(session);
		}
	}

	private void resolveAuditors(EventSource session) {
		boolean pending = false;
		for (Class<?> type : this.pendingWrites.auditorTypes(session.getFactory())) {
			if (this.stamps.isUnresolved(session, type)) {
				pending = pending || this.pendingWrites.in(session);
				if (!pending) {
					return;
				}
				this.stamps.resolveAuditor(session, type);
			}
		}
	}

}
