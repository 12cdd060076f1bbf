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
package dev.plinth.audit.stamp;

import dev.plinth.mapping.ManagedAttributeGenerator;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * The generator of an attribute that a deletion is written into. The application may have
 * assigned to it what is not true. Public for the packages of this library; not for use
 * by applications.
 */
public interface DeletionAttributeGenerator extends ManagedAttributeGenerator {

	/**
	 * Return whether the row of an entity is deleted, or about to be.
	 * @param entity the entity
	 * @param session the session that manages it
	 * @return whether it is, whatever the entity says
	 */
	boolean isDeleted(Object entity, SharedSessionContractImplementor session);

	/**
	 * Return whether the next flush deletes the row of an entity.
	 * @param entry the entry of the entity in the persistence context
	 * @return whether it does
	 */
	boolean isDeletionPending(EntityEntry entry);

}
