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
package dev.plinth.softdelete.model;

import java.time.Instant;
import java.util.UUID;

import dev.plinth.audit.AuditStamps;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * One delete operation: what it writes into every row that it takes.
 *
 * @param id the identifier of the operation
 * @param at when it happened
 * @param by the auditor
 */
public record Deletion(UUID id, Instant at, String by) {

	/**
	 * Start a delete operation.
	 * @param session the session that deletes
	 * @return the operation
	 */
	public static Deletion start(SharedSessionContractImplementor session) {
		AuditStamps stamps = AuditStamps.of(session.getFactory());
		UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(session);
		return new Deletion(id, stamps.instant(session), stamps.auditor(session));
	}

	/**
	 * Start the deletion of an entity, whose stamps may be kept ones.
	 * @param entity the entity
	 * @param session the session that deletes
	 * @return the operation
	 */
	public static Deletion start(Object entity, SharedSessionContractImplementor session) {
		AuditStamps stamps = AuditStamps.of(session.getFactory());
		UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(session);
		return new Deletion(id, stamps.deletedAt(entity, session), stamps.deletedBy(entity, session));
	}

}
