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

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Settings of the schema check in one persistence unit, and of what is exported. An
 * instance reaches Hibernate as the setting {@link #SETTING}; without one nothing is
 * done.
 *
 * @param check what happens when something is missing
 * @param writeMigration the directory that the missing migration is written to, or
 * {@code null} if it is only shown
 * @param baseline the version that Flyway baselines databases at, and above which it runs
 * migrations, or {@code null} if it baselines none
 * @param export the directory that placeholders and baseline migrations are exported to,
 * or {@code null} if they are not
 * @param application the name of the application, which what is exported carries, or
 * {@code null} if it has none
 * @param fallbackAuditor the name that a migration writes into the auditor columns of
 * rows that are there already
 */
public record SchemaSettings(SchemaCheck check, @Nullable Path writeMigration, @Nullable String baseline,
		@Nullable Path export, @Nullable String application, String fallbackAuditor) {

	/**
	 * Name of the Hibernate setting that holds the settings.
	 */
	public static final String SETTING = SchemaSettings.class.getName();

	public SchemaSettings {
		Assert.notNull(check, "'check' must not be null");
		Assert.hasText(fallbackAuditor, "'fallbackAuditor' must not be empty");
	}

	/**
	 * Return the settings for one of several persistence units, which must not write to
	 * the files of another: below its migrations Flyway would find them and run them on
	 * the other database.
	 * @param unit the name of the unit
	 * @param writeMigration the directory that the missing migration of the unit is
	 * written to, or {@code null} if it is only shown
	 * @param baseline the version that Flyway baselines the database of the unit at, or
	 * {@code null} if it does not
	 * @return the settings, which export to a directory of that name below the one that
	 * is configured
	 */
	public SchemaSettings forUnit(String unit, @Nullable Path writeMigration, @Nullable String baseline) {
		return new SchemaSettings(this.check, writeMigration, baseline,
				(this.export != null) ? this.export.resolve(unit) : null, this.application, this.fallbackAuditor);
	}

}
