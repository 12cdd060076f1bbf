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
package dev.plinth.audit.stamped;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/**
 * The stamps by hand.
 */
@MappedSuperclass
public abstract class StampedEntity {

	@Stamp(Stamp.Kind.CREATED_AT)
	@Column(updatable = false)
	private @Nullable Instant createdAt;

	@Stamp(Stamp.Kind.UPDATED_AT)
	private @Nullable Instant updatedAt;

	@Stamp(Stamp.Kind.CREATED_BY)
	@Column(updatable = false)
	private @Nullable String createdBy;

	@Stamp(Stamp.Kind.UPDATED_BY)
	private @Nullable String updatedBy;

	public @Nullable Instant getCreatedAt() {
		return this.createdAt;
	}

	public @Nullable Instant getUpdatedAt() {
		return this.updatedAt;
	}

	public @Nullable String getCreatedBy() {
		return this.createdBy;
	}

	public @Nullable String getUpdatedBy() {
		return this.updatedBy;
	}

}
