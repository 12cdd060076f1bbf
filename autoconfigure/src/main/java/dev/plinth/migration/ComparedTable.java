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

/**
 * A table that is there, with all that it takes to compare it.
 *
 * @param required what the mixins in use need of it
 * @param found what it is
 * @param statements knows the statements of the database
 * @param database tells more of the database
 * @param differences gets what is missing or wrong
 */
record ComparedTable(RequiredTable required, ExistingTable found, SchemaStatements statements, DatabaseSchema database,
		SchemaDifferences differences) {

	/**
	 * Return the name of the table in statements.
	 */
	String name() {
		return this.statements.name(this.required.table());
	}

}
