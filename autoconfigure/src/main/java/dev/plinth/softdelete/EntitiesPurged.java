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

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Published as an application event for each batch of rows that a purge has removed for
 * good, within the transaction that removed them. A
 * {@link org.springframework.transaction.event.TransactionalEventListener} hears of it
 * once that has committed.
 *
 * @param type the entity class that was purged
 * @param ids the identifiers of the rows of that class; what they cascade to went as well
 * @param persistenceUnit the name of the persistence unit that the rows were in, or
 * {@code null} if its session factory was not made for one
 */
public record EntitiesPurged(Class<?> type, List<Object> ids, @Nullable String persistenceUnit) {

}
