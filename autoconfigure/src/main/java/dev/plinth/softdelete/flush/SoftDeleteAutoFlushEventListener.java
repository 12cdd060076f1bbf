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
package dev.plinth.softdelete.flush;

import dev.plinth.audit.flush.AuditAutoFlushEventListener;
import dev.plinth.softdelete.event.SoftDeleteEvents;
import dev.plinth.softdelete.reference.WrittenReferences;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.spi.AutoFlushEvent;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.FlushEvent;

/**
 * Adds the {@linkplain FlushSteps steps} of soft deletion to the flush ahead of a query.
 */
public final class SoftDeleteAutoFlushEventListener extends AuditAutoFlushEventListener {

	@Override
	public void onAutoFlush(AutoFlushEvent event) {
		EventSource session = event.getSession();
		if (SoftDeleteEvents.of(session).publishAfter(() -> super.onAutoFlush(event))) {
			session.autoFlushIfRequired(event.getQuerySpaces());
		}
	}

	@Override
	protected void preFlush(EventSource session, PersistenceContext persistenceContext) {
		FlushSteps.deleteRequested(session, persistenceContext);
		super.preFlush(session, persistenceContext);
	}

	@Override
	protected void flushEverythingToExecutions(FlushEvent event, PersistenceContext persistenceContext,
			EventSource session) {
		WrittenReferences.of(session).begin();
		super.flushEverythingToExecutions(event, persistenceContext, session);
	}

	@Override
	protected void performExecutions(EventSource session) {
		FlushSteps.perform(session, super::performExecutions);
	}

}
