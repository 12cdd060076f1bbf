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

import dev.plinth.audit.SessionStamps;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.internal.DefaultFlushEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.FlushEvent;

/**
 * Has a flush update the parents that changed entities
 * {@linkplain dev.plinth.entity.Touch touch}. Public for the packages of this library,
 * which extend it; not for use by applications.
 */
public class AuditFlushEventListener extends DefaultFlushEventListener {

	private final transient ParentTouch parentTouch = new ParentTouch();

	@Override
	protected void flushEverythingToExecutions(FlushEvent event, PersistenceContext persistenceContext,
			EventSource session) {
		this.parentTouch.mark(session);
		SessionStamps.of(session)
			.whileFlushing(() -> super.flushEverythingToExecutions(event, persistenceContext, session));
	}

	@Override
	protected void performExecutions(EventSource session) {
		super.performExecutions(session);
		this.parentTouch.complete(session);
	}

}
