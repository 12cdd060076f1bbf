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
import dev.plinth.audit.stamp.StampListener;
import dev.plinth.mapping.StandardListeners;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;

/**
 * Registers what resolves the auditor before a flush, what tells changes of content, what
 * touches parents, and what stamps need besides their generators, with each session
 * factory whose settings hold {@link AuditStamps}. Hibernate finds it as a service;
 * applications have no use for it.
 */
public final class AuditIntegrator implements Integrator {

	@Override
	public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
			SessionFactoryImplementor sessionFactory) {
		AuditStamps stamps = AuditStamps.find(sessionFactory.getServiceRegistry());
		if (stamps != null) {
			AuditorFlushListener listener = new AuditorFlushListener(stamps,
					new PendingWrites(sessionFactory.getEventEngine().getCallbackRegistry()));
			EventListenerRegistry listeners = sessionFactory.getEventListenerRegistry();
			StandardListeners.replace(listeners, EventType.FLUSH_ENTITY, new AuditFlushEntityEventListener());
			StandardListeners.replace(listeners, EventType.FLUSH, new AuditFlushEventListener());
			StandardListeners.replace(listeners, EventType.AUTO_FLUSH, new AuditAutoFlushEventListener());
			KeptStampsListener keptStampsListener = new KeptStampsListener();
			listeners.appendListeners(EventType.MERGE, keptStampsListener);
			listeners.appendListeners(EventType.POST_INSERT, keptStampsListener);
			listeners.appendListeners(EventType.POST_UPDATE, keptStampsListener);
			listeners.appendListeners(EventType.POST_UPSERT, keptStampsListener);
			listeners.appendListeners(EventType.POST_DELETE, keptStampsListener);
			listeners.appendListeners(EventType.POST_INSERT, new TouchInsertListener());
			listeners.prependListeners(EventType.FLUSH, listener);
			listeners.prependListeners(EventType.PRE_FLUSH, listener);
			listeners.prependListeners(EventType.AUTO_FLUSH, listener);
			StampListener stampListener = new StampListener();
			listeners.appendListeners(EventType.PRE_INSERT, stampListener);
			listeners.appendListeners(EventType.POST_INSERT, stampListener);
			listeners.appendListeners(EventType.PRE_UPDATE, stampListener);
			sessionFactory.addObserver(new SessionFactoryObserver() {

				@Override
				public void sessionFactoryCreated(SessionFactory created) {
					TouchingEntity.all(sessionFactory);
				}

			});
		}
	}

}
