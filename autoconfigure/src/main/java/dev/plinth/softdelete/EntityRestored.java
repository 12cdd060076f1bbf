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
 * Published as an application event for each row that has been restored, by itself or
 * along with its parent, within the transaction and after its statement. A
 * {@link org.springframework.transaction.event.TransactionalEventListener} hears of it
 * once the transaction has committed.
 *
 * @param type the entity class
 * @param id the identifier of the row
 * @param restoredAt when the row was restored
 * @param restoredBy the auditor, or {@code null} if the entity holds no auditor's name
 * @param deletionId the identifier of the deletion that was taken back, or {@code null}
 * if the row had none
 * @param persistenceUnit the name of the persistence unit that the row is in, or
 * {@code null} if its session factory was not made for one
 */
public record EntityRestored(Class<?> type, Object id, Instant restoredAt, @Nullable String restoredBy,
		@Nullable UUID deletionId, @Nullable String persistenceUnit) {

}
