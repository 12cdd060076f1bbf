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
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Configuration properties of a further persistence unit, group
 * {@code plinth.units.<name>}.
 */
public class PlinthUnitProperties {

	/**
	 * The database.
	 */
	private final DataSource datasource = new DataSource();

	/**
	 * Settings of Flyway by their names in Flyway. Migrations run if there are locations.
	 */
	private final Map<String, String> flyway = new LinkedHashMap<>();

	/**
	 * The schema check.
	 */
	private final Schema schema = new Schema();

	/**
	 * Settings of the persistence provider, on top of those in spring.jpa.properties.
	 */
	private final Map<String, String> properties = new LinkedHashMap<>();

	public DataSource getDatasource() {
		return this.datasource;
	}

	public Map<String, String> getFlyway() {
		return this.flyway;
	}

	public Schema getSchema() {
		return this.schema;
	}

	public Map<String, String> getProperties() {
		return this.properties;
	}

	/**
	 * Return the version that Flyway baselines the database at.
	 * @return the version, or {@code null} if Flyway does not
	 */
	@Nullable String baseline() {
		return Boolean.parseBoolean(this.flyway.get("baselineOnMigrate"))
				? this.flyway.getOrDefault("baselineVersion", "1") : null;
	}

	/**
	 * The schema check of a persistence unit.
	 */
	public static class Schema {

		/**
		 * Directory that the missing migration is written to, as its next versioned file.
		 * For development.
		 */
		private @Nullable Path writeMigration;

		public @Nullable Path getWriteMigration() {
			return this.writeMigration;
		}

		public void setWriteMigration(@Nullable Path writeMigration) {
			this.writeMigration = writeMigration;
		}

	}

	/**
	 * The database of a persistence unit.
	 */
	public static class DataSource {

		/**
		 * JDBC URL of the database.
		 */
		private @Nullable String url;

		/**
		 * Login name.
		 */
		private @Nullable String username;

		/**
		 * Login password.
		 */
		private @Nullable String password;

		/**
		 * Class of the JDBC driver, told by the URL by default.
		 */
		private @Nullable String driverClassName;

		/**
		 * Settings of the connection pool.
		 */
		private final Map<String, String> hikari = new LinkedHashMap<>();

		public @Nullable String getUrl() {
			return this.url;
		}

		public void setUrl(@Nullable String url) {
			this.url = url;
		}

		public @Nullable String getUsername() {
			return this.username;
		}

		public void setUsername(@Nullable String username) {
			this.username = username;
		}

		public @Nullable String getPassword() {
			return this.password;
		}

		public void setPassword(@Nullable String password) {
			this.password = password;
		}

		public @Nullable String getDriverClassName() {
			return this.driverClassName;
		}

		public void setDriverClassName(@Nullable String driverClassName) {
			this.driverClassName = driverClassName;
		}

		public Map<String, String> getHikari() {
			return this.hikari;
		}

	}

}
