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

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * All configuration properties of Plinth, by group. They are bound as one, so that a
 * misspelt property or group fails the start instead of being without effect.
 */
@ConfigurationProperties(prefix = "plinth", ignoreUnknownFields = false)
public class PlinthProperties {

	@NestedConfigurationProperty
	private final PlinthAuditingProperties auditing = new PlinthAuditingProperties();

	@NestedConfigurationProperty
	private final PlinthColumnsProperties columns = new PlinthColumnsProperties();

	@NestedConfigurationProperty
	private final PlinthMappingProperties mapping = new PlinthMappingProperties();

	@NestedConfigurationProperty
	private final PlinthMigrationProperties migration = new PlinthMigrationProperties();

	@NestedConfigurationProperty
	private final PlinthNamingProperties naming = new PlinthNamingProperties();

	@NestedConfigurationProperty
	private final PlinthSchemaProperties schema = new PlinthSchemaProperties();

	@NestedConfigurationProperty
	private final PlinthSoftDeleteProperties softDelete = new PlinthSoftDeleteProperties();

	/**
	 * Persistence units besides that of spring.datasource, by their names.
	 */
	private final Map<String, PlinthUnitProperties> units = new LinkedHashMap<>();

	public PlinthAuditingProperties getAuditing() {
		return this.auditing;
	}

	public PlinthColumnsProperties getColumns() {
		return this.columns;
	}

	public PlinthMappingProperties getMapping() {
		return this.mapping;
	}

	public PlinthMigrationProperties getMigration() {
		return this.migration;
	}

	public PlinthNamingProperties getNaming() {
		return this.naming;
	}

	public PlinthSchemaProperties getSchema() {
		return this.schema;
	}

	public PlinthSoftDeleteProperties getSoftDelete() {
		return this.softDelete;
	}

	public Map<String, PlinthUnitProperties> getUnits() {
		return this.units;
	}

}
