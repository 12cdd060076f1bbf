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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.plinth.entity.SoftDeletable_;
import dev.plinth.entity.Timestamped_;
import dev.plinth.entity.Userstamped_;
import dev.plinth.entity.Versioned_;
import dev.plinth.mapping.ColumnSettings;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.PropertyPlaceholderHelper;

/**
 * The columns of a base or mixin as a Flyway placeholder for {@code create table} and
 * {@code alter table} statements. The text is in one file per mixin and
 * {@linkplain MigrationDatabase#mixinLocation() database}, in which
 * <code>${createdAt}</code> stands for the column of that attribute,
 * <code>${auditorLength}</code> and <code>${timestampPrecision}</code> for the settings
 * of these names.
 */
enum SqlMixin {

	/**
	 * Primary key of entities with a generated {@code Long}.
	 */
	ID,

	/**
	 * Primary key of entities with a generated {@code UUID}.
	 */
	UUID,

	/**
	 * Columns of {@link dev.plinth.entity.Timestamped}.
	 */
	TIMESTAMPS,

	/**
	 * Columns of {@link dev.plinth.entity.Userstamped}.
	 */
	USERSTAMPS,

	/**
	 * Columns of {@link dev.plinth.entity.SoftDeletable}.
	 */
	SOFT_DELETE,

	/**
	 * Column of {@link dev.plinth.entity.Versioned}.
	 */
	VERSION;

	private static final List<String> ATTRIBUTES = List.of(Timestamped_.CREATED_AT, Timestamped_.UPDATED_AT,
			Userstamped_.CREATED_BY, Userstamped_.UPDATED_BY, SoftDeletable_.DELETED_AT, SoftDeletable_.DELETED_BY,
			SoftDeletable_.DELETION_ID, Versioned_.VERSION);

	private static final PropertyPlaceholderHelper TEMPLATES = new PropertyPlaceholderHelper("${", "}");

	/**
	 * Return the name of the placeholder.
	 * @return the name, without the prefix and suffix that Flyway is configured with
	 */
	String placeholder() {
		return "mixin:" + name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Return what the placeholder expands to.
	 * @param database the database at hand
	 * @param columns the names and sizes of the columns
	 * @return column definitions, separated by commas
	 */
	String definition(MigrationDatabase database, ColumnSettings columns) {
		return TEMPLATES.replacePlaceholders(template(database), values(columns)::get);
	}

	private String template(MigrationDatabase database) {
		ClassPathResource resource = new ClassPathResource(
				database.mixinLocation() + "/" + name().toLowerCase(Locale.ROOT) + ".sql",
				SqlMixin.class.getClassLoader());
		try {
			return resource.getContentAsString(StandardCharsets.UTF_8).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, String> values(ColumnSettings columns) {
		Map<String, String> values = new HashMap<>();
		ATTRIBUTES.forEach((attribute) -> values.put(attribute, columns.column(attribute)));
		values.put("auditorLength", Integer.toString(columns.auditorLength()));
		values.put("timestampPrecision", Integer.toString(columns.timestampPrecision()));
		return values;
	}

}
