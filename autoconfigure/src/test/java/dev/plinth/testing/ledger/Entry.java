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
package dev.plinth.testing.ledger;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An entity with audit columns, whoever writes them.
 */
public interface Entry {

	@Nullable Long getId();

	void setId(@Nullable Long id);

	@Nullable Long getVersion();

	void setVersion(@Nullable Long version);

	@Nullable String getText();

	void setText(@Nullable String text);

	Set<String> getLabels();

	@Nullable Instant getCreatedAt();

	@Nullable String getCreatedBy();

	@Nullable Instant getUpdatedAt();

	@Nullable String getUpdatedBy();

}
