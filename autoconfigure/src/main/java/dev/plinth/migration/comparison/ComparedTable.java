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

package dev.plinth.migration.comparison;

import dev.plinth.migration.database.DatabaseSchema;
import dev.plinth.migration.database.ExistingColumn;
import dev.plinth.migration.database.ExistingTable;
import dev.plinth.migration.statement.SchemaStatements;
import org.hibernate.mapping.Column;
import org.jspecify.annotations.Nullable;

/**
 * A table that is there, with all that it takes to compare it.
 *
 * @param required what the mixins in use need of it
 * @param found what it is
 * @param inheritance knows the tables that it inherits from
 * @param statements knows the statements of the database
 * @param database tells more of the database
 * @param differences gets what is missing or wrong
 */
record ComparedTable(RequiredTable required, ExistingTable found, TableInheritance inheritance,
		SchemaStatements statements, DatabaseSchema database, SchemaDifferences differences) {

	/**
	 * Return the name of the table in statements.
	 */
	String name() {
		return this.statements.name(this.required.table());
	}

	/**
	 * Return the name of a column in statements.
	 */
	String name(Column column) {
		return this.statements.name(column);
	}

	/**
	 * Return the name of a column with that of the table.
	 */
	String path(Column column) {
		return name() + "." + name(column);
	}

	/**
	 * Return the type of a column as it is mapped.
	 */
	String type(Column column) {
		return this.statements.type(column);
	}

	/**
	 * Return what there is of a column.
	 * @return the column, or {@code null} if it is missing
	 */
	@Nullable ExistingColumn find(Column column) {
		return this.found.columns().get(this.database.names().name(column));
	}

}
