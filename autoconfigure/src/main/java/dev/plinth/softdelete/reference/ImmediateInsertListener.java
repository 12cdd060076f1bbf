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
import org.hibernate.persister.entity.EntityPersister;

/**
 * Checks the references of rows that are inserted without waiting for a flush: those
 * whose identifier the database generates, and those of a stateless session.
 */
public final class ImmediateInsertListener implements PreInsertEventListener {

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

}
