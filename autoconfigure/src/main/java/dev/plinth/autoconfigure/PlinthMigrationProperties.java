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

/**
 * Properties of the SQL mixins and the baseline migrations, group
 * {@code plinth.migration}.
 */
public class PlinthMigrationProperties {

	/**
	 * Whether to add the SQL mixins and the baseline migrations to the application's
	 * Flyway run.
	 */
	private boolean enabled = true;

	/**
	 * Return whether Flyway gets the SQL mixins and the baseline migrations.
	 * @return {@code true} unless switched off
	 */
	public boolean isEnabled() {
		return this.enabled;
	}

	/**
	 * Set whether Flyway gets the SQL mixins and the baseline migrations.
	 * @param enabled {@code false} to switch them off
	 */
	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
