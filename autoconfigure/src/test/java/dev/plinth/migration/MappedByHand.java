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
package dev.plinth.migration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.AbstractUuidEntity;
import dev.plinth.mapping.ColumnSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * The columns of all mixins as annotated fields, once for the default settings and once
 * for settings that differ in everything.
 */
enum MappedByHand {

	STANDARD(ColumnSettings.DEFAULTS, Document.class, Attachment.class),

	CUSTOMIZED(new ColumnSettings(
			Map.of("createdAt", "created_on", "updatedAt", "changed_on", "createdBy", "author", "updatedBy", "editor",
					"deletedAt", "removed_on", "deletedBy", "remover", "deletionId", "removal", "version", "revision"),
			64, 3), CustomizedDocument.class, CustomizedAttachment.class);

	final ColumnSettings columns;

	final Class<?> withId;

	final Class<?> withUuid;

	MappedByHand(ColumnSettings columns, Class<?> withId, Class<?> withUuid) {
		this.columns = columns;
		this.withId = withId;
		this.withUuid = withUuid;
	}

	String[] properties() {
		List<String> properties = new ArrayList<>();
		this.columns.names()
			.forEach((attribute, column) -> properties.add("plinth.columns." + attribute + "=" + column));
		properties.add("plinth.columns.auditor-length=" + this.columns.auditorLength());
		properties.add("plinth.columns.timestamp-precision=" + this.columns.timestampPrecision());
		return properties.toArray(String[]::new);
	}

	List<Class<?>> classes() {
		return List.of(this.withId, this.withUuid);
	}

	@Entity
	@Table(name = "document")
	static class Document extends AbstractBaseEntity {

		@Column(name = "created_at", nullable = false)
		Instant created;

		@Column(name = "updated_at", nullable = false)
		Instant updated;

		@Column(name = "created_by", nullable = false)
		String creator;

		@Column(name = "updated_by", nullable = false)
		String updater;

		@Column(name = "deleted_at")
		Instant deleted;

		@Column(name = "deleted_by")
		String deleter;

		@Column(name = "deletion_id")
		UUID deletion;

		@Version
		@Column(name = "version", nullable = false)
		Long lock;

	}

	@Entity
	@Table(name = "attachment")
	static class Attachment extends AbstractUuidEntity {

		@Version
		@Column(name = "version", nullable = false)
		Long lock;

	}

	@Entity
	@Table(name = "document")
	static class CustomizedDocument extends AbstractBaseEntity {

		@Column(name = "created_on", nullable = false, secondPrecision = 3)
		Instant created;

		@Column(name = "changed_on", nullable = false, secondPrecision = 3)
		Instant updated;

		@Column(name = "author", nullable = false, length = 64)
		String creator;

		@Column(name = "editor", nullable = false, length = 64)
		String updater;

		@Column(name = "removed_on", secondPrecision = 3)
		Instant deleted;

		@Column(name = "remover", length = 64)
		String deleter;

		@Column(name = "removal")
		UUID deletion;

		@Version
		@Column(name = "revision", nullable = false)
		Long lock;

	}

	@Entity
	@Table(name = "attachment")
	static class CustomizedAttachment extends AbstractUuidEntity {

		@Version
		@Column(name = "revision", nullable = false)
		Long lock;

	}

}
