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

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/**
 * How an entity refers to its auditor where that is an entity, too. The application may
 * have loaded it elsewhere (the principal of a request), or the persistence context may
 * have been cleared since: it would be a detached instance among managed ones.
 */
final class AuditorReference {

	private AuditorReference() {
	}

	/**
	 * Return whether an auditor is an entity that the persistence context does not hold.
	 */
	static boolean isDetached(Object auditor, SharedSessionContractImplementor session) {
		return session instanceof SessionImplementor stateful && persister(auditor, stateful) != null
				&& !stateful.contains(auditor);
	}

	/**
	 * Return an auditor as the persistence context holds it, without loading it.
	 * @param auditor the auditor
	 * @param session the session that writes
	 * @return a reference if the auditor is a detached entity, else the auditor
	 */
	static Object of(Object auditor, SharedSessionContractImplementor session) {
		if (!(session instanceof SessionImplementor stateful) || !isDetached(auditor, stateful)) {
			return auditor;
		}
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(auditor);
		EntityPersister persister = persister(auditor, stateful);
		Object id = (proxy != null) ? proxy.getInternalIdentifier()
				: (persister != null) ? persister.getIdentifier(auditor, stateful) : null;
		return (persister != null && id != null) ? stateful.getReference(persister.getEntityName(), id) : auditor;
	}

	private static @Nullable EntityPersister persister(Object auditor, SessionImplementor session) {
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(auditor);
		return session.getFactory()
			.getMappingMetamodel()
			.findEntityDescriptor((proxy != null) ? proxy.getEntityName() : auditor.getClass().getName());
	}

}
