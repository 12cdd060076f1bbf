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

import java.util.List;

import org.hibernate.FlushMode;
import org.hibernate.event.spi.AutoFlushEvent;
import org.hibernate.event.spi.AutoFlushEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.FlushEvent;
import org.hibernate.event.spi.FlushEventListener;

/**
 * Has the auditors resolved before a flush that writes, so that the application's code
 * may query: it runs ahead of Hibernate's own listeners.
 */
final class AuditorFlushListener implements FlushEventListener, AutoFlushEventListener {

	private final transient AuditStamps stamps;

	private final transient PendingWrites pendingWrites = new PendingWrites();

	AuditorFlushListener(AuditStamps stamps) {
		this.stamps = stamps;
	}

	@Override
	public void onFlush(FlushEvent event) {
		resolveAuditors(event.getSession());
	}

	@Override
	public void onAutoFlush(AutoFlushEvent event) {
		if (!event.getSession().getHibernateFlushMode().lessThan(FlushMode.AUTO)) {
			resolveAuditors(event.getSession());
		}
	}

	private void resolveAuditors(EventSource session) {
		List<Class<?>> unresolved = this.pendingWrites.auditorTypes(session.getFactory())
			.stream()
			.filter((type) -> this.stamps.isUnresolved(session, type))
			.toList();
		if (!unresolved.isEmpty() && this.pendingWrites.in(session)) {
			unresolved.forEach((type) -> this.stamps.resolveAuditor(session, type));
		}
	}

}
