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
package dev.plinth.softdelete.bootstrap;

import dev.plinth.mapping.StandardListeners;
import dev.plinth.softdelete.SoftDeleteSettings;
import dev.plinth.softdelete.deletion.SoftDeleteEventListener;
import dev.plinth.softdelete.deletion.SoftDeletePersistEventListener;
import dev.plinth.softdelete.deletion.SoftDeleteRefreshEventListener;
import dev.plinth.softdelete.deletion.StatelessDeleteEventListener;
import dev.plinth.softdelete.flush.SoftDeleteAutoFlushEventListener;
import dev.plinth.softdelete.flush.SoftDeleteFlushEntityEventListener;
import dev.plinth.softdelete.flush.SoftDeleteFlushEventListener;
import dev.plinth.softdelete.guard.MappingGuard;
import dev.plinth.softdelete.model.RestrictingAssociations;
import dev.plinth.softdelete.model.SoftDeletableMapping;
import dev.plinth.softdelete.reference.GuardedReferenceListener;
import dev.plinth.softdelete.reference.GuardedReferences;
import dev.plinth.softdelete.reference.ImmediateWriteListener;
import dev.plinth.softdelete.reference.OneToOneChildren;
import dev.plinth.softdelete.visibility.SoftDeleteLoadEventListener;
import dev.plinth.softdelete.visibility.SoftDeletePostLoadEventListener;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;

/**
 * Puts the event listeners of soft deletion in the place of Hibernate's own, which they
 * extend, in persistence units with soft-deletable entities. Listeners of the application
 * and of other libraries stay. What restricts deletions is looked for in every unit,
 * since it has to be refused where nothing can be deleted softly.
 */
public final class SoftDeleteIntegrator implements Integrator {

	@Override
	public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
			SessionFactoryImplementor sessionFactory) {
		sessionFactory.addObserver(new SessionFactoryObserver() {

			@Override
			public void sessionFactoryCreated(SessionFactory created) {
				RestrictingAssociations.register(sessionFactory);
			}

		});
		if (metadata.getEntityBindings().stream().noneMatch(SoftDeletableMapping::isSoftDeletable)) {
			return;
		}
		MappingGuard.check(metadata, SoftDeleteSettings.of(bootstrapContext).guard());
		EventListenerRegistry listeners = sessionFactory.getEventListenerRegistry();
		StandardListeners.replace(listeners, EventType.DELETE, new SoftDeleteEventListener());
		StandardListeners.replace(listeners, EventType.FLUSH, new SoftDeleteFlushEventListener());
		StandardListeners.replace(listeners, EventType.AUTO_FLUSH, new SoftDeleteAutoFlushEventListener());
		StandardListeners.replace(listeners, EventType.FLUSH_ENTITY, new SoftDeleteFlushEntityEventListener());
		StandardListeners.replace(listeners, EventType.PERSIST, new SoftDeletePersistEventListener());
		GuardedReferences references = new GuardedReferences();
		OneToOneChildren children = new OneToOneChildren();
		GuardedReferenceListener reading = new GuardedReferenceListener(references, children);
		StandardListeners.replace(listeners, EventType.REFRESH, new SoftDeleteRefreshEventListener());
		listeners.prependListeners(EventType.POST_LOAD, reading);
		ImmediateWriteListener writing = new ImmediateWriteListener();
		listeners.appendListeners(EventType.PRE_INSERT, writing);
		listeners.appendListeners(EventType.PRE_UPDATE, writing);
		listeners.appendListeners(EventType.PRE_UPSERT, writing);
		listeners.appendListeners(EventType.PRE_UPDATE, reading);
		listeners.appendListeners(EventType.PRE_UPSERT, reading);
		listeners.appendListeners(EventType.PRE_DELETE, new StatelessDeleteEventListener());
		listeners.appendListeners(EventType.LOAD, new SoftDeleteLoadEventListener());
		listeners.appendListeners(EventType.POST_LOAD, new SoftDeletePostLoadEventListener());
		sessionFactory.addObserver(new SessionFactoryObserver() {

			@Override
			public void sessionFactoryCreated(SessionFactory created) {
				references.register(sessionFactory);
				children.register(sessionFactory);
			}

		});
	}

}
