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

import java.util.List;

import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/**
 * The sequence that identifiers come from.
 *
 * @param name its name
 * @param increment by how much it increments, which is how many identifiers one value
 * stands for
 * @param identifiers the identifiers that come from it
 */
record RequiredSequence(QualifiedName name, int increment, List<Identifiers> identifiers) {

	/**
	 * The column of one table that holds identifiers.
	 *
	 * @param table the table
	 * @param column the column
	 */
	record Identifiers(Table table, Column column) {

	}

}
