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
package dev.plinth.autoconfigure;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.AbstractUuidEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.module.SimpleModule;

/**
 * Has Jackson write the attributes of the mixins and the identifiers of the bases, but
 * never read them: it would set private fields that have a getter.
 */
final class ReadOnlyAttributesModule extends SimpleModule {

	ReadOnlyAttributesModule() {
		super("plinth");
		setMixInAnnotation(AbstractBaseEntity.class, LongId.class);
		setMixInAnnotation(AbstractUuidEntity.class, UuidId.class);
		setMixInAnnotation(Timestamped.class, Timestamps.class);
		setMixInAnnotation(Userstamped.class, Userstamps.class);
		setMixInAnnotation(SoftDeletable.class, Deletion.class);
		setMixInAnnotation(Versioned.class, Version.class);
	}

	/**
	 * Annotates {@link AbstractBaseEntity}.
	 */
	private interface LongId {

		@JsonProperty(access = Access.READ_ONLY)
		@Nullable Long getId();

	}

	/**
	 * Annotates {@link AbstractUuidEntity}.
	 */
	private interface UuidId {

		@JsonProperty(access = Access.READ_ONLY)
		@Nullable UUID getId();

	}

	/**
	 * Annotates {@link Timestamped}.
	 */
	private interface Timestamps {

		@JsonProperty(access = Access.READ_ONLY)
		@Nullable Instant getCreatedAt();

		@JsonProperty(access = Access.READ_ONLY)
		@Nullable Instant getUpdatedAt();

	}

	/**
	 * Annotates {@link Userstamped}.
	 */
	private interface Userstamps {

		@JsonProperty(access = Access.READ_ONLY)
		@Nullable String getCreatedBy();

		@JsonProperty(access = Access.READ_ONLY)
		@Nullable String getUpdatedBy();

	}

	/**
	 * Annotates {@link SoftDeletable}.
	 */
	private interface Deletion {

		@JsonProperty(access = Access.READ_ONLY)
		@Nullable Instant getDeletedAt();

		@JsonProperty(access = Access.READ_ONLY)
		@Nullable String getDeletedBy();

		@JsonProperty(access = Access.READ_ONLY)
		@Nullable UUID getDeletionId();

		@JsonProperty(access = Access.READ_ONLY)
		boolean isDeleted();

	}

	/**
	 * Annotates {@link Versioned}.
	 */
	private interface Version {

		@JsonProperty(access = Access.READ_ONLY)
		@Nullable Long getVersion();

	}

}
