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
package dev.plinth.softdelete.reference;

import java.util.ArrayList;
import java.util.List;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.event.spi.PreUpsertEvent;
import org.hibernate.event.spi.PreUpsertEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Checks the references of rows that are written without waiting for a flush: those whose
 * identifier the database generates, and those of a stateless session. It does not know
 * what an update changes, so the rows themselves tell which references they have already.
 */
public final class ImmediateWriteListener
		implements PreInsertEventListener, PreUpdateEventListener, PreUpsertEventListener {

	@Override
	public boolean onPreInsert(PreInsertEvent event) {
		SharedSessionContractImplementor session = event.getSession();
		EntityPersister persister = event.getPersister();
		if (!(session instanceof EventSource) || persister.isIdentifierAssignedByInsert()) {
			List<Reference> references = new ArrayList<>();
			WrittenReferences.findInserted(persister, event.getId(), event.getState(), session, references::add);
			ReferenceLookup.requireLiving(references, session);
		}
		return false;
	}

	@Override
	public boolean onPreUpdate(PreUpdateEvent event) {
		checkUpdated(event.getPersister(), event.getId(), event.getState(), event.getSession());
		return false;
	}

	@Override
	public boolean onPreUpsert(PreUpsertEvent event) {
		checkUpdated(event.getPersister(), event.getId(), event.getState(), event.getSession());
		return false;
	}

	private static void checkUpdated(EntityPersister persister, Object id, @Nullable Object[] state,
			SharedSessionContractImplementor session) {
		if (!(session instanceof EventSource)) {
			List<Reference> references = new ArrayList<>();
			WrittenReferences.findUpdated(persister, id, state, null, null, session, references::add);
			ReferenceLookup.requireLiving(references, session);
		}
	}

}
