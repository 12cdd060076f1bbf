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
package dev.plinth.softdelete;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Published as an application event for each row that a session has deleted softly, by
 * itself or along with its parent: within the transaction, at the end of the flush that
 * wrote the row. Bulk statements publish none, as they call no callbacks. A
 * {@link org.springframework.transaction.event.TransactionalEventListener} hears of it
 * once the transaction has committed.
 *
 * @param type the entity class
 * @param id the identifier of the row
 * @param deletedAt when the row was deleted
 * @param deletedBy the auditor, or {@code null} if the entity does not hold its name
 * @param deletionId the identifier of the deletion, the same for all rows that went with
 * it, or {@code null} if the entity does not hold it
 * @param persistenceUnit the name of the persistence unit that the row is in, or
 * {@code null} if its session factory was not made for one
 */
public record EntitySoftDeleted(Class<?> type, Object id, Instant deletedAt, @Nullable String deletedBy,
		@Nullable UUID deletionId, @Nullable String persistenceUnit) {

}
