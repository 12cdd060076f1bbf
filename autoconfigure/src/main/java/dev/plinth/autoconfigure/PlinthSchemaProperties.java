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

import java.nio.file.Path;

import dev.plinth.migration.SchemaCheck;
import org.jspecify.annotations.Nullable;

/**
 * Configuration properties of the schema check, group {@code plinth.schema}.
 */
public class PlinthSchemaProperties {

	/**
	 * What happens when the database lacks something that the mixins in use need.
	 */
	private SchemaCheck check = SchemaCheck.FAIL;

	/**
	 * Directory that the missing migration is written to, as its next versioned file. For
	 * development.
	 */
	private @Nullable Path writeMigration;

	/**
	 * Directory that the placeholders of the SQL mixins and the baseline migrations are
	 * written to, for a Flyway outside of the application and for other tools.
	 */
	private @Nullable Path export;

	public SchemaCheck getCheck() {
		return this.check;
	}

	public void setCheck(SchemaCheck check) {
		this.check = check;
	}

	public @Nullable Path getWriteMigration() {
		return this.writeMigration;
	}

	public void setWriteMigration(@Nullable Path writeMigration) {
		this.writeMigration = writeMigration;
	}

	public @Nullable Path getExport() {
		return this.export;
	}

	public void setExport(@Nullable Path export) {
		this.export = export;
	}

}
