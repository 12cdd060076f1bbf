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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.plinth.audit.AuditStamps;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * One delete operation: what it writes into every row that it takes. The auditor is
 * resolved once for each type that auditors of these rows have.
 */
public final class Deletion {

	private final UUID id;

	private final Instant at;

	private final @Nullable Object entity;

	private final SharedSessionContractImplementor session;

	private final Map<Class<?>, Optional<Object>> auditors = new HashMap<>(2);

	private Deletion(@Nullable Object entity, SharedSessionContractImplementor session) {
		AuditStamps stamps = AuditStamps.of(session.getFactory());
		this.id = UuidVersion7Strategy.INSTANCE.generateUuid(session);
		this.at = (entity != null) ? stamps.deletedAt(entity, session) : stamps.instant(session);
		this.entity = entity;
		this.session = session;
	}

	/**
	 * Start a delete operation.
	 * @param attributes the attributes of the entity that it begins with
	 * @param session the session that deletes
	 * @return the operation
	 */
	public static Deletion start(SoftDeleteAttributes attributes, SharedSessionContractImplementor session) {
		return start(attributes, null, session);
	}

	/**
	 * Start the deletion of an entity, whose stamps may be kept ones.
	 * @param attributes the attributes of the entity
	 * @param entity the entity, or {@code null} if no kept stamps apply
	 * @param session the session that deletes
	 * @return the operation
	 */
	public static Deletion start(SoftDeleteAttributes attributes, @Nullable Object entity,
			SharedSessionContractImplementor session) {
		Deletion deletion = new Deletion(entity, session);
		attributes.auditor(deletion);
		return deletion;
	}

	/**
	 * Return the identifier of the operation, which not every row has room for.
	 */
	public UUID id() {
		return this.id;
	}

	/**
	 * Return when it happened.
	 */
	public Instant at() {
		return this.at;
	}

	/**
	 * Return the auditor.
	 * @param type the type of the attribute that holds it, {@link String} for a name
	 * @return the auditor, never {@code null} for a name
	 */
	@Nullable Object by(Class<?> type) {
		Optional<Object> auditor = this.auditors.get(type);
		if (auditor == null) {
			auditor = Optional.ofNullable(resolve(type));
			this.auditors.put(type, auditor);
		}
		return auditor.orElse(null);
	}

	private @Nullable Object resolve(Class<?> type) {
		AuditStamps stamps = AuditStamps.of(this.session.getFactory());
		if (type != String.class) {
			return stamps.auditor(this.session, type);
		}
		return (this.entity != null) ? stamps.deletedBy(this.entity, this.session) : stamps.auditor(this.session);
	}

}
